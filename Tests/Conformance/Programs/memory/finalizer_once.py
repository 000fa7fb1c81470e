"""__del__ is called once, whatever brings the object back."""

import gc
import weakref

gc.disable()
saved = []


class Phoenix:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  __del__ of", self.name)
        saved.append(self)


p = Phoenix("one")
print("drop:")
del p
print("saved:", [one.name for one in saved])
print("drop again:")
saved.clear()
print("no second call")

a, b = Phoenix("a"), Phoenix("b")
a.other, b.other = b, a
del a, b
print("collect:")
print("returned", gc.collect())
print("saved:", [one.name for one in saved], saved[0].other is saved[1])
saved.clear()
print("collect again:")
print("returned", gc.collect())


class Twice:
    def __del__(self):
        print("  called", "by hand" if not gc.is_finalized(self) else "by the runtime")


t = Twice()
t.__del__()
t.__del__()
print("by hand twice, then dropped:")
del t


class Inherits(Twice):
    def __del__(self):
        print("  derived")
        super().__del__()


i = Inherits()
i = None


class Late:
    pass


late = Late()
Late.__del__ = lambda self: print("  __del__ given to the class later")
del late
other = Late()
other.__del__ = lambda: print("  never called: looked up on the type")
del other
del Late.__del__
silent = Late()
del silent
print("taken away again")

partial = Phoenix("half")
partial.holder = [partial]
partial.weak = weakref.ref(partial)
del partial
print("half resurrected:", gc.collect(), saved[0].holder[0] is saved[0], saved[0].weak())
saved.pop()
print("then:", gc.collect())
