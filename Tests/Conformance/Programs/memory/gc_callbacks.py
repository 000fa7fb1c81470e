"""gc.callbacks: called at the start and the stop of each collection."""

import gc

gc.disable()
gc.collect()
log = []


def first(phase, info):
    log.append(("first", phase, dict(info)))


def second(phase, info):
    log.append(("second", phase, sorted(info)))


def show():
    for line in log:
        print("  ", *line)
    log.clear()


print("none at first:", gc.callbacks)
gc.callbacks.append(first)
gc.callbacks.append(second)
print("collect():")
gc.collect()
show()
print("collect(0) of a ring:")
a = []
a.append(a)
del a
gc.collect(0)
show()
print("collect(1):")
gc.collect(1)
show()
gc.callbacks.remove(second)


def allocating(phase, info):
    if phase == "start":
        ring = []
        ring.append(ring)


gc.callbacks.append(allocating)
print("a callback that makes garbage:", gc.collect())
show()
print("its garbage was made before the search began")
gc.callbacks.clear()


class Watch:
    def __init__(self):
        self.seen = 0

    def __call__(self, phase, info):
        self.seen += info["collected"]

    def method(self, phase, info):
        self.seen += 100


w = Watch()
gc.callbacks.append(w)
gc.callbacks.append(w.method)
for size in (1, 2, 3):
    box = []
    for _ in range(size):
        box.append([box])
    del box
    gc.collect()
print("seen:", w.seen)
gc.callbacks[:] = []
gc.collect()
print("removed:", w.seen, gc.callbacks)
