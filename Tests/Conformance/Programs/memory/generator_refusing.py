"""Generators that refuse to close, that are part of a ring, that delegate."""

import gc

gc.disable()


def stubborn():
    while patient:
        try:
            yield
        except GeneratorExit:
            print("  refusing")


patient = True
g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)
finally:
    patient = False


def returning():
    try:
        yield
    except GeneratorExit:
        return "ignored"


g = returning()
next(g)
print("returned instead:", g.close())


def holding(box):
    box.append(box)
    try:
        yield
    finally:
        print("  finally in a ring")


g = holding([])
next(g)
h = holding([])
next(h)
del g, h
print("collected:", gc.collect())


def inner():
    try:
        yield 1
    except GeneratorExit:
        print("  GeneratorExit in inner")
        raise


def delegating():
    try:
        yield from inner()
    finally:
        print("  finally in outer")


g = delegating()
next(g)
g.close()
print("state:", g.gi_frame, g.gi_yieldfrom, g.gi_running)
