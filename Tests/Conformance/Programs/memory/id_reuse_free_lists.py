"""An object just freed leaves its memory to the next of its kind."""


class Plain:
    pass


class Slotted:
    __slots__ = ("a", "b", "c")


def same(make):
    return id(make()) == id(make())


def n(x):
    return x


print("list:", same(lambda: []), same(lambda: [1, 2, 3]))
print("dict:", same(lambda: {}), same(lambda: {"a": 1}))
print("tuple:", same(lambda: (n(1), n(2))), same(lambda: (n(1),) * 25))
print("set:", same(lambda: {1}), same(set))
print("float:", same(lambda: n(1.5) * 2))
print("int:", same(lambda: n(10 ** 6) * 3), same(lambda: n(10 ** 40) + 1))
print("str:", same(lambda: n("abc") * 7), same(lambda: str(123456)))
print("bytes:", same(lambda: bytes(50)))
print("instances:", same(Plain), same(Slotted), same(object))
print("functions:", same(lambda: lambda: 0))
print("bound methods:", id(Plain().__init__) == id(Plain().__init__))
print("generators:", same(lambda: (i for i in ())))
print("exceptions:", same(ValueError), same(MemoryError))
print("iterators:", same(lambda: iter([])), same(lambda: iter(())), same(lambda: enumerate(())))
print("across kinds of one size class:", id(Slotted()) == id(Slotted()), id(bytes(20)) == id(bytes(15)))
a = []
first = id(a)
del a
b = []
print("list and list:", id(b) == first)
c = [], []
ids = {id(c[0]), id(c[1])}
del c
d = [], []
print("two lists, the same two places:", {id(d[0]), id(d[1])} == ids)
del d
x = [1.5 * n(i) for i in range(10)]
places = [id(f) for f in x]
x.clear()
y = [2.5 * n(i) for i in range(10)]
print("floats, last freed first used:", [id(f) for f in y] == places, {id(f) for f in y} == set(places))
t = [(n(i), i) for i in range(10)]
places = [id(p) for p in t]
t.clear()
u = [(n(i), i) for i in range(10)]
print("tuples:", {id(p) for p in u} == set(places))
p = [Slotted() for _ in range(10)]
places = [id(o) for o in p]
del p[:]
q = [Slotted() for _ in range(10)]
print("instances:", {id(o) for o in q} == set(places), [id(o) for o in q] == places)
keep = Plain()
print("a living object is not reused:", id(keep) == id(Plain()))
