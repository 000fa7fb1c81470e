"""gc.is_finalized: set by the finalizer of a collected object, and kept by a resurrected one."""

import gc

gc.disable()
gc.collect()
saved = []


class Phoenix:
    def __del__(self):
        print("finalized, already:", gc.is_finalized(self))
        saved.append(self)


class Calm:
    pass


class Lister(list):
    def __del__(self):
        saved.append(self)


p = Phoenix()
print("new:", gc.is_finalized(p))
del p
print("after its count fell to nothing:", gc.is_finalized(saved[0]))
saved.clear()
print("dropped again: no second __del__")

p = Phoenix()
p.me = p
del p
print("collected:", gc.collect())
print("resurrected from a cycle:", gc.is_finalized(saved[0]), saved[0].me is saved[0])
q = saved.pop()
print("a survivor:", gc.collect(), gc.is_finalized(q))
q.me = None
del q
print("gone in silence:", gc.collect(), saved)

c = Calm()
c.me = c
print("without __del__:", gc.is_finalized(c))
for thing in (None, 1, "a", [], (), {}, Calm, len):
    print(type(thing).__name__, gc.is_finalized(thing))

m = Lister([1, 2])
m.append(m)
del m
print("list subclass:", gc.collect(), gc.is_finalized(saved[0]), saved[0][:2])
saved[0].clear()
saved.clear()


def suspended():
    try:
        yield 1
    finally:
        print("finally of a generator")


g = suspended()
next(g)
print("generator:", gc.is_finalized(g))
g.close()
print("closed generator:", gc.is_finalized(g))
del g
