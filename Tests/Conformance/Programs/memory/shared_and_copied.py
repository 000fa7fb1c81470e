"""Which operations share objects and which copy them: identities after copying, slicing and conversion."""

inner = [1, 2]
outer = [inner, inner]
print("shallow copy:", outer.copy()[0] is inner, outer[:][1] is inner, list(outer)[0] is inner, [*outer][0] is inner)
grid = [[0] * 3] * 2
grid[0][0] = 5
print("repeated rows are one:", grid, grid[0] is grid[1])
grid = [[0] * 3 for _ in range(2)]
grid[0][0] = 5
print("comprehended rows are two:", grid, grid[0] is grid[1])


def append(x, items=[]):
    items.append(x)
    return items


print("default list shared:", append(1), append(2), append(3) is append(4))
a = (inner, 3)
b = a[:1] + (3,)
print("tuple parts:", b[0] is inner, a == b, a is b)
d = {"k": inner}
e = dict(d)
f = {**d}
g = d | {}
print("dict copies:", e["k"] is inner, f["k"] is inner, g["k"] is inner, e is d, d.copy() is d)
print("keys kept:", next(iter(e)) is next(iter(d)))
x = 10 ** 10
y = {x: "first"}
z = 10 ** 5 * 10 ** 5
y[z] = "second"
print("the first of equal keys stays:", next(iter(y)) is x, y)
s = {x}
s.add(z)
print("and of equal members:", next(iter(s)) is x, len(s))
s = {x} & {z}
t = {z} & {x}
print("intersection:", next(iter(s)) is x, next(iter(t)) is x)
print("1, 1.0 and True:", {1: "a", 1.0: "b", True: "c"}, {1, True, 1.0}, {True, 1})
i = inner
i += [3]
print("in place:", inner, i is inner)
i = i + [4]
print("not in place:", inner, i is inner)
text = "abc"
u = text
u += "d"
print("strings:", text, u)


def change(items, number, text):
    items.append("changed")
    number += 1
    text += "!"
    return number, text


n, w = 5, "w"
print("passed:", change(inner, n, w), inner, n, w)
c = [inner]
c.append(c)
print("itself:", c[1] is c, c, len(repr(c)))
m = {}
m["m"] = m
print("a dict in itself:", m)
h = sorted(outer, key=id)
print("sorted keeps identity:", h[0] is inner, list(reversed(outer))[0] is inner, max(outer, key=len) is inner)
print("filter, map, zip:", next(filter(None, outer)) is inner, next(map(lambda v: v, outer)) is inner, next(zip(outer))[0] is inner)
print("setdefault:", d.setdefault("k", []) is inner, d.get("k") is inner, list(d.values())[0] is inner)
print("equal, not identical:", [1] == [1], [1] is [1], {} == {}, (lambda: 0) == (lambda: 0))
nan = float("nan")
print("identity before equality:", [nan] == [nan], nan == nan, nan in [nan], (nan,).index(nan), [nan].count(nan))
