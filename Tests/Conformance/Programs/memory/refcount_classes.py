"""Who holds a class, a function and a module: counts as differences."""

import sys


def difference(thing, action, *args):
    before = sys.getrefcount(thing)
    kept = action(*args)
    return sys.getrefcount(thing) - before


class Base:
    def method(self):
        pass


class Slotted:
    __slots__ = ("a",)


def function():
    pass


class WithInit:
    def __init__(self):
        self.a = 1


print("instance:", difference(Base, Base))
print("ten instances:", difference(Base, lambda: [Base() for _ in range(10)]))
print("slotted instance:", difference(Slotted, Slotted))
print("bound method of an instance:", difference(Base, lambda: Base().method))
print("type of an instance:", difference(Base, lambda: type(Base())))
print("function in a list:", difference(function, lambda: [function]))
print("bound method holds the function:", difference(Base.method, lambda: Base().method))
print("class in a tuple:", difference(Base, lambda: (Base, Base)))


def subclass():
    class Derived(Base):
        pass
    return Derived


print("subclass:", difference(Base, subclass))


def subclass_instance():
    class Derived(Base):
        pass
    return Derived()


print("instance of a subclass:", difference(Base, subclass_instance))
print("two subclasses:", difference(Base, lambda: (subclass(), subclass())))
print("exception class in except:", end=" ")
try:
    raise KeyError
except KeyError as error:
    print(difference(error, lambda: (error,)))
print("property:", difference(function, lambda: property(function)))
print("staticmethod:", difference(function, lambda: staticmethod(function)))
print("classmethod:", difference(function, lambda: classmethod(function)))
print("as a default:", difference(function, lambda: (lambda f=function: f)))
print("as a closure:", difference(function, lambda f: (lambda: f), function))
print("as an attribute:", difference(function, lambda: setattr(Base, "other", function)))
print("replaced:", difference(function, lambda: setattr(Base, "other", None)))
print("module:", difference(sys, lambda: [sys]))
print("code:", difference(function.__code__, lambda: function.__code__))
print("super:", difference(Base, lambda: super(Base, Base())))
print("made by type():", difference(Base, lambda: type("T", (Base,), {})))
print("init:", difference(WithInit, WithInit), difference(WithInit.__init__, WithInit))
print("generator function:", difference(function, lambda: (f for f in [function])))
