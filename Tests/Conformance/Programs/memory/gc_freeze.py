"""gc.freeze sets everything aside from collection; unfreeze puts it in the oldest generation."""

import gc

gc.disable()
gc.collect()
print("at first:", gc.get_freeze_count())


class Node:
    pass


def ring():
    a = Node()
    a.me = a


ring()
gc.freeze()
print("frozen some:", gc.get_freeze_count() > 0)
print("garbage that is frozen is not found:", gc.collect())
ring()
print("garbage made since is:", gc.collect())
count = gc.get_freeze_count()
keep = [Node() for _ in range(100)]
print("new objects are not frozen:", gc.get_freeze_count() == count)
gc.freeze()
grown = gc.get_freeze_count() - count
print("frozen with a hundred more:", 101 <= grown <= 110)
print("not among the generations:", [any(o is keep for o in gc.get_objects(generation=g)) for g in range(3)])
count = gc.get_freeze_count()
keep.clear()
print("freed while frozen:", count - gc.get_freeze_count())
print("objects in generations:", len(gc.get_objects()) < 20)
gc.unfreeze()
print("unfrozen:", gc.get_freeze_count())
print("in the oldest:", any(o is keep for o in gc.get_objects(generation=2)))
print("the ring is found at last:", gc.collect(0), gc.collect(1), gc.collect(2))
print("and no more:", gc.collect())
a = Node()
a.me = a
gc.freeze()
gc.freeze()
a.other = [a]
del a
print("a frozen ring with a young list:", gc.collect())
gc.unfreeze()
print("thawed:", gc.collect())
