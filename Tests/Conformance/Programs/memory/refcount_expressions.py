"""Temporaries: what the evaluation stack holds in the middle of an expression."""

import sys


class Thing:
    def same(self):
        return self

    def __add__(self, other):
        return sys.getrefcount(self), sys.getrefcount(other)

    def __getitem__(self, key):
        return sys.getrefcount(self), sys.getrefcount(key)

    def __call__(self, arg):
        return sys.getrefcount(self), sys.getrefcount(arg)

    def __contains__(self, item):
        print("contains:", sys.getrefcount(self), sys.getrefcount(item))
        return True

    def __eq__(self, other):
        return sys.getrefcount(self)

    def __bool__(self):
        print("bool:", sys.getrefcount(self))
        return True

    def __iadd__(self, other):
        print("iadd:", sys.getrefcount(self), sys.getrefcount(other))
        return self


def identity(arg):
    return arg


x, y = Thing(), Thing()
print("add:", x + y, x + x, Thing() + Thing())
print("item:", x[y], x[x], Thing()[Thing()])
print("call:", x(y), x(x), Thing()(Thing()))
print("eq:", x == y, Thing() == y)
print("in:", y in x)
print("returned:", sys.getrefcount(identity(x)), sys.getrefcount(x.same()))
print("chained:", sys.getrefcount(x.same().same()), sys.getrefcount(Thing().same().same()))
print("conditional:", sys.getrefcount(x if True else y), sys.getrefcount(Thing() if x else y))
print("or/and:", sys.getrefcount(None or x), sys.getrefcount(x and y))
print("in a display:", [x, sys.getrefcount(x)][1], (x, x, sys.getrefcount(x))[2], {1: x, 2: sys.getrefcount(x)}[2])
print("in an f-string:", f"{sys.getrefcount(x)}")
print("comprehension:", [sys.getrefcount(i) for i in [x, x]], {sys.getrefcount(i) for i in (x,)})
print("dict comprehension:", {k: sys.getrefcount(v) for k, v in [(1, x)]})
print("nested comprehension:", [[sys.getrefcount(i) for i in row] for row in [[x]]])
print("walrus:", sys.getrefcount(z := x), sys.getrefcount(z))
del z
x += y
print("subscript of a temporary:", sys.getrefcount([x][0]), sys.getrefcount({"k": x}["k"]))
print("unpacked:", [sys.getrefcount(a) for a, *b in [(x, x, x)]])
print("starred display:", sys.getrefcount([*[x], *(x,)][0]))
print("compare chain:", 1 < sys.getrefcount(x) < 10, sys.getrefcount(x))
