"""dict: order, methods, views, merging, and errors."""

d = {"b": 1, "a": 2, 3: "three", (1, 2): None}
print(d, len(d), list(d), d["a"], d.get("x"), d.get("x", 0), "a" in d, 3.0 in d, True in d, d.keys(), d.values(), d.items())
d["c"] = 5
d["b"] = 10
del d["a"]
d["a"] = "again"
print(d, d.pop("c"), d.pop("none", "default"), d.setdefault("s", []), d.setdefault("s", 1), d.popitem(), d)
d.update({"u": 1}, v=2)
d.update([("w", 3), "xy"])
print(d, dict(a=1, b=2), dict([("k", "v")]), dict({"m": 1}, n=2), dict(zip("ab", [1, 2])), dict.fromkeys("ab"), dict.fromkeys([1, 2], 0))
e = {"x": 1} | {"y": 2} | {"x": 3}
e |= {"z": 4}
print(e, {**e, "x": 0}, e == {"z": 4, "y": 2, "x": 3}, e != {}, list(reversed(e)), e.copy() is e, sorted(e), max(e), min(e.values()), sum(e.values()))
k, v, i = e.keys(), e.values(), e.items()
e["new"] = 5
print(k, v, i, len(k), "new" in k, ("new", 5) in i, 5 in v, k & {"x", "q"} == {"x"}, sorted(k | {"q"}), sorted(k - {"x"}), sorted(k ^ {"x", "q"}), i == e.items(), k == e.keys(), k == {"x", "y", "z", "new"})
print(k.isdisjoint({"q"}), {"x"} <= k, k >= {"x"}, list(reversed(k)), list(reversed(i)), k.mapping["x"], type(k).__name__, type(v).__name__, type(i).__name__)
print({1: "a", 1.0: "b", True: "c"}, {0: 1, False: 2}, {"": 0, None: 1, (): 2}, {i: i * i for i in range(4)})
nested = {"a": {"b": {"c": 1}}, "l": [{"m": 2}]}
nested["a"]["b"]["d"] = nested["l"][0].pop("m")
print(nested, str(nested) == repr(nested))
e.clear()
print(e, bool(e), k, len(v))
big = {i: -i for i in range(1000)}
for i in range(0, 1000, 2):
    del big[i]
for i in range(2000, 2010):
    big[i] = i
print(len(big), list(big)[:3], list(big)[-3:], sum(big.values()), 999 in big, 998 in big)
order = {}
for key in "cabbage":
    order[key] = order.get(key, 0) + 1
print(order, sorted(order.items(), key=lambda kv: (-kv[1], kv[0])))


class Same:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, other): return self.n == other.n
    def __repr__(self): return f"S{self.n}"


clash = {Same(i % 4): i for i in range(10)}
print(clash, clash[Same(2)], Same(9) in clash)
for action in ("pop", "add", "clear"):
    w = {1: 1, 2: 2}
    try:
        for key in w:
            w.pop(key) if action == "pop" else w.setdefault(key + 10, 0) if action == "add" else w.clear()
    except RuntimeError as error:
        print(action, error)
for wrong in (lambda: d["nope"], lambda: d.pop("nope"), lambda: {}.popitem(), lambda: {[]: 1}, lambda: d[{}], lambda: dict([1]), lambda: dict(["abc"]), lambda: dict(5), lambda: {} | [], lambda: {} < {}, lambda: hash({}), lambda: d.keys()[0], lambda: d.update(5), lambda: {}.fromkeys(5)):
    try:
        print(wrong())
    except (KeyError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
