"""When generators are closed, and what runs then."""

import weakref


class Thing:
    pass


def gen(name):
    held = Thing()
    try:
        yield weakref.ref(held)
        yield 2
    except GeneratorExit:
        print("  GeneratorExit in", name)
        raise
    finally:
        print("  finally in", name)


print("dropped before its start:")
g = gen("a")
del g
print("dropped while suspended:")
g = gen("b")
ref = next(g)
print("  alive", ref() is not None)
del g
print("  dead", ref() is None)
print("closed:")
g = gen("c")
next(g)
print(g.close(), g.close(), next(g, "exhausted"))
print("exhausted, no exit:")
list(gen("d"))
print("broken out of:")
for value in gen("e"):
    break
print("a loop variable does not hold it:")
g = gen("f")
for value in g:
    break
print("  still suspended", g.gi_frame is not None)
g = None
