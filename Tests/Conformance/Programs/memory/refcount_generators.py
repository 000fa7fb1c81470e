"""A suspended generator holds its frame's locals; a finished or closed one holds nothing."""

import sys


class Thing:
    pass


def hold(thing):
    local = thing
    yield 1
    del local
    yield 2
    thing = None
    yield 3


x = Thing()
base = sys.getrefcount(x)


def delta(label):
    print(f"{label:<30}{sys.getrefcount(x) - base:+d}")


g = hold(x)
delta("made, not started")
next(g)
delta("at the first yield")
next(g)
delta("local deleted")
next(g)
delta("argument rebound")
print(next(g, "end"), g.gi_frame)
g = hold(x)
next(g)
delta("another, started")
g.close()
delta("closed")
g = hold(x)
next(g)
del g
delta("dropped while suspended")
g = hold(x)
try:
    g.throw(ValueError)
except ValueError:
    delta("thrown into before it began")
exp = (thing for thing in [x, x])
delta("generator expression")
next(exp)
delta("running")
list(exp)
delta("exhausted")


def passing():
    got = yield x
    while True:
        got = yield got


p = passing()
first = next(p)
delta("yielded and named")
del first
p.send(x)
delta("sent in")
p.send(None)
delta("None sent in")
p.send(x)
p.close()
delta("closed")


def outer():
    yield from hold(x)


o = outer()
next(o)
delta("delegated")
print("inner:", o.gi_yieldfrom.__name__, o.gi_running, o.gi_frame is not None)
o.close()
delta("closed outside")
print("inner now:", o.gi_yieldfrom, sys.getrefcount(o), sys.getrefcount(hold(x)))
