"""__slots__, name mangling, __init_subclass__, __class_getitem__, __new__, __call__ and __missing__."""


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


p = Point(1, 2)
print(p.x, p.y, hasattr(p, "__dict__"), Point.__slots__)
for bad in (lambda: setattr(p, "z", 3), lambda: vars(p), lambda: delattr(p, "z")):
    try:
        bad()
    except (AttributeError, TypeError) as error:
        print(error)
del p.x
try:
    p.x
except AttributeError as error:
    print(error)
try:
    class Clash:
        __slots__ = ("a",)
        a = 1
except ValueError as error:
    print(error)


class Mangled:
    def __init__(self):
        self.__secret = 1
        self.__both__ = 2
        self._plain = 3

    def get(self):
        return self.__secret


m = Mangled()
print(sorted(vars(m)), m.get(), m._Mangled__secret)


class Base:
    registry = []

    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        Base.registry.append((cls.__name__, tag))


class One(Base, tag="first"): pass
class Two(One): pass


print(Base.registry)


class Generic:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


print(Generic[5], Generic["a", 1])
