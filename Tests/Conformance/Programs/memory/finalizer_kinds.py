"""Finalizers of slotted objects, of subclasses of built-ins, of exceptions; how __del__ is looked up."""

import weakref


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  bye", self.name)


class WithSlots:
    __slots__ = ("part",)

    def __del__(self):
        print("  slots:", self.part.name)


w = WithSlots()
w.part = Loud("slot part")
w = None


class Derived(Loud):
    def __del__(self):
        print("  derived first")
        super().__del__()


Derived("d")


class Property:
    @property
    def value(self):
        return "by property"

    def __del__(self):
        print("  ", self.value, self.method())

    def method(self):
        return weakref.ref(self)() is None


Property()


class Meta:
    def __getattr__(self, name):
        print("  looked up", name)
        return "x"


Meta()
print("__del__ is not looked up by __getattr__")


class Int(int):
    def __del__(self):
        print("  int gone", self + 1)


Int(5)
x = Int(6) + 1
print(x)


class Error(Exception):
    def __del__(self):
        print("  exception gone")


try:
    raise Error
except Error:
    print("handling it")
print("end")
