"""collections.namedtuple: construction, fields, defaults, replacing, inheritance."""

from collections import namedtuple

Point = namedtuple("Point", ["x", "y"])
p = Point(1, y=2)
x, y = p
print(p, p.x, p[1], x, y, len(p), p == (1, 2), p._fields, p._asdict(), p._replace(x=10), Point._make([5, 6]), hash(p) == hash((1, 2)))
print(p + (3,), p * 2, p[::-1], sorted([Point(2, 1), Point(1, 2)]), max(Point(1, 5), Point(1, 3)), 2 in p, p.index(2), p.count(1), list(p), isinstance(p, tuple), Point.__mro__[1] is tuple)
Account = namedtuple("Account", "owner balance kind", defaults=[0, "basic"])
print(Account("ann"), Account("bob", 5), Account("c", kind="gold"), Account._field_defaults, Account.__doc__, Account.owner.__doc__)
Renamed = namedtuple("Renamed", "a class a _x ok", rename=True)
print(Renamed._fields, Renamed(1, 2, 3, 4, 5))
Comma = namedtuple("Comma", "a, b,c")
print(Comma._fields, Comma(*"xyz"), Comma(**dict(a=1, b=2, c=3)), namedtuple("Empty", [])())


class Vector(namedtuple("VectorBase", "x y")):
    __slots__ = ()

    @property
    def norm(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __str__(self):
        return f"<{self.x}, {self.y}>"


v = Vector(3, 4)
print(v, repr(v), v.norm, v + v, type(v + v).__name__, v._replace(y=0), hasattr(v, "__dict__"), v == (3, 4), f"{v.x:03d}")
rows = [Account("a", 1), Account("b", 2), Account("c", 3)]
print(sum(r.balance for r in rows), [r.owner for r in rows], {r.owner: r for r in rows}["b"].balance, [r._replace(balance=r.balance * 2) for r in rows[:1]])
print(getattr(p, "y"), Point.__name__, Point.__module__, "%s,%s" % p, "{0.x}-{p.y}".format(p, p=p), str(p), Point.x.__get__(p), Point(y=1, x=2))
for wrong in (lambda: Point(1), lambda: Point(1, 2, 3), lambda: Point(1, z=2), lambda: Point._make([1]), lambda: p._replace(q=1), lambda: setattr(p, "x", 5), lambda: p.z, lambda: namedtuple("T", "a a"),
              lambda: namedtuple("T", "class"), lambda: namedtuple("T", "_a"), lambda: namedtuple("1T", "a"), lambda: namedtuple("T", "a", defaults=[1, 2]), lambda: p[5]):
    try:
        print(wrong())
    except (TypeError, ValueError, AttributeError, IndexError) as error:
        print(type(error).__name__, error)
