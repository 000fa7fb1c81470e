"""A kept exception keeps its traceback, that its frames, and those their locals."""

import gc
import sys
import weakref

gc.disable()


class Big:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  freed", self.name)


def work():
    data = Big("data of work")
    raise ValueError("failed")


def middle():
    more = Big("data of middle")
    work()


print("not kept:")
try:
    middle()
except ValueError:
    print("  handling")
print("kept:")
try:
    middle()
except ValueError as error:
    kept = error
print("  after the handler")
tb = kept.__traceback__
names = []
while tb:
    names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
    tb = tb.tb_next
print(" ", names)
last = kept.__traceback__.tb_next.tb_next
print("  a local by the frame:", last.tb_frame.f_locals["data"].name)
del last, tb
print("dropping the traceback:")
kept.__traceback__ = None
print("with_traceback:")
try:
    middle()
except ValueError as error:
    kept = error.with_traceback(None)
print("  gone before this line", kept.__traceback__)
print("clearing a frame:")
try:
    middle()
except ValueError as error:
    kept = error
frame = kept.__traceback__.tb_next.tb_next.tb_frame
frame.clear()
print("  cleared", frame.f_locals)
del frame
kept = None
print("an exception in a local of its own frame is a cycle:")


def cyclic():
    data = Big("data of cyclic")
    try:
        raise KeyError
    except KeyError as error:
        saved = error


cyclic()
print("  not freed yet")
print("  found", gc.collect())
print("the context:")
try:
    try:
        work()
    except ValueError:
        raise RuntimeError("second")
except RuntimeError as error:
    print("  context holds", error.__context__.__traceback__.tb_next.tb_frame.f_locals["data"].name)
print("end", sys.exc_info())
