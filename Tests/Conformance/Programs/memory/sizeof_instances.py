"""sys.getsizeof of instances: bare, with attributes, with a dictionary looked at, with slots, of built-ins' subclasses."""

import sys


class Empty:
    pass


class Three:
    def __init__(self):
        self.a, self.b, self.c = 1, 2, 3


class NoSlots:
    __slots__ = ()


class TwoSlots:
    __slots__ = ("a", "b")


class WeakSlots:
    __slots__ = ("__weakref__",)


class DictSlots:
    __slots__ = ("__dict__", "a")


class Derived(TwoSlots):
    __slots__ = ("c",)


class DerivedOpen(TwoSlots):
    pass


class MyError(Exception):
    pass


class Sized:
    def __sizeof__(self):
        return 1000


for cls in (Empty, Three, NoSlots, TwoSlots, WeakSlots, DictSlots, Derived, DerivedOpen, Sized, MyError):
    one = cls()
    print(f"{cls.__name__:<12}{sys.getsizeof(one):>5}  basic {cls.__basicsize__}, item {cls.__itemsize__}, dict at",
          f"{cls.__dictoffset__}, weak at {cls.__weakrefoffset__}, own {one.__sizeof__()}")
e = Empty()
e.x = 1
print("with an attribute:", sys.getsizeof(e))
e.__dict__
print("dict looked at:", sys.getsizeof(e), sys.getsizeof(e.__dict__))
for name in "abcdefgh":
    setattr(e, name, name)
print("many attributes:", sys.getsizeof(e), sys.getsizeof(e.__dict__))


class Wrong:
    def __sizeof__(self):
        return -1


class Worse:
    def __sizeof__(self):
        return "big"


for bad in (Wrong(), Worse()):
    try:
        sys.getsizeof(bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print("default:", sys.getsizeof(Worse(), 77))
print("object:", object.__basicsize__, object().__sizeof__())
lists = [type("L", (list,), {})(), type("D", (dict,), {})(), type("S", (set,), {})(), type("T", (tuple,), {})((1, 2))]
print("subclasses of built-ins:", [sys.getsizeof(one) for one in lists])
slotted = [type("L", (list,), {"__slots__": ("x",)})(), type("D", (dict,), {"__slots__": ("x", "y")})()]
print("with slots:", [sys.getsizeof(one) for one in slotted])
