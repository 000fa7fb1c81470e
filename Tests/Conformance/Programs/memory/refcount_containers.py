"""Containers hold one reference for each place an object is in."""

import sys
from collections import OrderedDict, defaultdict, deque


class Key:
    pass


x = Key()
base = sys.getrefcount(x)


def delta(label):
    print(f"{label:<28}{sys.getrefcount(x) - base:+d}")


lst = [x]
delta("list of one")
lst.append(x)
delta("list appended")
lst.extend([x, x])
delta("list extended")
lst.insert(0, x)
delta("list inserted")
lst.pop()
delta("list popped")
del lst[0:2]
delta("slice deleted")
lst *= 3
delta("list repeated in place")
lst.clear()
delta("list cleared")
t = (x, x, x)
delta("tuple of three")
t2 = t
delta("the same tuple again")
t3 = t + t
delta("tuples added")
del t, t2, t3
delta("tuples gone")
d = {x: x}
delta("dict key and value")
d[x] = 0
delta("dict value replaced")
d.setdefault(x, x)
delta("setdefault on a key")
d["k"] = x
delta("dict value under str")
items = list(d.items())
delta("items in a list")
del items
d.pop(x)
delta("dict popped")
d.clear()
delta("dict cleared")
s = {x}
delta("set of one")
s.add(x)
delta("added again")
f = frozenset(s)
delta("frozenset of it")
u = s | f
delta("union")
s.discard(x)
del f, u
delta("sets gone")
q = deque([x, x], maxlen=2)
delta("deque")
q.append(x)
delta("deque appended at maxlen")
q.rotate(1)
delta("deque rotated")
q.popleft()
delta("deque popped")
q.clear()
o = OrderedDict([(1, x)])
delta("OrderedDict value")
o[x] = x
delta("OrderedDict key and value")
o.clear()
delta("OrderedDict cleared")
m = defaultdict(list)
m[1].append(x)
delta("list in a defaultdict")
m.clear()
delta("all cleared")
