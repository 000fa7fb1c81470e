"""Subclasses of built-in types: overriding, results of operations, and construction."""


class Stack(list):
    def push(self, x):
        self.append(x)
        return self

    def __repr__(self):
        return f"Stack({super().__repr__()})"

    def __getitem__(self, i):
        return super().__getitem__(i) if not isinstance(i, str) else f"named {i}"


s = Stack([1]).push(2).push(3)
print(s, s[0], s["x"], len(s), s == [1, 2, 3], s + [4], type(s + s).__name__, type(s[:]).__name__, type(s.copy()).__name__, isinstance(s, list), list(s), sorted(s, reverse=True))
s.attribute = "yes"
print(vars(s), s.attribute, 2 in s, s.index(3), [x for x in s], Stack("ab"), Stack(), bool(Stack()))


class Lower(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k.lower(), v)

    def __getitem__(self, k):
        return super().__getitem__(k.lower())

    def __contains__(self, k):
        return super().__contains__(k.lower())

    def __missing__(self, k):
        return f"missing {k}"


d = Lower(A=1)
d["B"] = 2
print(d, d["b"], d["B"], d["Q"], "B" in d, d.get("A"), d.get("B"), len(d), dict(d), {**d}, type(d.copy()).__name__, type(d | {}).__name__)


class Mod(int):
    def __new__(cls, v, m=7):
        self = super().__new__(cls, v % m)
        self.m = m
        return self

    def __add__(self, other):
        return Mod(int(self) + other, self.m)

    def __repr__(self):
        return f"{int(self)} mod {self.m}"


m = Mod(10)
print(m, m + 5, 5 + m, m * 2, type(m * 2).__name__, m == 3, hash(m) == hash(3), {3: "t"}[m], [10, 20, 30, 40][m], m.m, f"{m}", f"{m:03d}", str(m), "%d" % m, -m, int(m), float(m), range(m))


class Title(str):
    def __new__(cls, text):
        return super().__new__(cls, text.title())

    def __len__(self):
        return 99


t = Title("hello world")
print(t, len(t), t.upper(), type(t.upper()).__name__, t == "Hello World", t[0], {t: 1}["Hello World"], "x" + t, t + "x", ",".join([t, t]), hash(t) == hash("Hello World"))
