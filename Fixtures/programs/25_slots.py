"""Slots: an instance that knows its attributes in advance needs no dictionary.

Usually an instance keeps its attributes in a table that could grow at any time. `__slots__` names them once, in the
class: each becomes a fixed place in the object, 8 bytes, found through a descriptor. That saves memory when there
are many small instances; it forbids any other attribute, and weak references, unless `__weakref__` is among the
slots. A subclass without `__slots__` has a dictionary again.

    barrow run --dump slots.barrow Fixtures/programs/25_slots.py
    barrow analyze slots.barrow --profile quick        # type-histogram: bytes of each type, by the object
"""

import sys
import tracemalloc
import weakref

COUNT = 2_000


class Open:
    def __init__(self, x, y):
        self.x, self.y = x, y


class Slotted:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Weak(Slotted):
    __slots__ = ("__weakref__",)


class Reopened(Slotted):
    pass


def each(make):
    """The bytes of one of many."""
    gathered = [None] * COUNT
    tracemalloc.start()
    for n in range(COUNT):
        gathered[n] = make(None, None)
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return size // COUNT // 8 * 8


print("getsizeof:", {kind.__name__: sys.getsizeof(kind(1, 2)) for kind in (Open, Slotted, Weak, Reopened)})
print("allocated for each:", {kind.__name__: each(kind) for kind in (Open, Slotted, Weak, Reopened)})

looked_at = Open(1, 2)
print("a dictionary on top, once it is asked for:", sys.getsizeof(looked_at.__dict__))
for kind in (Open, Slotted, Reopened):
    one = kind(1, 2)
    try:
        one.z = 3
        print(kind.__name__, "takes another attribute:", one.__dict__)
    except AttributeError as error:
        print(error)

try:
    weakref.ref(Slotted(1, 2))
except TypeError as error:
    print(error)
weak = Weak(1, 2)
print("with __weakref__:", weakref.ref(weak)() is weak)

print("a slot is a descriptor of the class:", type(Slotted.x).__name__, Slotted.x.__get__(weak))
empty = Slotted.__new__(Slotted)
try:
    empty.x
except AttributeError as error:
    print("an empty slot:", error)
kept = [Open(n, n) for n in range(COUNT)], [Slotted(n, n) for n in range(COUNT)]
print("two thousand of each, for the dump")
