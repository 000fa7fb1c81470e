"""sys.getsizeof of sets and frozensets, grown, shrunk and combined."""

import sys


def growth(make_step, count=300):
    members, last, changes = set(), None, []
    for i in range(count):
        make_step(members, i)
        if sys.getsizeof(members) != last:
            last = sys.getsizeof(members)
            changes.append((len(members), last))
    return changes


print("empty:", sys.getsizeof(set()), sys.getsizeof(frozenset()))
print("add:", growth(lambda s, i: s.add(i)))
print("update by one:", growth(lambda s, i: s.update([i])))
print("update by ten:", growth(lambda s, i: s.update(range(i * 10, i * 10 + 10)), 60))
print("update by set:", growth(lambda s, i: s.update({i, i + 1, i + 2}), 60))
print("displays:", sys.getsizeof({1}), sys.getsizeof({1, 2, 3, 4}), sys.getsizeof({1, 2, 3, 4, 5}), sys.getsizeof({"a", "b"}))
print("of ranges:", [sys.getsizeof(set(range(n))) for n in (0, 1, 4, 5, 18, 19, 20, 76, 77, 78, 300)])
print("of lists:", [sys.getsizeof(set(list(range(n)))) for n in (0, 1, 4, 5, 18, 19, 20, 76, 77, 78, 300)])
print("of sets:", [sys.getsizeof(set(set(range(n)))) for n in (0, 1, 4, 5, 18, 19, 20, 76, 77, 78, 300)])
print("of dicts:", [sys.getsizeof(set(dict.fromkeys(range(n)))) for n in (0, 1, 4, 5, 18, 19, 20, 76, 77, 78, 300)])
print("frozen:", [sys.getsizeof(frozenset(range(n))) for n in (0, 1, 4, 5, 18, 19, 20, 76, 77, 78, 300)])
print("comprehension:", [sys.getsizeof({i for i in range(n)}) for n in (0, 4, 5, 19, 20, 100)])
print("copies:", [sys.getsizeof(set(range(n)).copy()) for n in (0, 4, 5, 19, 20, 100)])
a, b = set(range(50)), set(range(25, 200))
print("union:", sys.getsizeof(a | b), "intersection:", sys.getsizeof(a & b))
print("difference:", sys.getsizeof(a - b), sys.getsizeof(b - a), "symmetric:", sys.getsizeof(a ^ b))
a |= b
print("in place union:", sys.getsizeof(a))
a -= b
print("in place difference:", sys.getsizeof(a), len(a))
a &= {1, 2}
print("in place intersection:", sys.getsizeof(a), len(a))
big = set(range(1000))
full = sys.getsizeof(big)
for i in range(990):
    big.discard(i)
print("emptied by discard:", sys.getsizeof(big) == full, len(big))
big.add(5000)
print("one added:", sys.getsizeof(big) == full)
for i in range(2000, 3500):
    big.add(i)
print("refilled:", sys.getsizeof(big), len(big))
big.clear()
print("cleared:", sys.getsizeof(big))


class MySet(set):
    pass


class MyFrozen(frozenset):
    pass


print("subclasses:", sys.getsizeof(MySet()), sys.getsizeof(MySet(range(10))), sys.getsizeof(MyFrozen(range(10))))
