"""Callbacks of one object run in the reverse of the order in which they were registered."""

import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  __del__ of", self.name)


def note(label):
    def callback(ref):
        print("  callback", label, "object:", ref())
    return callback


x = Thing("x")
refs = [weakref.ref(x, note(i)) for i in range(4)]
print("drop:")
del x
print("references now:", [r() for r in refs])

y = Thing("y")
kept = weakref.ref(y, note("kept"))
weakref.ref(y, note("dropped at once"))
lost = weakref.ref(y, note("lost before"))
del lost
print("only a living reference calls:")
del y

z = Thing("z")
first = weakref.ref(z, note("first"))


def removing(ref):
    global first
    print("  removing the other")
    first = None


second = weakref.ref(z, removing)
print("a callback that drops another's reference:")
del z

w = Thing("w")
r = weakref.ref(w, lambda ref: print("  same reference:", ref is r, ref.__callback__))
print("argument:")
w = None
print("callback afterwards:", r.__callback__)

a = Thing("a")
b = Thing("b")
a.b = b
ra, rb = weakref.ref(a, note("a")), weakref.ref(b, note("b"))
del b
print("a holds b:")
del a

print("proxy callbacks:")
p = Thing("p")
proxy = weakref.proxy(p, lambda ref: print("  proxy died", ref is proxy))
del p
print("dying while the list is cleared:")
items = [Thing(i) for i in range(3)]
watch = [weakref.ref(item, note(f"item {i}")) for i, item in enumerate(items)]
items.clear()
print("end")
