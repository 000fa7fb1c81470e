"""set and frozenset: operators, methods, comparisons, and the order of small ints."""

a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a, b, a | b, a & b, a - b, b - a, a ^ b, len(a), 3 in a, 9 in a, sorted(a), sum(a), max(a))
print(a.union(b, [9]), a.intersection(b, (3,)), a.difference([1], [2]), a.symmetric_difference(b), a.isdisjoint({9}), {1} <= a, {1} < {1}, a >= {1, 2}, a > a, a == {4, 3, 2, 1}, a != b)
print(a.issubset(range(10)), a.issuperset([1]), set(), set("hello") == set("ehlo"), set([1, 1, 2]), {*a, *b}, {x % 3 for x in range(9)}, frozenset([3, 1, 2]), frozenset())
a.add(10)
a.add(1)
a.discard(2)
a.discard(99)
a.remove(3)
print(a, a.pop() in (1, 4, 10), len(a))
a.update([7], {8}, "x")
a.difference_update({8})
a.intersection_update({7, "x", 10, 4})
a.symmetric_difference_update({7, 70})
print(sorted(a, key=str), len(a))
a |= {1}
a &= {1, 70}
a -= {70}
a ^= {5}
print(a)
a.clear()
print(a, bool(a), set() == frozenset(), {1} == frozenset([1]), type({1} | frozenset([2])).__name__, type(frozenset([1]) | {2}).__name__)
f = frozenset({1, 2})
print(hash(f) == hash(frozenset([2, 1])), {f: "v"}[frozenset([1, 2])], f in {f}, {1, 2} in {f}, f | {3}, f - {1}, f.copy() is f, hash(frozenset()), hash(frozenset([1, 2, 3])))
print({1, 1.0, True}, {0, False, 0.0}, {"a", "b"} == {"b", "a"}, {(1, 2), (1, 2)}, {None, None}, len({float("nan"), float("nan")}))
print(set(range(20)), {100, 5, 64, 33, 8}, {-1, -2, 0, 1}, set(range(0, 100, 7)), {1000, 2000, 3000}, {2 ** 61 - 1, 0, 5})
big = set(range(0, 1000, 3)) | set(range(0, 1000, 5))
print(len(big), sum(big), list(big)[:10], len(big - set(range(0, 1000, 15))), len({i * i % 100 for i in range(1000)}))
print(list(set("abcdefgh")), list({"one", "two", "three", "four"}), list(frozenset(["x", "yy", "zzz"])), list({(1, 2), (3, 4), "a", 5, 2.5, None is None}))
it = iter({1, 2, 3})
print(next(it), it.__length_hint__(), list(it), list(it))
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as error:
    print(error)


class K:
    def __init__(self, v): self.v = v
    def __hash__(self): return self.v % 2
    def __eq__(self, o): return self.v == o.v
    def __repr__(self): return f"K{self.v}"


print(len({K(1), K(1), K(2), K(3)}), K(3) in {K(1), K(3)}, {K(5)} & {K(5)}, {K(4)} | {K(4)}, [k.v for k in {K(8), K(6), K(4), K(2)}])
for wrong in (lambda: {[]}, lambda: {1} + {2}, lambda: {1} | [2], lambda: set().pop(), lambda: {1}.remove(5), lambda: set(5), lambda: hash(set()), lambda: a[0], lambda: {1} < [1], lambda: frozenset().add, lambda: {1}.union(5), lambda: {{1}}):
    try:
        print(wrong())
    except (TypeError, KeyError, AttributeError) as error:
        print(type(error).__name__, error)
