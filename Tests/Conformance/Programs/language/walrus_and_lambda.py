"""The walrus in conditions, comprehensions and calls; lambdas in every position."""

data = [3, 8, 1, 9, 4]
if (n := len(data)) > 3:
    print("long", n)
it = iter(data)
while (item := next(it, None)) is not None:
    print("item", item)
print([y for x in data if (y := x * 2) > 5], y)
print((a := 1) + (b := 2), a, b)
print(f"{(c := 5)} {c:=3}", c)
print([z := 0, z := z + 1, z := z + 1], z)
print(any((witness := x) > 7 for x in data), witness)
print(all((counter := x) < 9 for x in data), counter)


def f(x, y=(default := 10)):
    return x + y


print(f(1), default, f(v := 3), v)
print({(k := "a"): (w := 1), k + "b": w + 1})
total = 0
print([total := total + x for x in data], total)
square = lambda x: x * x
print(square(4), (lambda: 5)(), (lambda *a, **k: (a, k))(1, b=2), (lambda x, y=2, *, z=3: x + y + z)(1, z=10))
compose = lambda *fs: (lambda x: x) if not fs else lambda x: fs[0](compose(*fs[1:])(x))
print(compose(square, lambda x: x + 1)(2))
fact = lambda k: 1 if k < 2 else k * fact(k - 1)
print(fact(20), square.__name__, (lambda: 0).__qualname__)
print(sorted(data, key=lambda x: -x), max(data, key=lambda x: x % 4), list(map(lambda x, y: x - y, data, data[1:])))
print(list(filter(lambda x: x & 1, data)), (lambda f: f(f))(lambda g: "self"))
table = {"add": lambda a, b: a + b, "sub": lambda a, b: a - b}
print({name: op(5, 3) for name, op in table.items()})
curry = lambda a: lambda b: lambda c: (a, b, c)
print(curry(1)(2)(3))
cond = lambda x: "neg" if x < 0 else "zero" if x == 0 else "pos"
print([cond(x) for x in (-1, 0, 1)])
while (line := data.pop() if data else "") and line != 1:
    print("popped", line)
print(data)
