"""Every kind of parameter, defaults, and the errors of calls."""


def everything(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    return a, b, c, args, d, e, kwargs


print(everything(1, d=4))
print(everything(1, 20, 30, 40, 50, d=4, e=6, f=7, a=8))
print(everything(1, c=9, d=0))
print(everything(*[1, 2], *(3,), **{"d": 4}, **{"z": 1}))


def defaults(a, b=[], *, c={}):
    b.append(a)
    c[a] = len(b)
    return b, c


print(defaults(1), defaults(2), defaults(3, []), defaults.__defaults__, defaults.__kwdefaults__)
n = 5


def bound_at_definition(x=n, y=n * 2):
    return x, y


n = 6
print(bound_at_definition(), bound_at_definition(y=1))


def only_positional(a, /): return a
def only_keyword(*, k): return k
def star(*args): return args
def keywords(**kw): return kw
def nothing(): pass
def two(a, b): return a, b


print(only_positional(1), only_keyword(k=1), star(), star(1, 2), keywords(), keywords(a=1, b=2), nothing())
print(two(b=1, a=2), two(*"xy"), two(**dict(a=1, b=2)))
print((lambda a, *b, c=1, **d: (a, b, c, d))(1, 2, 3, c=4, e=5))
for call in (
    lambda: two(1), lambda: two(), lambda: two(1, 2, 3), lambda: two(1, a=2), lambda: two(1, c=2),
    lambda: only_positional(a=1), lambda: only_keyword(1), lambda: only_keyword(), lambda: nothing(1),
    lambda: two(*5), lambda: two(**5), lambda: two(**{1: 2}), lambda: two(1, **{"a": 2}),
    lambda: keywords(**{"a": 1}, **{"a": 2}), lambda: everything(), lambda: everything(1),
    lambda: defaults(1, 2, 3), lambda: keywords(1), lambda: len(), lambda: len(1, 2), lambda: n(), lambda: n.real(),
    lambda: nothing()(), lambda: int(x=1), lambda: print(1, foo=2), lambda: bound_at_definition(1, 2, 3, 4),
):
    try:
        print(call())
    except TypeError as error:
        print(error)


class C:
    def method(self, a):
        return a


for call in (lambda: C().method(), lambda: C().method(1, 2), lambda: C.method(), lambda: C(1)):
    try:
        call()
    except TypeError as error:
        print(error)


def annotated(a: int, b: "str" = "x", *c: float, d: list = None, **e: dict) -> tuple:
    return a


print(annotated.__annotations__, annotated(1))
