"""Cells: what a closure holds, and when it lets go."""

import sys


class Thing:
    pass


def make(thing):
    def inner():
        return thing
    return inner


def make_pair(thing):
    def get():
        return thing

    def put(value):
        nonlocal thing
        thing = value
    return get, put


x = Thing()
print("before:", sys.getrefcount(x))
f = make(x)
print("held by a cell:", sys.getrefcount(x))
g = make(x)
print("by two cells:", sys.getrefcount(x))
print("cell:", sys.getrefcount(f.__closure__[0]), f.__closure__[0].cell_contents is x)
cell = f.__closure__[0]
print("cell named:", sys.getrefcount(cell), sys.getrefcount(f.__closure__))
del f
print("function gone, cell held:", sys.getrefcount(x), sys.getrefcount(cell))
del cell
print("cell gone:", sys.getrefcount(x))
get, put = make_pair(x)
print("cell shared by two:", sys.getrefcount(x), sys.getrefcount(get.__closure__[0]))
print("the same cell:", get.__closure__[0] is put.__closure__[0])
put(None)
print("put None:", sys.getrefcount(x))
put(x)
print("put it back:", sys.getrefcount(x), get() is x)
del get
print("one of the pair gone:", sys.getrefcount(x))
del put
print("both gone:", sys.getrefcount(x))


def counted_inside(thing):
    before = sys.getrefcount(thing)

    def inner():
        return sys.getrefcount(thing)
    return before, sys.getrefcount(thing), inner()


print("inside:", counted_inside(x))
makers = [lambda: x for _ in range(3)]
print("globals are not closed over:", sys.getrefcount(x), makers[0].__closure__)


def loop():
    y = Thing()
    fs = [lambda: y for _ in range(3)]
    n = [lambda y=y: y for _ in range(3)]
    return sys.getrefcount(y), sys.getrefcount(fs[0].__closure__[0]), len(n)


print("in a loop:", loop())
g.__closure__[0].cell_contents = 5
print("contents replaced:", sys.getrefcount(x), g())
del g.__closure__[0].cell_contents
try:
    g()
except NameError as error:
    print(type(error).__name__, error)
print("at last:", sys.getrefcount(x))
