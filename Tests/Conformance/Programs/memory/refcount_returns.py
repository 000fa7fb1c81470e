"""Reference counts of what functions, methods and operators return."""

import functools
import sys


class Thing:
    def __init__(self):
        self.attribute = self.__class__

    def me(self):
        return self

    @property
    def itself(self):
        return self


x = Thing()


def give():
    return x


def give_local():
    y = Thing()
    return y


def give_several():
    return x, x


def generate():
    yield x


def finally_return():
    try:
        return x
    finally:
        sys.getrefcount(x)


def unwinding():
    try:
        with_it(x)
    except ValueError:
        return sys.getrefcount(x)


def with_it(arg):
    raise ValueError


print("global:", sys.getrefcount(give()))
print("local:", sys.getrefcount(give_local()))
print("tuple:", sys.getrefcount(give_several()[0]), sys.getrefcount(give_several()))
print("generator:", sys.getrefcount(next(generate())))
print("finally:", sys.getrefcount(finally_return()))
print("after unwinding:", unwinding(), sys.getrefcount(x))
print("method:", sys.getrefcount(x.me()), "property:", sys.getrefcount(x.itself))
print("getattr:", sys.getrefcount(getattr(x, "itself")), sys.getrefcount(getattr(x, "none", x)))
print("dict get:", sys.getrefcount({1: x}.get(1)), sys.getrefcount({}.get(1, x)), sys.getrefcount({1: x}.pop(1)))
print("list pop:", sys.getrefcount([x].pop()), "item:", sys.getrefcount([x][0]))
print("max, min:", sys.getrefcount(max([x], key=id)), sys.getrefcount(min(x, x, key=id)))
print("next with default:", sys.getrefcount(next(iter(()), x)))
print("sorted:", sys.getrefcount(sorted([x], key=id)[0]), "reversed:", sys.getrefcount(next(reversed([x]))))
print("reduce:", sys.getrefcount(functools.reduce(lambda a, b: b, [1, x])))
print("partial:", functools.partial(sys.getrefcount, x)())
print("lambda chain:", (lambda: (lambda: sys.getrefcount(x))())())
a, *b = x, x, x
print("starred:", sys.getrefcount(x), sys.getrefcount(b))
a, b = b, a
print("swapped:", sys.getrefcount(x))
del a, b
print("end:", sys.getrefcount(x))
