"""List, set, dict comprehensions and generator expressions: nesting, conditions, scope and order of evaluation."""

print([x * x for x in range(6)])
print([x for x in range(20) if x % 2 if x % 3])
print([(x, y) for x in range(3) for y in "ab" if x != 1])
print([[y for y in range(x)] for x in range(4)])
print([y for x in [[1, 2], [3], []] for y in x])
print({x % 3 for x in range(10)} == {0, 1, 2}, {c: c.upper() for c in "abc"})
print({k: v for k, v in zip("abc", range(3)) if v})
print({len(w): w for w in ["a", "bb", "c", "dd"]})
print(sum(x for x in range(5)), max((len(w) for w in ["a", "abc"]), default=0))
print(list(x + y for x in (1, 2) for y in (10, 20)))
print([a + b for a, b in [(1, 2), (3, 4)]], [a for a, *_ in ["xyz", "pq"]])
print([(lambda: x)() for x in range(3)])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], list(zip(*matrix)))
print([x if x % 2 else -x for x in range(5)])
print([y := 1, y ** 2], [last := x for x in range(3)], last)


def trace(label, values):
    print("evaluated", label)
    return values


gen = (x + y for x in trace("outer", [1, 2]) for y in trace("inner", [10, 20]))
print("made")
print(next(gen), list(gen))
print([x for x in trace("list", range(2))])
print({trace("key", k): trace("value", v) for k, v in [(1, 2)]})


def function():
    n = 3
    return [n * x for x in range(n)], {n: x for x in range(n)}, list(n - x for x in range(n))


print(function())
words = "the quick brown fox jumps over the lazy dog".split()
print(sorted({w for w in words if len(w) > 3}))
print({w: words.count(w) for w in words if words.count(w) > 1})
print([(i, w) for i, w in enumerate(words) if w[0] in "tq"])
print(any(w == "fox" for w in words), all(w.islower() for w in words))
try:
    [1 / x for x in (1, 0)]
except ZeroDivisionError as error:
    print(error)
try:
    [undefined_name for _ in range(1)]
except NameError as error:
    print(error)
pythagorean = [(a, b, c) for c in range(1, 20) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c]
print(pythagorean)
flags = [x > 1 and x < 4 or x == 0 for x in range(5)]
print(flags)
x = "unchanged"
[x for x in range(3)], {x for x in range(3)}, {x: x for x in range(3)}, list(x for x in range(3))
print(x)
print([*range(3), *"ab"], {*[1, 2], 3}, {**{"a": 1}, "b": 2, **{"a": 3}}, (*[1], 2))
