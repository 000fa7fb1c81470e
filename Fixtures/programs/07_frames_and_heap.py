"""Stack frames and the heap: a call has a frame that holds references; the objects themselves are never on the stack.

Local names live in the frame and go with it. What they refer to is in the heap, and outlives the call if anything
else refers to it: the caller by the returned value, a closure, a container, a generator that keeps its whole frame
for later. A frame that is still running is a root: all it refers to is alive, which is why a dump taken at a line
of the program shows the locals of every call on the way there.

    barrow run --dump-at 07_frames_and_heap.py:47 --dump frames.barrow Fixtures/programs/07_frames_and_heap.py
    barrow info frames.barrow                          # the frames of the thread, innermost first
"""

import weakref


class Crate:
    def __init__(self, label):
        self.label = label

    def __del__(self):
        print(f"      ({self.label} is freed)")


def local_only():
    crate = Crate("a local")
    return crate.label


def returned():
    crate = Crate("a returned object")
    return crate


def closed_over():
    crate = Crate("held by a closure")
    other = Crate("not closed over")
    return lambda: crate.label


def suspended():
    crate = Crate("in a suspended frame")
    yield crate.label
    yield "second"


def deep(level, crate):
    if level == 0:
        return crate.label
    own = Crate(f"level {level}")
    return deep(level - 1, own)


print("the frame goes, and the crate with it:")
print("  ", local_only())
print("returned to us:")
mine = returned()
print("  ", mine.label)
print("in a closure:")
label = closed_over()
print("  ", label())
print("in a generator:")
steps = suspended()
print("  ", next(steps))
print("three frames deep, freed from the innermost out:")
print("  ", deep(3, Crate("argument")))
print("closing the generator frees its frame:")
steps.close()
print("forgetting the closure frees its cell:")
del label
print("the frame of the module goes last:")
