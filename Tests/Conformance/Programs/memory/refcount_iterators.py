"""What iterators hold while they run, and what they drop when they are exhausted."""

import sys
from collections import deque


class Thing:
    pass


def probe(name, container, iterator):
    base = sys.getrefcount(container)
    it = iterator(container)
    started = sys.getrefcount(container) - base
    next(it)
    running = sys.getrefcount(container) - base
    for _ in it:
        pass
    exhausted = sys.getrefcount(container) - base
    del it
    print(f"{name:<16}started {started:+d} running {running:+d} exhausted {exhausted:+d}",
          f"gone {sys.getrefcount(container) - base:+d}")


x = Thing()
probe("list", [x, x, x], iter)
probe("reversed list", [x, x, x], reversed)
probe("tuple", (x, x, x), iter)
probe("dict", {1: x, 2: x}, iter)
probe("dict values", {1: x, 2: x}, lambda d: iter(d.values()))
probe("dict items", {1: x, 2: x}, lambda d: iter(d.items()))
probe("reversed dict", {1: x, 2: x}, reversed)
probe("set", {1, 2, 3}, iter)
probe("deque", deque([x, x]), iter)
probe("str", "".join(["ab", "cé"]), iter)
probe("bytes", bytes([1, 2, 3]), iter)
probe("bytearray", bytearray(b"abc"), iter)
probe("enumerate", [x, x], enumerate)
probe("zip", [x, x], zip)
probe("zip of two", [x, x], lambda c: zip(c, c))
probe("map", [x, x], lambda c: map(id, c))
probe("filter", [x, x], lambda c: filter(None, c))
probe("generator", [x, x], lambda c: (i for i in c))

items = [x]
print("x before:", sys.getrefcount(x))
it = iter(items)
print("x with an iterator:", sys.getrefcount(x))
y = next(it)
print("x taken:", sys.getrefcount(x))
del y
for i in items:
    print("x in the loop:", sys.getrefcount(x), "list:", sys.getrefcount(items))
del i
view = {1: x}.values()
print("view of a dict that has no name:", sys.getrefcount(x), list(view)[0] is x)
del view
pairs = list(enumerate([x, x]))
print("pairs:", sys.getrefcount(x), sys.getrefcount(pairs[0]))
del pairs
print("sum of iterators:", sys.getrefcount(x), sum(1 for _ in zip(items, items)))
print("iterator of an iterator:", iter(it) is it, sys.getrefcount(it))
