"""What an exception and its traceback hold."""

import sys


class Thing:
    pass


x = Thing()
base = sys.getrefcount(x)
try:
    raise ValueError(x)
except ValueError as error:
    print("in args:", sys.getrefcount(x) - base, error.args[0] is x)
    print("exception:", sys.getrefcount(error))
    print("current:", sys.exc_info()[1] is error)
print("after the handler:", sys.getrefcount(x) - base, sys.exc_info())
try:
    error
except NameError as missing:
    print(missing)


def fail(arg):
    local = arg
    raise KeyError("missing")


kept = None
try:
    fail(x)
except KeyError as error:
    print("frame holds arg and local:", sys.getrefcount(x) - base)
    kept = error
print("exception kept:", sys.getrefcount(x) - base)
frame = kept.__traceback__.tb_next.tb_frame
print("frame:", frame.f_code.co_name, sorted(frame.f_locals))
del frame
kept.__traceback__ = None
print("traceback cut:", sys.getrefcount(x) - base)
print("kept exception:", sys.getrefcount(kept))
del kept

try:
    try:
        fail(x)
    except KeyError as inner:
        raise RuntimeError(x) from inner
except RuntimeError as outer:
    print("chained:", sys.getrefcount(x) - base)
    print("cause:", outer.__cause__ is outer.__context__, type(outer.__cause__).__name__)
    print("cause's count:", sys.getrefcount(outer.__cause__))
print("after chaining:", sys.getrefcount(x) - base)


def nested(depth, arg):
    if depth == 0:
        raise LookupError
    nested(depth - 1, arg)


try:
    nested(5, x)
except LookupError as error:
    print("six frames hold it:", sys.getrefcount(x) - base)
    depth, tb = 0, error.__traceback__
    while tb:
        depth, tb = depth + 1, tb.tb_next
    print("depth:", depth)
print("all gone:", sys.getrefcount(x) - base)
