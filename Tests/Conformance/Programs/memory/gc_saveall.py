"""gc.DEBUG_SAVEALL keeps what is found in gc.garbage."""

import gc

gc.disable()
gc.collect()
print("flags:", gc.get_debug(), gc.garbage)
gc.set_debug(gc.DEBUG_SAVEALL)
print("set:", gc.get_debug() == gc.DEBUG_SAVEALL, gc.DEBUG_SAVEALL, gc.DEBUG_STATS, gc.DEBUG_LEAK)


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  __del__ of", self.name)

    def __repr__(self):
        return f"Node({self.name})"


a, b = Node("a"), Node("b")
a.other, b.other = b, a
del a, b
print("collect:", gc.collect())
print("garbage:", sorted(repr(one) for one in gc.garbage))
print("the ring is whole:", gc.garbage[0].other.other is gc.garbage[0])
print("again:", gc.collect(), len(gc.garbage))
ring = [1]
ring.append(ring)
del ring
print("a list:", gc.collect(), len(gc.garbage), gc.garbage[-1][0])
gc.set_debug(0)
kept = gc.garbage[:2]
gc.garbage.clear()
print("cleared:", len(gc.garbage), gc.collect())
print("still whole:", sorted(repr(one) for one in kept))
del kept
print("dropped, and not finalized again:", gc.collect())
print(gc.garbage, gc.get_debug())
s = Node("single")
del s
gc.set_debug(gc.DEBUG_SAVEALL)
t = Node("counted")
t = None
print("freed by its count, not saved:", gc.collect(), gc.garbage)
gc.set_debug(0)
