"""What resurrection does to weak references, attributes, and the rest of a cycle."""

import gc
import weakref

gc.disable()
gc.collect()
grave = {}


class Node:
    def __init__(self, name):
        self.name = name


class Rising(Node):
    def __del__(self):
        grave[self.name] = self


a = Rising("a")
r = weakref.ref(a, lambda ref: print("  callback for a, object:", ref()))
print("by its count:")
del a
print("  back:", grave["a"].name, "weak:", r() is grave["a"])
grave.clear()
print("  gone for good:", r())

b = Rising("b")
b.items = [Node("item"), Node("other")]
item = weakref.ref(b.items[0])
b.me = b
del b
print("from a cycle:", gc.collect(), item(), grave["b"].items[0].name, grave["b"].items[1].name)
grave["b"].me = None
grave.clear()
print("  then everything goes:", item(), gc.collect())

c, d, e = Rising("c"), Node("d"), Node("e")
c.next, d.next, e.next = d, e, c
watch = weakref.ref(e)
del c, d, e
print("one of three rises, all stay:", gc.collect(), grave["c"].next.next.name)
print("  weak reference to a bystander:", watch())
grave.clear()
print("  second collection:", gc.collect())

f = Rising("f")
f.me = f
g = Node("g")
g.me = g
del f, g
print("a separate ring is still collected:", gc.collect(), sorted(grave))
grave.clear()
print("  and then:", gc.collect())


class Hiding(Node):
    def __del__(self):
        global hidden
        hidden = self.treasure


h = Hiding("h")
h.treasure = ["gold"]
del h
print("only a part is saved:", hidden)


class Recreating(Node):
    made = 0

    def __del__(self):
        Recreating.made += 1
        if Recreating.made < 4:
            Recreating(f"again {Recreating.made}")


Recreating("first")
print("each made another:", Recreating.made)
