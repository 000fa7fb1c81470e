"""Scopes of class bodies, comprehensions and loops."""

x = "changed"


class Scope:
    x = "class"
    y = x + "!"
    listed = [x for _ in range(1)]

    def method(self):
        return x

    z = [i for i in range(3)]
    w = (lambda: x)()


print(Scope.y, Scope.listed, Scope().method(), Scope.z, Scope.w)
i = "outer"
squares = [i * i for i in range(4)]
print(squares, i)
print([y for y in range(3) if (last := y) > 0], last)


def walrus_in_function():
    total = 0
    partial = [total := total + v for v in range(5)]
    return partial, total


print(walrus_in_function())


def shadow(print):
    return print


print(shadow("shadowed"))
len_of = len
len = lambda v: "own"
print(len("abc"), len_of("abc"))
del len
print(len("abc"))


def loops():
    fs = []
    for k in range(3):
        def f():
            return k
        fs.append(f)
    return [f() for f in fs]


print(loops(), [f() for f in [lambda: j for j in range(3)]])


def conditional(flag):
    if flag:
        v = 1
    try:
        return v
    except NameError as error:
        return str(error)


print(conditional(True), conditional(False))
print(sorted(k for k in vars(Scope) if not k.startswith("__")))


def local_names(a, b=2):
    c = 3
    return locals()


print(local_names(1), sorted(globals())[:2])


def outer_class():
    v = "enclosing"

    class Inner:
        try:
            w = v
        except NameError as error:
            w = str(error)
        v = "inner"

        def get(self):
            return v
    return Inner.w, Inner.v, Inner().get()


print(outer_class())
