"""Arenas, pools and blocks: small objects do not come from the system one by one.

The allocator takes an arena of 1 MiB from the system, cuts it into pools of 16 KiB, and each pool into blocks of
one size: 16, 32, 48 … 512 bytes. A request is rounded up to the next of these sizes and gets a block of a pool that
has one free. So objects of one size are neighbours, a freed block is the next to be given out, and memory returns
to the system only by the arena, when every block of every one of its pools is free.

    barrow run --dump pools.barrow Fixtures/programs/05_arenas_pools_blocks.py
    barrow analyze pools.barrow --profile post-mortem   # fragmentation-map draws every pool as a cell
"""

import sys

POOL = 16 * 1024


class Point:
    __slots__ = ("x", "y")  # 16 + 2 * 8 bytes, and 16 of the collector before it


def steps(objects):
    """The distance between neighbours that occurs most."""
    places = [id(one) for one in objects]
    distances = [b - a for a, b in zip(places, places[1:])]
    return max(set(distances), key=distances.count)


points = [Point() for _ in range(10_000)]
print("a point takes", sys.getsizeof(points[0]), "bytes and its neighbour is", steps(points), "bytes away")

names = ["name %04d" % n for n in range(5_000)]
print("a short string takes", sys.getsizeof(names[0]), "bytes and its neighbour is", steps(names), "bytes away")

blocks = POOL // steps(points)
pools = {id(point) // POOL for point in points}
print("a pool holds up to", blocks, "points")
print("10,000 points need at least", -(-10_000 // blocks), "pools; they are in that many:",
      len(pools) <= -(-10_000 // blocks) + 2)

print("every block begins at a multiple of 16:", all(id(point) % 16 == 0 for point in points))

victim = points.pop(5_000)
place = id(victim)
del victim
replacement = Point()
print("the last block that was freed is the first to be used:", id(replacement) == place)
