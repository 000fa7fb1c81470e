"""sys: limits, versions, exception information, interning, output streams."""

import sys

print(sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 8), sys.maxsize, sys.byteorder, sys.maxunicode)
print(sys.getrecursionlimit(), len(sys.argv), sys.argv[0].endswith(".py"), type(sys.modules).__name__, "sys" in sys.modules, sys.modules["sys"] is sys, sys.modules["__main__"].__dict__ is globals())
print(sys.exc_info(), sys.intern("abc") is sys.intern("ab" + "c"), sys.getsizeof(0), sys.getdefaultencoding(), sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.int_info.bits_per_digit, sys.hash_info.width, sys.hash_info.modulus)


def depth():
    try:
        return 1 + depth()
    except RecursionError:
        return 1


sys.setrecursionlimit(200)
print(sys.getrecursionlimit(), 150 < depth() < 200)
sys.setrecursionlimit(1000)


def fail():
    raise ValueError("x")


try:
    fail()
except ValueError:
    kind, error, tb = sys.exc_info()
    print(kind.__name__, error, tb is error.__traceback__, tb.tb_next.tb_frame.f_code.co_name, sys.exception() is error)
    try:
        raise KeyError("inner")
    except KeyError:
        print(sys.exc_info()[1], sys.exc_info()[1].__context__)
    print(sys.exc_info()[1])
print(sys.exc_info())


def frame_names():
    frame, names = sys._getframe(), []
    while frame:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names


def outer():
    return frame_names(), sys._getframe().f_lineno, sys._getframe(1).f_code.co_name, sorted(sys._getframe().f_locals)


print(outer())
print("to stdout", file=sys.stdout)
sys.stdout.write("written\n")
print(sys.stdout.write("five!"), end="\n")
sys.stdout.flush()


def generator():
    try:
        raise ValueError("in the generator")
    except ValueError:
        yield sys.exc_info()[1]
        yield sys.exc_info()[1]


g = generator()
print(next(g), sys.exc_info())
try:
    raise KeyError("outside")
except KeyError:
    print(next(g), sys.exc_info()[1])
for wrong in (lambda: sys.setrecursionlimit(0), lambda: sys.setrecursionlimit("a"), lambda: sys.intern(1), lambda: sys.getrefcount(), lambda: sys.getsizeof(), lambda: sys._getframe(1000), lambda: sys.nothing):
    try:
        print(wrong())
    except (ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
try:
    sys.exit("message")
except SystemExit as error:
    print(error.code, error.args)
