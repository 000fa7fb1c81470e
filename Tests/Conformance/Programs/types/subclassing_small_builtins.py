"""Subclasses of tuple, set, exceptions, float and bytes; what cannot be subclassed."""


class Pair(tuple):
    __slots__ = ()

    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    @property
    def left(self):
        return self[0]

    def __add__(self, other):
        return Pair(self[0] + other[0], self[1] + other[1])


p = Pair(1, 2)
print(p, p.left, p + Pair(3, 4), type(p + p).__name__, p == (1, 2), hash(p) == hash((1, 2)), p[::-1], type(p[:1]).__name__, len(p), "%s-%s" % p)


class Tags(set):
    def add(self, x):
        super().add(x.lower())


g = Tags(["A"])
g.add("B")
print(sorted(g), g | {"c"} == {"A", "b", "c"}, type(g | {"c"}).__name__, type(g.copy()).__name__, repr(Tags([1])))


class Err(ValueError):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


try:
    raise Err(5)
except ValueError as error:
    print(error, error.code, error.args, repr(error))


class Temp(float):
    def __str__(self): return f"{float(self):.1f} C"
class Flag(bytes): pass


print(Temp(21.55), Temp(1) + 1, type(Temp(1) + 1).__name__, f"{Temp(2.5):.2f}", repr(Temp(3)), Temp(1) < 2, Flag(b"ab"), Flag(b"ab") == b"ab", type(Flag(b"ab")[:1]).__name__)
try:
    class Bad(bool):
        pass
except TypeError as error:
    print(error)
try:
    class Bad(list, dict):
        pass
except TypeError as error:
    print(error)
try:
    class Bad(type(None)):
        pass
except TypeError as error:
    print(error)
