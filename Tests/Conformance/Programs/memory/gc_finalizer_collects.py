"""Collections started by finalizers and callbacks, and objects they make."""

import gc
import weakref

gc.disable()
gc.collect()


class Collecting:
    def __init__(self):
        self.me = self

    def __del__(self):
        print("  in __del__, collect returns", gc.collect())


Collecting()
print("outer found", gc.collect())


class Allocating:
    def __init__(self, depth):
        self.me, self.depth = self, depth

    def __del__(self):
        print("  depth", self.depth)
        if self.depth:
            Allocating(self.depth - 1)


Allocating(3)
for turn in range(5):
    print("turn", turn, "found", gc.collect())


class Node:
    pass


def callback(ref):
    print("  callback, collect returns", gc.collect())


n = Node()
n.me = n
r = weakref.ref(n, callback)
del n
print("found", gc.collect(), r())
log = []


def hook(phase, info):
    log.append((phase, info["generation"]))
    if phase == "stop" and len(log) < 4:
        gc.collect(0)


gc.callbacks.append(hook)
print("collect in a callback:", gc.collect(1))
gc.callbacks.clear()
print(log)


class Raising:
    def __init__(self):
        self.me = self
        self.items = [1, 2]


Raising()
print("found", gc.collect())


class Unlinking:
    def __init__(self, name):
        self.name, self.other = name, None

    def __del__(self):
        print("  unlinking", self.name, "other:", self.other and self.other.name)
        self.other = None


a, b = Unlinking("a"), Unlinking("b")
a.other, b.other = b, a
wa = weakref.ref(a, lambda r: print("  a's callback"))
del a, b
print("finalizers that break their ring; found", gc.collect())
