"""A weak reference does not keep its object alive."""

import sys
import weakref


class Thing:
    def method(self):
        pass


x = Thing()
before = sys.getrefcount(x)
r = weakref.ref(x)
print("count unchanged:", sys.getrefcount(x) == before)
print("alive:", r() is x)
print("called, the result counts:", sys.getrefcount(r()) - before)
y = r()
print("named:", sys.getrefcount(x) - before)
del y
print("type:", type(r).__name__, type(r) is weakref.ref, weakref.ReferenceType is weakref.ref)
print("count of weak references:", weakref.getweakrefcount(x), weakref.getweakrefs(x) == [r])
del x
print("dead:", r())
print("still dead:", r() is None, r is r)
print("temporary:", weakref.ref(Thing())())
print("function:", weakref.ref(lambda: 0)())


def f():
    pass


class Slotted:
    __slots__ = ()


class SlottedWeak:
    __slots__ = ("__weakref__",)


class MyList(list):
    pass


for thing in (f, Thing, Thing.method, Thing().method, MyList(), SlottedWeak(), {1}, frozenset(), len, weakref, (i for i in ())):
    print(f"{type(thing).__name__:<28}", weakref.ref(thing)() is not None)
for thing in (1, "a", 1.5, None, (), [], {}, b"", True, Slotted(), object(), range(3), slice(1)):
    try:
        weakref.ref(thing)
        print(type(thing).__name__, "can be referred to")
    except TypeError as error:
        print(error)
bound = Thing()
bound.m = 1
r = weakref.ref(bound)
print("attribute through it:", r().m)
print(repr(r).startswith("<weakref at"), "to 'Thing'" in repr(r))
del bound
print(repr(r).endswith("; dead>"))
