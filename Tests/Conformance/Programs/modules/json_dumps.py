"""json.dumps: types, separators, indentation, sorting, escapes, hooks, errors."""

import json

print(json.dumps([1, -2.5, "a", True, False, None, {"k": [1, {}]}, [], {}]))
print(json.dumps({"b": 1, "a": 2, 3: "int key", None: 0, True: 1, 1.5: 2}), json.dumps({"b": 1, "a": {"d": 1, "c": 2}}, sort_keys=True))
print(json.dumps("é\"\\\n\t\r\b\f/\x00\x1f\x7f日😀"), json.dumps("é日😀", ensure_ascii=False))
print(json.dumps([1, {"a": 2}], separators=(",", ":")), json.dumps((1, (2,))), json.dumps("plain"), json.dumps(5), json.dumps(None), json.dumps(""))
print(json.dumps({"a": [1, 2, {"b": []}], "c": {}}, indent=2))
print(json.dumps([[1, [2]], {}], indent="--"), json.dumps([], indent=4), json.dumps([1], indent=0))
print(json.dumps([1.0, 0.1, 1e100, 1e-7, 1.5e300, 10 ** 30, -0.0, 123456789.123]), json.dumps([float("nan"), float("inf"), -float("inf")]))


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


def encode(value):
    if isinstance(value, Point):
        return {"x": value.x, "y": value.y}
    if isinstance(value, set):
        return sorted(value)
    raise TypeError(f"cannot encode {type(value).__name__}")


print(json.dumps([Point(1, 2), {3, 1, 2}], default=encode), json.dumps({"p": Point(0, [Point(1, 1)])}, default=encode, sort_keys=True))


class Encoder(json.JSONEncoder):
    def default(self, value):
        if isinstance(value, complex_like):
            return [value.x, value.y]
        return super().default(value)


complex_like = Point
print(json.dumps({"p": Point(5, 6)}, cls=Encoder), Encoder(indent=1).encode([Point(1, 2)]), json.JSONEncoder().encode({"a": 1}), "".join(json.JSONEncoder().iterencode([1, "x"])))


class MyInt(int):
    def __repr__(self): return "MyInt"


class MyStr(str): pass
class MyList(list): pass
class MyDict(dict): pass


print(json.dumps([MyInt(5), MyStr("s"), MyList([1]), MyDict(a=1)]), json.dumps({(1, 2): 3, "ok": 1}, skipkeys=True), json.dumps({MyInt(7): MyInt(8)}))
cycle = []
cycle.append(cycle)
for wrong in (lambda: json.dumps(Point(1, 2)), lambda: json.dumps({1, 2}), lambda: json.dumps({(1,): 2}), lambda: json.dumps(cycle), lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.dumps(b"x"), lambda: json.dumps([object], default=encode), lambda: json.dumps({"b": 1, 1: 2}, sort_keys=True)):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
big = {"rows": [{"id": i, "name": f"n{i}", "tags": ["t"] * (i % 3)} for i in range(20)]}
text = json.dumps(big)
print(len(text), text[:70], json.loads(text) == big)
