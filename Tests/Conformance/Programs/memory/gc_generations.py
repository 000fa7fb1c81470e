"""Survivors move to older generations; gc.get_objects(generation) shows where they are."""

import gc

gc.disable()
gc.collect()


class Node:
    pass


def where(thing):
    return [g for g in range(3) if any(one is thing for one in gc.get_objects(generation=g))]


a = Node()
print("new:", where(a))
gc.collect(0)
print("after collect(0):", where(a))
gc.collect(0)
print("after another:", where(a))
gc.collect(1)
print("after collect(1):", where(a))
gc.collect(2)
print("after collect(2):", where(a))
b = Node()
gc.collect(1)
print("new, after collect(1):", where(b))
c = Node()
gc.collect()
print("new, after collect():", where(c))
t = (1, 2, a)
print("tuple:", where(t))
u = (1, 2, int("3"))
print("tuple of atoms:", where(u))
gc.collect(0)
print("untracked at its first collection:", where(u), where(t))
d = {}
print("empty dict:", where(d))
d["k"] = a
print("dict with an instance:", where(d))
print("everywhere:", any(one is d for one in gc.get_objects()))
print("None:", any(one is d for one in gc.get_objects(generation=None)))
frozen = Node()
gc.freeze()
print("frozen:", where(frozen), gc.get_freeze_count() > 0)
gc.unfreeze()
print("thawed:", where(frozen), gc.get_freeze_count())
for wrong in (3, -1):
    try:
        gc.get_objects(generation=wrong)
    except ValueError as error:
        print(error)
try:
    gc.collect(3)
except ValueError as error:
    print(error)
x = []
x.append(x)
gc.collect(0)
del x
print("ring in the middle:", gc.collect(0), gc.collect(1))
y = []
y.append(y)
gc.collect()
del y
print("ring in the oldest:", gc.collect(0), gc.collect(1), gc.collect(2))
