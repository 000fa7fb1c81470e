"""C3 linearization in larger hierarchies, cooperative super, mixins, and lookups along the order."""


class Base:
    def __init__(self, **kwargs):
        self.log = ["Base"]
        if kwargs:
            raise TypeError(f"left over: {sorted(kwargs)}")

    def name(self):
        return "Base"


class Named(Base):
    def __init__(self, *, title, **kwargs):
        super().__init__(**kwargs)
        self.title = title
        self.log.append("Named")

    def name(self):
        return f"Named({super().name()})"


class Sized(Base):
    def __init__(self, *, size=1, **kwargs):
        super().__init__(**kwargs)
        self.size = size
        self.log.append("Sized")

    def name(self):
        return f"Sized({super().name()})"


class Coloured(Base):
    def __init__(self, *, colour="red", **kwargs):
        super().__init__(**kwargs)
        self.colour = colour
        self.log.append("Coloured")

    def name(self):
        return f"Coloured({super().name()})"


class Shape(Named, Sized):
    pass


class Sign(Coloured, Named):
    def name(self):
        return f"Sign({super().name()})"


class Poster(Sign, Shape):
    def name(self):
        return f"Poster({super().name()})"


def order(cls):
    return " ".join(c.__name__ for c in cls.__mro__)


for cls in (Shape, Sign, Poster):
    one = cls(title="t")
    print(order(cls), "|", one.name(), "|", one.log)
poster = Poster(title="x", size=3, colour="blue")
print(vars(poster))
try:
    Poster(title="x", weight=1)
except TypeError as error:
    print(error)
print(super(Sign, poster).name(), super(Named, poster).name(), Named.name(poster))


class O: pass
class A(O): pass
class B(O): pass
class C(O): pass
class D(O): pass
class E(O): pass
class K1(A, B, C): pass
class K2(D, B, E): pass
class K3(D, A): pass
class Z(K1, K2, K3): pass


print(order(Z))
try:
    class Bad(A, O, B): pass
except TypeError as error:
    print(error)
A.x, B.x, D.x = "A", "B", "D"
print(Z.x, K2.x, K1.x, Z().x)
del A.x
print(Z.x)
B.x = property(lambda self: "property of B")
print(K1().x, isinstance(Z(), B), issubclass(Z, (int, C)), Z.__bases__ == (K1, K2, K3), O in Z.__mro__)


class Counting:
    created = 0

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Counting.created += 1


class P(Counting): pass
class Q(P, Base): pass


print(Counting.created, order(Q), [c.__name__ for c in Counting.__subclasses__()], [c.__name__ for c in O.__subclasses__()])
