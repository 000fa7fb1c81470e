"""tuple and range: indexing, slicing, comparison, hashing, methods."""

t = (1, "a", 2.5, "a", (3,))
print(t, t[0], t[-1], t[1:3], t[::-1], len(t), t.count("a"), t.index("a"), t.index("a", 2), "a" in t, (3,) in t, t + (1,), t * 2, 0 * t)
print((), (1,), (1, 2), tuple("ab"), tuple([1]), tuple(range(3)), tuple({1: 2}), ((1, 2), (3,)), (1, (2, [3])))
print((1, 2) < (1, 3), (1, 2) < (1, 2, 0), (2,) > (1, 9), (1, 2) == (1, 2), (1, 2) == [1, 2], () < (0,), (1, "a") == (1, "a"), (1, 2) != (2, 1))
print(hash((1, 2)) == hash((1, 2)), hash(()), hash((1, 2, 3)), hash((1, (2, 3))), hash(("a", 1)), hash((1.5, None is None)), {(1, 2): "v"}[1, 2])
a, b, *c = t
print(a, b, c, sorted([(2, "b"), (1, "z"), (2, "a")]), max((1, 5), (2, 0)), min([(1, "b"), (1, "a")]), sum((1, 2, 3)))
r = range(2, 20, 3)
print(r, len(r), list(r), r[0], r[-1], r[1:4], r[::-1], r[::2], 5 in r, 6 in r, 20 in r, "a" in r, 5.0 in r, r.index(8), r.count(8), r.count(9))
print(range(5), range(0), range(5, 0), range(0, -10, -3), list(range(5, 0, -2)), range(3, 3), list(range(-3, 3)), r.start, r.stop, r.step)
print(range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), range(3) == range(0, 3), range(3) != range(4), hash(range(3)) == hash(range(0, 3)), range(3) == [0, 1, 2])
big = range(10 ** 20, 10 ** 20 + 10, 3)
print(big, len(big), list(big), big[-1], 10 ** 20 + 3 in big, big[1:], list(reversed(big)), range(10 ** 18)[10 ** 17], len(range(0, 2 ** 62, 2)))
print(bool(range(0)), bool(range(1)), list(reversed(range(5))), sum(range(101)), max(range(5)), sorted(range(3), reverse=True), tuple(reversed((1, 2))))
print(range(10)[2:8:3], range(10)[-3:], range(10)[::-3], range(10, 0, -1)[2:5], range(True, 5), repr(range(1, 2, 1)), str(range(1, 5, 2)))
for wrong in (lambda: t[9], lambda: t.index("zz"), lambda: t["a"], lambda: t + [1], lambda: hash(([],)), lambda: range(1.5), lambda: range("a"), lambda: range(1, 2, 0), lambda: r[10], lambda: r.index(3),
              lambda: range(), lambda: range(1, 2, 3, 4), lambda: t < 5, lambda: t * 1.5, lambda: len(range(2 ** 70)), lambda: range(3) + range(3), lambda: r["a"], lambda: range(3) < range(4)):
    try:
        print(wrong())
    except (IndexError, ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
try:
    t[0] = 1
except TypeError as error:
    print(error)
try:
    del t[0]
except TypeError as error:
    print(error)
try:
    r[0] = 1
except TypeError as error:
    print(error)
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, s.indices(5), slice(None), slice(3), s == slice(1, 10, 2), list(range(20))[s], "abcdefghijkl"[s], slice(-3, None).indices(10))
n = 0
for i in range(3):
    for j in range(i):
        n += i * j
print(n, [i for i in range(10) if i in range(2, 8, 2)], list(zip(range(3), range(3, 6))), dict(zip("ab", range(2))), list(enumerate(range(2), 5)))
