"""At the end of a program: module names are cleared, and their finalizers run."""

import gc
import weakref


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("__del__ of", self.name)


class Ring(Loud):
    def __init__(self, name):
        super().__init__(name)
        self.me = self


class Reader:
    def __del__(self):
        print("globals of a finalizer:", helper is None, late is None, len is None)


def helper():
    pass


first = Loud("first")
_private = Loud("_private")
second = Loud("second")
__dunder = Loud("__dunder")
ring = Ring("ring")
reader = Reader()
late = Loud("late")
weak = weakref.ref(first, lambda ref: print("callback for first"))
finalize = weakref.finalize(second, print, "finalize of second")


def generate():
    try:
        yield 1
    finally:
        print("finally of a suspended generator")


suspended = generate()
next(suspended)
replaced = Loud("replaced")
replaced = None
deleted = Loud("deleted")
del deleted
print("end of the program", gc.isenabled())
