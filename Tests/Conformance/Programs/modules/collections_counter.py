"""collections.Counter: counting, arithmetic, most_common, and what it does with what is missing."""

from collections import Counter

c = Counter("mississippi")
print(c, c["s"], c["z"], "z" in c, len(c), sum(c.values()), c.total(), c.most_common(), c.most_common(2), c.most_common()[:-3:-1])
print(Counter(a=3, b=1), Counter({"x": 2}), Counter(), Counter([1, 1.0, True]), Counter(["a", "b", "a"]), list(Counter("banana")), sorted(c.elements()), "".join(Counter("abca").elements()))
a, b = Counter(a=3, b=1, c=-1), Counter(a=1, b=2, d=4)
print(a + b, a - b, b - a, a & b, a | b, +a, -a, a == Counter(b=1, a=3, c=-1), a != b, a <= b, Counter(a=1) < Counter(a=2), Counter(a=1) == Counter(a=1, b=0))
a.update("aab")
a.update({"z": 10})
a.subtract(b)
a.subtract("a")
print(a, a.most_common(1))
a["new"] += 5
del a["z"], a["not there"]
print(a, dict(a), a.copy(), type(a.copy()).__name__, a.pop("new"), a.get("none"), list(a.items()))
a += Counter(a=100)
a -= Counter(a=50)
print(a)
a |= Counter(q=1)
a &= Counter(q=5, a=7)
print(a, repr(a), str(Counter(b=2, a=2, c=3)))
words = "the cat sat on the mat and the cat ran".split()
top = Counter(words)
print(top.most_common(3), max(top, key=top.get), {n: [w for w in top if top[w] == n] for n in sorted(set(top.values()))})
print(Counter(map(len, words)), Counter(w[0] for w in words).most_common(2), sum((Counter({i: i}) for i in range(3)), Counter()))
e = Counter("listen") == Counter("silent")
print(e, not Counter("abc") - Counter("abcd"), Counter("aabb") - Counter("ab"), bool(Counter()), Counter(range(3)).keys())


class Loud(Counter):
    def __missing__(self, key):
        return -1


print(Loud("ab")["z"], Loud("ab"), Loud("aab") + Loud("a"))
try:
    Counter.fromkeys("ab")
except NotImplementedError as error:
    print(error)
try:
    Counter([[]])
except TypeError as error:
    print(error)
try:
    Counter("a", "b")
except TypeError as error:
    print(error)
print(Counter({"a": 1.5, "b": 2}), Counter(a=1.5) + Counter(a=2), Counter({(1, 2): 3, None: 1}).most_common())
