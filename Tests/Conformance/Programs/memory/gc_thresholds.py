"""Automatic collections: when the thresholds say so, and what they reach."""

import gc

gc.disable()
print("defaults:", gc.get_threshold())
gc.set_threshold(50, 3, 4)
print("set:", gc.get_threshold())
gc.freeze()
gc.collect()
seen = []


def watch(phase, info):
    if phase == "stop":
        seen.append((info["generation"], info["collected"]))


gc.callbacks.append(watch)


def allocate(count):
    kept = []
    for _ in range(count):
        kept.append({1})
    return len(kept)


gc.enable()
allocate(40)
print("forty:", seen)
allocate(1500)
gc.disable()
print("and 1500:", [generation for generation, _ in seen])
seen.clear()
allocate(500)
print("disabled:", seen)
gc.collect()
seen.clear()
gc.set_threshold(0)
print("zero:", gc.get_threshold())
gc.enable()
allocate(2000)
print("threshold zero:", seen)
gc.disable()
gc.set_threshold(100, 2)
print("two given:", gc.get_threshold())


class Node:
    __slots__ = ("me",)


def rings(count):
    for _ in range(count):
        a = Node()
        a.me = a


gc.collect()
seen.clear()
gc.enable()
rings(1000)
gc.disable()
print("rings:", [generation for generation, _ in seen])
print("collected:", [collected for _, collected in seen])
gc.callbacks.remove(watch)
gc.set_threshold(700, 10, 10)
gc.unfreeze()
print(gc.get_threshold(), gc.isenabled())
