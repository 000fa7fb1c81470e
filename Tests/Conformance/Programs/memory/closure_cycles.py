"""Closures keep what they close over: in defaults, in recursion, in loops, in an object's own callback."""

import gc
import sys
import weakref

gc.disable()


class Big:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  freed", self.name)


def default(held=Big("default argument")):
    return lambda h=held: h.name


d = default()
print("default:", d(), sys.getrefcount(default.__defaults__[0]))
default.__defaults__ = None
print("  held by the other's default")
d.__defaults__ = (Big("replaced"),)
print("  now", d())


def recursive():
    def inner(n):
        return 0 if n == 0 else 1 + inner(n - 1)
    big = Big("beside a recursive function")
    return inner(3) + (len(big.name) and 0)


print("recursive:", recursive(), gc.collect())
fs = [lambda i=i: i for i in range(3)]
late = [lambda: i for i in range(3)]
print("early and late:", [f() for f in fs], [f() for f in late])
print("one cell:", late[0].__closure__[0] is late[2].__closure__[0])


class Listener:
    def __init__(self, name):
        self.big = Big(name)
        self.callback = lambda: self.big.name


one = Listener("held by its own callback")
ref = weakref.ref(one)
del one
print("alive:", ref() is not None)
print("found", gc.collect(), ref())
del d
