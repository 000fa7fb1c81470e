"""gc.is_tracked: which objects the collector looks at, and when that changes."""

import gc
from collections import OrderedDict, defaultdict, deque

gc.disable()


class Plain:
    pass


class Slotted:
    __slots__ = ("a",)


class NoSlots:
    __slots__ = ()


class Text(str):
    pass


class Bare(str):
    __slots__ = ()


def gen():
    yield


n = int("7")
things = [
    ("None", None), ("int", 5), ("big int", 10 ** 50), ("float", 1.5), ("bool", True), ("str", "a b"),
    ("bytes", b"x"), ("bytearray", bytearray()), ("empty tuple", ()),
    ("built tuple", (n, n)), ("tuple of a list", ([],)), ("list", []), ("set", set()),
    ("frozenset", frozenset([1])), ("empty dict", {}), ("dict of atoms", {"a": 1}), ("dict of a list", {"a": []}),
    ("dict of a tuple", {"a": (n,)}), ("dict of an empty list key", {(): []}), ("plain instance", Plain()),
    ("slotted instance", Slotted()), ("no slots", NoSlots()), ("object()", object()), ("str subclass", Text()),
    ("bare str subclass", Bare()), ("class", Plain), ("int type", int), ("function", gen), ("lambda", lambda: 0),
    ("generator", gen()), ("bound method", Plain().__init__), ("built-in function", len),
    ("built-in method", [].append), ("range", range(3)), ("slice", slice(1)), ("list iterator", iter([])),
    ("str iterator", iter("")), ("range iterator", iter(range(2))), ("enumerate", enumerate([])),
    ("zip", zip()), ("map", map(len, [])), ("deque", deque()), ("OrderedDict", OrderedDict()),
    ("defaultdict", defaultdict()), ("property", property()), ("staticmethod", staticmethod(len)),
    ("exception", ValueError()), ("dict view", {}.keys()), ("module", gc), ("code", gen.__code__),
]
for label, thing in things:
    print(f"{label:<28}{gc.is_tracked(thing)}")
d = {}
for value in (1, "a", 1.5, (), (n,), [], 2):
    d["k"] = value
    print("dict after", repr(value), gc.is_tracked(d))
d.clear()
print("cleared:", gc.is_tracked(d))
print("copied:", gc.is_tracked({"a": 1}.copy()), gc.is_tracked(dict(a=[])), gc.is_tracked(dict(a=1)))
