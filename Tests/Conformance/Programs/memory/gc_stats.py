"""gc.get_stats(): collections and collected objects by generation."""

import gc

gc.disable()
gc.collect()


def difference(action):
    before = gc.get_stats()
    action()
    after = gc.get_stats()
    return [{key: b[key] - a[key] for key in b} for a, b in zip(before, after)]


def rings(count):
    for _ in range(count):
        a = []
        a.append(a)


print("keys:", [sorted(one) for one in gc.get_stats()])
print("nothing:", difference(lambda: None))
print("collect(0):", difference(lambda: gc.collect(0)))
print("collect(1):", difference(lambda: gc.collect(1)))
print("collect(2):", difference(lambda: gc.collect(2)))
print("collect():", difference(lambda: gc.collect()))
rings(5)
print("five rings, young:", difference(lambda: gc.collect(0)))
rings(7)
print("seven rings, middle:", difference(lambda: gc.collect(1)))
rings(9)
print("nine rings, old:", difference(lambda: gc.collect(2)))


class Node:
    pass


old = Node()
old.me = old
gc.collect()
del old
print("an old ring, young collection:", difference(lambda: gc.collect(0)))
print("an old ring, middle collection:", difference(lambda: gc.collect(1)))
print("an old ring, full collection:", difference(lambda: gc.collect(2)))


def several():
    for generation in (0, 0, 0, 1, 1, 2):
        gc.collect(generation)


print("several:", [one["collections"] for one in difference(several)])
stats = gc.get_stats()
stats[0]["collections"] = -1
print("a copy:", gc.get_stats()[0]["collections"] >= 0, len(stats))
