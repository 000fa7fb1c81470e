"""Comprehensions, generator expressions, sorting and zip: counts during and after."""

import itertools
import sys


class Thing:
    pass


x, y = Thing(), Thing()
base = sys.getrefcount(x)


def delta(label):
    print(f"{label:<32}{sys.getrefcount(x) - base:+d}")


lst = [x for _ in range(10)]
delta("list comprehension of ten")
st = {x for _ in range(10)}
delta("set comprehension")
dc = {i: x for i in range(3)}
delta("dict comprehension")
del lst, st, dc
delta("gone")
gen = (x for _ in range(3))
delta("generator over a global")
first = next(gen)
delta("its first value")
rest = list(gen)
delta("the rest")
del gen, first, rest
pairs = list(zip([x, x], [x, x]))
delta("zip to a list")
pairs.sort(key=id)
delta("sorted")
del pairs
z = zip([x], [x])
t = next(z)
delta("one tuple of a zip")
u = t
del t
delta("renamed")
del z, u
e = enumerate([x, x])
for i, v in e:
    delta("in an enumerate loop")
del e, v
c = itertools.chain([x], (x,))
n = next(c)
delta("chain, one taken")
del c, n
r = itertools.repeat(x, 5)
delta("repeat")
lst = list(r)
delta("repeated to a list")
del r, lst
a, b = itertools.tee([x, x])
next(a)
delta("tee, one ahead")
del a
delta("tee, that one gone")
next(b)
del b
delta("tee, both gone")
cy = itertools.cycle([x, x])
next(cy), next(cy), next(cy)
delta("cycle")
del cy
groups = [list(g) for k, g in itertools.groupby([x, x, y])]
delta("groupby")
del groups
m = list(map(lambda p, q: (p, q), [x], [x]))
delta("map of two")
del m
s = sorted([x, x, x], key=lambda v: sys.getrefcount(v))
delta("sorted copy")
del s
acc = list(itertools.accumulate([x, x], lambda p, q: q))
delta("accumulate")
del acc
prod = list(itertools.product([x], repeat=3))
delta("product")
del prod
delta("all gone")
