"""A proxy passes operations on to its object, and raises ReferenceError once that is gone."""

import weakref


class Number:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        return Number(self.value + (other.value if isinstance(other, Number) else other))

    def __radd__(self, other):
        return Number(other + self.value)

    def __iadd__(self, other):
        self.value += other
        return self

    def __eq__(self, other):
        return self.value == getattr(other, "value", other)

    def __lt__(self, other):
        return self.value < other

    def __len__(self):
        return 3

    def __getitem__(self, key):
        return ("item", key)

    def __contains__(self, item):
        return item == self.value

    def __iter__(self):
        return iter((1, 2, 3))

    def __str__(self):
        return f"number {self.value}"

    def __bool__(self):
        return self.value != 0

    def method(self):
        return type(self).__name__

    def __call__(self, *args):
        return args


x = Number(5)
p = weakref.proxy(x)
print(type(p).__name__, type(p) is weakref.CallableProxyType, p.__class__ is Number, isinstance(p, Number))
print((p + 1).value, (1 + p).value, (p + p).value)
print(p == 5, p != 5, p < 6, p == x)
print(len(p), p[1:2], 5 in p, 4 in p, list(p), bool(p))
print(str(p), p.method(), p.value, p(1, 2))
p.extra = "set through"
print(x.extra, hasattr(p, "extra"), hasattr(p, "none"))
del p.extra
print(hasattr(x, "extra"))
q = p
q += 10
print(type(q).__name__, x.value, q is p)
try:
    hash(p)
except TypeError as error:
    print(error)
print(repr(p).startswith("<weakproxy at"), "to Number" in repr(p))


class Quiet:
    pass


y = Quiet()
r = weakref.proxy(y)
print(type(r).__name__, type(r) is weakref.ProxyType)
del x, q, y
for action in (lambda: p.value, lambda: len(p), lambda: p + 1, lambda: str(p), lambda: r.a, lambda: list(p)):
    try:
        print(action())
    except ReferenceError as error:
        print("ReferenceError:", error)
try:
    r.a = 1
except ReferenceError as error:
    print("ReferenceError:", error)
