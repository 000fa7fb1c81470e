"""Blocks of a pool: neighbours by size class, reuse in the reverse order of freeing."""

import gc

gc.disable()


class Small:
    __slots__ = ("a",)


class Other:
    __slots__ = ("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l")


warm = [Small() for _ in range(5000)]
places = [id(o) for o in warm]
steps = [b - a for a, b in zip(places, places[1:])]
common = max(set(steps), key=steps.count)
print("most common step of 24 + 16 bytes:", common)
print("in most cases:", steps.count(common) > 4000)
others = [Other() for _ in range(3000)]
steps = [id(b) - id(a) for a, b in zip(others, others[1:])]
common = max(set(steps), key=steps.count)
print("most common step of 112 + 16 bytes:", common, steps.count(common) > 2000)
texts = [("%05d" % i) * 20 for i in range(2000)]
steps = [id(b) - id(a) for a, b in zip(texts, texts[1:])]
common = max(set(steps), key=steps.count)
print("most common step of 149 bytes:", common, steps.count(common) > 1000)
blocks = [bytes(30 + i % 3) for i in range(2000)]
steps = [id(b) - id(a) for a, b in zip(blocks, blocks[1:])]
common = max(set(steps), key=steps.count)
print("most common step of 63 to 65 bytes:", common)
victims = warm[1000:1010]
places = [id(o) for o in victims]
del warm[1000:1010]
for i in range(10):
    victims[i] = None
again = [Small(), Small(), Small(), Small()]
print("the last freed is the first used:", [id(o) for o in again] == places[:5:-1])
print("aligned to 16:", all(id(o) % 16 == 0 for o in warm + others))
bases = {id(o) >> 20 for o in warm}
print("few arenas:", len(bases) <= 4)
pools = {id(o) >> 14 for o in warm}
print("pools of 16 KiB for 5000 objects of 48 bytes:", 13 <= len(pools) <= 18)
freed = [id(o) for o in others]
others.clear()
back = [Other() for _ in range(3000)]
print("emptied pools are used again:", len(set(freed) & {id(o) for o in back}) > 2500)
