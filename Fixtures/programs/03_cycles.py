"""A cycle and its collection: objects that refer to each other never reach zero, so something else must find them.

A parent knows its child and the child its parent: when the program drops both, each is still referred to by the
other. Counting alone would keep them for ever. The cyclic collector looks only at containers: it takes away, in
thought, every reference that comes from inside the group it examines. What has none left is held by nobody outside,
and is garbage, however many references it has among itself. `gc.collect()` returns how many such objects it found.

    barrow run --dump cycles.barrow --gc-log cycles.jsonl Fixtures/programs/03_cycles.py
    barrow analyze cycles.barrow --profile leak-hunt  # cycle-finder draws the family that is left
"""

import gc
import sys
import weakref


class Person:
    def __init__(self, name):
        self.name = name
        self.parent = None
        self.children = []

    def adopt(self, child):
        self.children.append(child)
        child.parent = self
        return child


gc.disable()  # only when we say so
gc.collect()

ann = Person("Ann")
watch = weakref.ref(ann)
del ann
print("without a cycle, gone at once:", watch() is None)

ann = Person("Ann")
ann.adopt(Person("Bob"))
watch = weakref.ref(ann)
print("references to Ann:", sys.getrefcount(ann) - 1)
del ann
print("dropped, but alive through Bob:", watch().children[0].parent is watch())
found = gc.collect()
print("the collector found", found, "objects: two people and Ann's and Bob's lists of children")
print("now gone:", watch() is None)

ring = [Person(f"guest {n}") for n in range(5)]
for left, right in zip(ring, ring[1:] + ring[:1]):
    left.adopt(right)
del left, right, ring
print("a ring of five guests:", gc.collect(), "objects")
print("nothing left to find:", gc.collect())

family = Person("Cyd")
family.adopt(Person("Dan"))
print("a cycle that is still held by a name:", gc.collect())
del family
print("and this one is left for the dump to show")
