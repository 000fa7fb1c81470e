"""Copies, slices and concatenations: each place counts."""

import sys
from collections import deque


class Thing:
    pass


x = Thing()
base = sys.getrefcount(x)


def delta(label):
    print(f"{label:<30}{sys.getrefcount(x) - base:+d}")


a = [x] * 4
delta("repeat")
b = a[1:3]
delta("slice")
c = a + b
delta("sum")
d = a.copy()
delta("copy")
e = list(a)
delta("list()")
f = [*a, *b]
delta("starred display")
del b, c, d, e, f
delta("copies gone")
a[1:3] = []
delta("slice removed")
a[0:0] = [x, x, x]
delta("slice put in")
a[::2] = [None] * len(a[::2])
delta("every other replaced")
a[:] = a
delta("assigned to itself")
a.extend(a)
delta("extended by itself")
a *= 2
delta("doubled in place")
a.reverse()
delta("reversed")
a.remove(x)
delta("one removed")
a.clear()
delta("cleared")
t = (x, x)
u = t[:]
delta("whole slice of a tuple")
v = t[:1]
delta("part of a tuple")
w = t * 3
delta("tuple repeated")
del t, u, v, w
q = deque([x, x, x])
r = q.copy()
delta("deque copied")
q.extendleft(r)
delta("extended left")
q.clear(), r.clear()
delta("deques cleared")
s = {"a": x, "b": x}
m = {**s, "c": x}
delta("dict merged")
n = s | m
delta("dict or")
s.update(n)
delta("updated")
o = dict(s)
delta("dict()")
for one in (s, m, n, o):
    one.clear()
delta("all cleared")
matrix = [[x] * 3] * 3
delta("a row thrice")
matrix[0][0] = None
delta("one cell, seen thrice")
del matrix
delta("end")
