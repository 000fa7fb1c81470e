"""WeakValueDictionary: entries go when their values do."""

import gc
import weakref

gc.disable()


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Thing({self.name})"


cache = weakref.WeakValueDictionary()
a, b, c = Thing("a"), Thing("b"), Thing("c")
cache["a"], cache["b"], cache["c"] = a, b, c
cache["temporary"] = Thing("t")
print(len(cache), sorted(cache), "temporary" in cache)
print(cache["a"] is a, cache.get("none"), cache.get("none", 1))
del b
print(len(cache), sorted(cache.keys()), list(cache.values()), list(cache.items()))
try:
    cache["b"]
except KeyError as error:
    print("KeyError", error)
print(cache.setdefault("c", a) is c, cache.setdefault("d", a) is a)
print(cache.pop("d") is a, cache.pop("d", "default"), len(cache))
cache.update({"x": a, "y": c})
print(sorted(cache.items(), key=str), len(cache))
del a
print("a is still held by none:", sorted(cache))
print(sorted(cache.valuerefs(), key=str)[0]() is c, [r() for r in cache.itervaluerefs()])
copy = cache.copy()
print(type(copy).__name__, len(copy), copy == cache)
ring = Thing("ring")
ring.me = ring
cache["ring"] = ring
del ring
print("ring before:", "ring" in cache)
gc.collect()
print("ring after:", "ring" in cache, len(cache))
made = weakref.WeakValueDictionary({"c": c}, z=c)
print(sorted(made), made.popitem()[1] is c, len(made))
for key, value in cache.items():
    c2 = value
    del value
print("iterated:", c2 is c)
things = [Thing(i) for i in range(5)]
table = weakref.WeakValueDictionary(enumerate(things))
for key in table:
    if key < 3:
        things[key] = None
print("dropped while iterating:", sorted(table), len(table))
del c, c2
print("all gone:", len(cache), list(cache), bool(cache), len(copy))
try:
    cache["int"] = 5
except TypeError as error:
    print(error)
