"""Flyweight: share the part that is the same for many, keep apart only what differs.

A forest of ten thousand trees has three kinds of tree. If each tree carries its kind's name, texture and shape
itself, all of it exists ten thousand times. With one object for each kind, a tree is a position and a reference.
Interning is this for strings, and the runtime's small integers are flyweights as well. The factory must hand out
the same object for the same values, and the shared object must never be changed.

    barrow run --dump forest.barrow Fixtures/programs/13_flyweight.py
    barrow analyze forest.barrow --profile post-mortem  # type-histogram: what trees retain, before and after
"""

import sys
import tracemalloc

COUNT = 5_000
KINDS = ["oak", "birch", "pine"]


class HeavyTree:
    def __init__(self, x, y, kind):
        self.x, self.y = x, y
        self.name = "".join(["a tall ", kind])
        self.texture = bytes(64)
        self.size = (2 + x % 3, 5)


class Kind:
    """What all trees of a kind share. Never changed."""

    __slots__ = ("name", "texture", "size")
    made = {}

    def __new__(cls, kind):
        if kind not in cls.made:
            self = super().__new__(cls)
            self.name = "a tall " + kind
            self.texture = bytes(64)
            self.size = (3, 5)
            cls.made[kind] = self
        return cls.made[kind]


class LightTree:
    __slots__ = ("x", "y", "kind")

    def __init__(self, x, y, kind):
        self.x, self.y, self.kind = x, y, Kind(kind)

    @property
    def name(self):
        return self.kind.name


def plant(tree):
    """A forest, and the bytes it takes for each tree."""
    tracemalloc.start()
    forest = [tree(n % 200, n // 200, KINDS[n % 3]) for n in range(COUNT)]
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return forest, size / COUNT


heavy, heavy_bytes = plant(HeavyTree)
light, light_bytes = plant(LightTree)
print("the trees are the same:", all(a.name == b.name for a, b in zip(heavy, light)))
print("each on its own: about", round(heavy_bytes / 10) * 10, "bytes a tree")
print("with shared kinds: about", round(light_bytes / 10) * 10, "bytes a tree")
print("kinds made:", sorted(Kind.made), "distinct in the forest:", len({id(tree.kind) for tree in light}))
print("identity tells kinds apart:", light[0].kind is light[3].kind, light[0].kind is light[1].kind)
print("a reference to a kind is 8 bytes; a kind of one's own would be",
      sys.getsizeof(light[0].kind) + sys.getsizeof(light[0].kind.texture))
