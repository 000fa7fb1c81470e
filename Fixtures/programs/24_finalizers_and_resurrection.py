"""Finalizers and resurrection: `__del__` runs once, in an unknown order, and may bring the object back.

A finalizer is the object's last word. It is called when the count reaches zero, or by the collector for each member
of a garbage cycle, before any of them is taken apart. If it stores the object somewhere, the object lives on; its
finalizer will not be called a second time. Its order among the members of a cycle is not to be relied on, and an
exception in it is printed and forgotten. `weakref.finalize` is the better tool: it cannot bring anything back, and
it runs at exit too.

    barrow run --dump phoenix.barrow Fixtures/programs/24_finalizers_and_resurrection.py
    barrow analyze phoenix.barrow --profile leak-hunt  # cycle-finder tells cycles that wait for a finalizer
"""

import gc
import weakref

saved = []


class Phoenix:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(f"      ({self.name}: last words)")
        saved.append(self)


class Plain:
    def __init__(self, name):
        self.name = name


gc.disable()
gc.collect()
bird = Phoenix("bird")
watch = weakref.ref(bird)
del bird
print("back from the dead:", saved[0].name, "the weak reference lived too:", watch() is saved[0])
print("finalized already:", gc.is_finalized(saved[0]))
saved.clear()
print("the second death is silent:", watch())

a, b = Phoenix("a"), Plain("b")
a.friend, b.friend = b, a
to_a, to_b = weakref.ref(a), weakref.ref(b)
del a, b
print("a cycle of two, one with a finalizer; found", gc.collect())
print("weak references were cleared before:", to_a(), to_b(), "but both live:", saved[0].friend.name)
saved.clear()
print("now found", gc.collect())


class Vase:
    def __init__(self, height):
        self.height = 100 // height

    def __del__(self):
        print("      (a vase of", getattr(self, "height", "no height: its making failed"), end=")\n")


for height in (10, 0):
    try:
        Vase(height)
    except ZeroDivisionError:
        print("a half-made object is finalized too:")

room = Plain("room")
weakref.finalize(room, print, "      (finalize: the lights are off)")
print("leaving the room:")
del room
hall = Plain("hall")
weakref.finalize(hall, print, "      (finalize: the hall is locked, at the end of the program)")
print("end")
