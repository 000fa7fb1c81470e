"""collections: OrderedDict, defaultdict and ChainMap."""

from collections import ChainMap, OrderedDict, defaultdict

o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o["d"] = 4
o.move_to_end("a")
o.move_to_end("c", last=False)
print(o, list(o), list(reversed(o)), o.popitem(), o.popitem(last=False), o, len(o))
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, OrderedDict.fromkeys("xyz", 0), o.copy() == o, type(o | {"z": 1}).__name__)
o.update(q=5)
print(o.pop("q"), o.pop("none", None), o.setdefault("s", []), o.keys(), o.values(), o.items(), o.get("b"), "b" in o)
o["b"] = "same place"
del o["d"]
o["d"] = "at the end"
print(o, dict(o), repr(OrderedDict()), str(OrderedDict({1: {2: 3}})))
cache = OrderedDict()
for key in "abcabdae":
    cache[key] = cache.pop(key, 0) + 1
    if len(cache) > 3:
        cache.popitem(last=False)
print(cache)
d = defaultdict(list)
for word in "the quick brown fox the lazy dog the end".split():
    d[len(word)].append(word)
print(d, d[99], 100 in d, d.get(100), len(d), d.default_factory)
n = defaultdict(int, {"x": 5})
for ch in "hello":
    n[ch] += 1
print(n, dict(n), n.copy(), type(n.copy()).__name__, sorted(n), n == dict(n), n | {"z": 1})
tree = lambda: defaultdict(tree)
t = tree()
t["a"]["b"]["c"] = 1
print(dict(t["a"]["b"]), list(t), len(t["q"]))
plain = defaultdict(None, a=1)
n.default_factory = None
for missing in (plain, n):
    try:
        missing["none"]
    except KeyError as error:
        print("KeyError", error)


class Calling(defaultdict):
    def __missing__(self, key):
        self[key] = f"made {key}"
        return self[key]


c = Calling()
print(c["x"], c, repr(defaultdict(int)), repr(defaultdict(None)))
base, over = {"a": 1, "b": 2}, {"b": 20, "c": 30}
m = ChainMap(over, base)
print(m["a"], m["b"], m["c"], len(m), sorted(m), list(m), dict(m), "a" in m, m.get("zz", 0), m.maps)
m["new"] = 5
del m["c"]
child = m.new_child({"a": 100})
print(over, base, child["a"], m["a"], child.parents == m, child, m | {"o": 1})
child.maps[-1]["deep"] = "set"
print(base, child["deep"], m.pop("new"), list(child.items()))
for wrong in (lambda: o["nope"], lambda: o.move_to_end("nope"), lambda: OrderedDict().popitem(), lambda: defaultdict(5), lambda: m["none"], lambda: m.pop("a"), lambda: m.__delitem__("a"), lambda: o.pop("none")):
    try:
        print(wrong())
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
