"""Exceptions in weak reference callbacks, generators being closed, and gc callbacks are reported and ignored."""

import gc
import weakref


class Thing:
    pass


def callback(ref):
    raise RuntimeError("in a callback")


t = Thing()
r = weakref.ref(t, callback)
del t
print("after the callback")


def generator():
    try:
        yield 1
    finally:
        raise ValueError("in finally")


g = generator()
next(g)
del g
print("after the generator")


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = stubborn()
next(g)
del g
print("after the stubborn one")


def hook(phase, info):
    raise KeyError(phase)


gc.callbacks.append(hook)
gc.collect()
gc.callbacks.clear()
print("after the hook")
