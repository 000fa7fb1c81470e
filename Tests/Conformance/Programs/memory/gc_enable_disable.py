"""Turning the collector on and off, and what it does by itself."""

import gc
import weakref


class Node:
    def __init__(self):
        self.me = self


def ring():
    return weakref.ref(Node())


print("at first:", gc.isenabled())
gc.disable()
print("disabled:", gc.isenabled())
gc.disable()
print("twice:", gc.isenabled())
gc.collect()
r = ring()
before = gc.get_stats()[0]["collections"]
for _ in range(3000):
    [[]]
held = [[] for _ in range(3000)]
print("nothing ran:", gc.get_stats()[0]["collections"] - before, r() is not None)
print("count goes on:", gc.get_count()[0] > 3000)
gc.enable()
print("enabled:", gc.isenabled())
x = {1: []}
print("the next allocation collects:", gc.get_stats()[0]["collections"] - before, r())
print("count begins again:", gc.get_count()[0] < 100)
gc.disable()
held.clear()
gc.collect()
r, s = ring(), ring()
print("by hand while disabled:", gc.collect(), r(), s())
old = Node()
ref = weakref.ref(old)
gc.collect()
gc.collect()
del old
print("an old ring survives a young collection:", gc.collect(0), ref() is not None)
print("and a middle one:", gc.collect(1), ref() is not None)
print("not a full one:", gc.collect(2), ref())
for wrong in ((), (1, 2, 3, 4), ("a",)):
    try:
        gc.set_threshold(*wrong)
    except TypeError as error:
        print(type(error).__name__)
print(gc.enable(), gc.disable(), gc.get_threshold())
print("debug constants:", gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
print("module:", gc.__name__, gc.garbage, gc.callbacks, type(gc.get_objects()).__name__)
gc.set_threshold(5)
gc.enable()
counts = []
for _ in range(12):
    held.append([])
    counts.append(gc.get_count()[0])
gc.disable()
gc.set_threshold(700)
print("threshold five:", max(counts) <= 6)
