"""sys.getsizeof of deque, OrderedDict, defaultdict, Counter, ChainMap and namedtuple."""

import sys
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple

print("deque:", [sys.getsizeof(deque(range(n))) for n in (0, 1, 32, 63, 64, 65, 128, 129, 200, 1000)])
q = deque()
sizes = []
for i in range(200):
    q.append(i)
    if not sizes or sizes[-1][1] != sys.getsizeof(q):
        sizes.append((len(q), sys.getsizeof(q)))
print("appended:", sizes)
q = deque()
sizes = []
for i in range(200):
    q.appendleft(i)
    if not sizes or sizes[-1][1] != sys.getsizeof(q):
        sizes.append((len(q), sys.getsizeof(q)))
print("appended left:", sizes)
while len(q) > 10:
    q.pop()
print("popped:", sys.getsizeof(q))
q.clear()
print("cleared:", sys.getsizeof(q))
bounded = deque(range(1000), maxlen=10)
print("bounded:", sys.getsizeof(bounded), sys.getsizeof(deque(maxlen=5)))
bounded.rotate(100)
print("rotated:", sys.getsizeof(bounded))
print("copy:", sys.getsizeof(deque(range(100)).copy()), sys.getsizeof(deque([0]) * 100))

print("OrderedDict:", [sys.getsizeof(OrderedDict.fromkeys(range(n))) for n in (0, 1, 5, 6, 10, 11, 50)])
o = OrderedDict()
for key in "abcdef":
    o[key] = 1
print("str keys:", sys.getsizeof(o))
del o["a"]
print("one deleted:", sys.getsizeof(o))
o.move_to_end("b")
print("moved:", sys.getsizeof(o), list(o))
o.clear()
print("cleared:", sys.getsizeof(o))

d = defaultdict(list)
print("defaultdict:", sys.getsizeof(d))
for i in range(6):
    d[i]
print("six missing:", sys.getsizeof(d), len(d))
print("Counter:", sys.getsizeof(Counter()), sys.getsizeof(Counter("abc")), sys.getsizeof(Counter(range(100))))
print("ChainMap:", sys.getsizeof(ChainMap()), sys.getsizeof(ChainMap({}, {})))
Point = namedtuple("Point", "x y")
print("namedtuple:", sys.getsizeof(Point(1, 2)), sys.getsizeof(Point(1, 2)._replace(x=3)), sys.getsizeof(Point(1, 2)._asdict()))
Wide = namedtuple("Wide", [f"f{i}" for i in range(10)])
print("of ten:", sys.getsizeof(Wide(*range(10))))
