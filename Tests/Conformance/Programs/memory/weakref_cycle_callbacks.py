"""Callbacks when objects die in a cycle: not called when the reference dies with its object."""

import gc
import weakref

gc.disable()
gc.collect()


class Node:
    def __init__(self, name):
        self.name = name


class Loud(Node):
    def __del__(self):
        print("  __del__ of", self.name, "weak:", self.weak() if hasattr(self, "weak") else None)


def note(label):
    return lambda ref: print("  callback", label, ref())


a = Node("a")
a.me = a
outside = weakref.ref(a, note("outside"))
del a
print("reference outside:", gc.collect(), outside())

b = Node("b")
b.me = b
b.weak = weakref.ref(b, note("inside"))
del b
print("reference inside:", gc.collect())

c, d = Node("c"), Node("d")
c.d, d.c = d, c
c.weak = weakref.ref(d, note("c's of d"))
rc = weakref.ref(c, note("of c"))
rd = weakref.ref(d, note("of d"))
del c, d
print("both kinds:")
print("found", gc.collect(), rc(), rd())

e = Loud("e")
e.me = e
e.weak = weakref.ref(e)
r = weakref.ref(e, note("of e"))
del e
print("with a finalizer:")
print("found", gc.collect(), r())


class Phoenix(Node):
    def __del__(self):
        global saved
        saved = self


f = Phoenix("f")
f.me = f
r = weakref.ref(f, note("of f"))
del f
print("resurrected:")
print("found", gc.collect(), "reference:", r(), "saved:", saved.name)
r2 = weakref.ref(saved)
print("a new reference:", r2() is saved)
del saved
print("then found", gc.collect(), r2())

nodes = [Node(i) for i in range(4)]
for i, node in enumerate(nodes):
    node.next = nodes[(i + 1) % 4]
refs = [weakref.ref(node, note(f"ring {i}")) for i, node in enumerate(nodes)]
del nodes, node
print("a ring of four:")
print("found", gc.collect(), [r() for r in refs])
