"""What gc.collect() returns for cycles of built-in containers."""

import gc
from collections import OrderedDict, defaultdict, deque

gc.disable()
gc.collect()
print("nothing:", gc.collect())


def found(label):
    print(f"{label:<38}{gc.collect()}")


a = []
a.append(a)
del a
found("list holding itself")

a, b = [], []
a.append(b)
b.append(a)
del a, b
found("two lists")

d = {}
d["self"] = d
del d
found("dict holding itself")

a = []
t = (a,)
a.append(t)
del a, t
found("list and tuple")

a = []
s = [a, [1, 2], (3, 4), "text"]
a.append(s)
del a, s
found("constants in a cycle")

a = []
a.append([a, [], {}, ()])
del a
found("list, list, and empties")

a = []
a.append({1: 2})
a.append(a)
del a
found("with an untracked dict")

a = []
a.append({1: a})
del a
found("with a tracked dict")

d = deque()
d.append(d)
del d
found("deque")

o = OrderedDict()
o[1] = o
del o
found("OrderedDict")

m = defaultdict(list)
m[1].append(m)
del m
found("defaultdict and its list")

chain = [None]
for _ in range(49):
    chain = [chain]
inner = chain
while inner[0]:
    inner = inner[0]
inner[0] = chain
del chain, inner
found("a ring of fifty lists")

rings = [[] for _ in range(20)]
for ring in rings:
    ring.append(ring)
del rings, ring
found("twenty rings of one")

a = []
a.append(iter(a))
del a
found("list and its iterator")
a = {}
a["v"] = a.values()
del a
found("dict and its view")
print("a second time:", gc.collect())
