"""Deep structures are freed without deep recursion."""

import gc
import sys

print("limit:", sys.getrecursionlimit())
DEPTH = 5000


class Node:
    __slots__ = ("next",)

    def __init__(self, next):
        self.next = next


class Open:
    def __init__(self, next):
        self.next = next


class Loud:
    last = 0

    def __init__(self, next):
        self.next = next

    def __del__(self):
        Loud.last += 1


def chain(make, depth=DEPTH):
    value = None
    for _ in range(depth):
        value = make(value)
    return value


for label, make in [
    ("lists", lambda inner: [inner]),
    ("tuples", lambda inner: (inner,)),
    ("dicts", lambda inner: {"k": inner}),
    ("mixed", lambda inner: [(inner, {"k": 1})]),
    ("slotted nodes", Node),
    ("open nodes", Open),
    ("closures", lambda inner: (lambda: inner)),
    ("iterators", lambda inner: iter([inner])),
    ("bound methods", lambda inner: [].append if inner is None else Open(inner).__init__),
]:
    value = chain(make)
    print(f"{label}: made", end=", ")
    del value
    print("freed")
value = chain(Loud, 1000)
del value
print("finalizers called:", Loud.last)
ring = chain(Open)
inner = ring
while inner.next is not None:
    inner = inner.next
inner.next = ring
del ring, inner
print("a ring of", gc.collect())
value = chain(lambda inner: [inner], 5000)
try:
    repr(value)
except RecursionError as error:
    print("repr:", error)
try:
    value == chain(lambda inner: [inner], 5000)
except RecursionError as error:
    print("compare:", error)
del value
print("end")
