"""What a name adds to a reference count, and what rebinding and deleting it takes away."""

import sys


class Thing:
    pass


a = Thing()
print("one name:", sys.getrefcount(a))
b = a
print("two names:", sys.getrefcount(a))
b = b
print("rebound to itself:", sys.getrefcount(a))
c = d = a
print("chained assignment:", sys.getrefcount(a))
b = None
print("one rebound:", sys.getrefcount(a))
del c
print("one deleted:", sys.getrefcount(a))
e, f = a, a
print("tuple assignment:", sys.getrefcount(a))
e, f = f, e
print("swapped:", sys.getrefcount(a))
[e, f] = 1, 2
print("rebound by a list of targets:", sys.getrefcount(a))
(g := a)
print("walrus:", sys.getrefcount(a))
h: Thing = a
print("annotated:", sys.getrefcount(a))
for i in (a, a, a):
    print("loop variable:", sys.getrefcount(a))
print("after the loop:", sys.getrefcount(a), i is a)
del d, g, h, i
print("all but one gone:", sys.getrefcount(a))


def local_names():
    x = Thing()
    print("one local:", sys.getrefcount(x))
    y = z = x
    print("three locals:", sys.getrefcount(x))
    del y
    z = 0
    print("one again:", sys.getrefcount(x))
    return sys.getrefcount(x)


print("returned:", local_names())
print("a new object, no name:", sys.getrefcount(Thing()))
print("a new list:", sys.getrefcount([]))
print("a new tuple:", sys.getrefcount((a,)))
