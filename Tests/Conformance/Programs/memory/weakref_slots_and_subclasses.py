"""Weak references to instances with slots, to subclasses of built-ins, and to what comes and goes."""

import gc
import weakref
from collections import OrderedDict, defaultdict, deque

gc.disable()


class NoWeak:
    __slots__ = ("a",)


class Weak:
    __slots__ = ("a", "__weakref__")


class Derived(NoWeak):
    pass


class MyInt(int):
    pass


class MyStr(str):
    pass


class MyTuple(tuple):
    pass


class MyDict(dict):
    pass


class MyList(list):
    __slots__ = ()


class MyError(Exception):
    pass


def gen():
    yield


things = [
    ("NoWeak", NoWeak), ("Weak", Weak), ("Derived", Derived), ("MyInt", MyInt), ("MyStr", MyStr), ("MyTuple", MyTuple),
    ("MyDict", MyDict), ("MyList", MyList), ("MyError", MyError), ("ValueError", ValueError), ("deque", deque),
    ("OrderedDict", OrderedDict), ("defaultdict", defaultdict), ("set", set), ("frozenset", lambda: frozenset([1])),
    ("generator", gen), ("class", lambda: type("T", (), {})), ("bound method", lambda: Weak().__init__),
    ("property", property), ("bytearray", bytearray), ("iterator", lambda: iter([])), ("ref", lambda: weakref.ref(gen)),
    ("WeakSet", weakref.WeakSet), ("lambda", lambda: lambda: 0), ("code", lambda: (lambda: 0).__code__),
]
for label, make in things:
    thing = make()
    try:
        ref = weakref.ref(thing)
    except TypeError as error:
        print(f"{label:<14}", error)
        continue
    alive = ref() is thing
    del thing
    gc.collect()
    print(f"{label:<14}", alive, ref() is None)
w = Weak()
r = weakref.ref(w)
print("slot:", w.__weakref__ is r, hasattr(NoWeak(), "__weakref__"))
del r
print("none left:", w.__weakref__)


class Plain:
    pass


p = Plain()
a = weakref.ref(p, lambda r: None)
b = weakref.ref(p)
print("first of them:", p.__weakref__ is b, weakref.getweakrefcount(p), len(weakref.getweakrefs(p)))
print("no references:", weakref.getweakrefcount(5), weakref.getweakrefs("a"), weakref.getweakrefcount(Plain()))
table = {weakref.ref(p): "in a dict"}
print(table[weakref.ref(p)])
refs = {weakref.ref(p) for _ in range(5)}
print("in a set:", len(refs))
