"""Frames: f_locals, f_back, what a frame object keeps alive, and clearing it."""

import gc
import sys
import weakref

gc.disable()


class Thing:
    pass


def keep_frame():
    thing = Thing()
    ref = weakref.ref(thing)
    return sys._getframe(), ref


frame, ref = keep_frame()
print("a kept frame keeps its locals:", ref() is not None, sorted(frame.f_locals))
print(frame.f_code.co_name, frame.f_back is None, frame.f_lineno > 0, frame.f_globals is globals())
frame.clear()
print("cleared, but its dict of locals is there:", ref() is not None, frame.f_locals)
del frame


def count_locals():
    a = b = Thing()
    before = sys.getrefcount(a)
    snapshot = locals()
    after = sys.getrefcount(a)
    again = locals()
    return after - before, snapshot is again, sorted(snapshot), sys.getrefcount(a) - before


print("locals():", count_locals())


def outer():
    x = Thing()

    def inner():
        return sys._getframe(1).f_locals["x"] is x, sys._getframe().f_code.co_freevars, sys._getframe(0).f_locals["x"] is x
    return inner()


print("frames of others:", outer())


def gen():
    held = Thing()
    yield weakref.ref(held)
    held = None
    yield "gone"


g = gen()
r = next(g)
print("generator's frame:", g.gi_frame.f_locals["held"] is r(), g.gi_frame.f_lineno - gen.__code__.co_firstlineno, g.gi_frame.f_back)
next(g)
print("rebound, as the dict of locals shows:", r() is None, g.gi_frame.f_locals, r() is None)
try:
    g.gi_frame.clear()
except RuntimeError as error:
    print(error)
print("closed by clear:", g.gi_frame, list(g))


def running():
    try:
        sys._getframe().clear()
    except RuntimeError as error:
        return str(error)


print("running:", running())


def depth(n):
    return sys._getframe() if n == 0 else depth(n - 1)


f = depth(3)
names = []
while f:
    names.append(f.f_code.co_name)
    f = f.f_back
print(names)


def cycle():
    frame = sys._getframe()
    thing = Thing()
    return weakref.ref(thing)


c = cycle()
print("a frame in its own local:", c() is not None, "found", gc.collect(), c())


def traced(values):
    total = 0
    for value in values:
        total += value
    return sorted(locals()), sys._getframe().f_lineno - traced.__code__.co_firstlineno


print(traced([1, 2]), sys._getframe().f_code.co_name, sys._getframe().f_locals is globals(), locals() is globals())
