"""Weak references and callbacks: to know an object without keeping it, and to be told when it goes.

A weak reference gives the object or None. Its callback is called when the object has gone, after its finalizer,
with the reference as argument; several of one object are called in the reverse of the order in which they were
made. A callback is only called if the reference itself is still alive, so an object that dies together with its
observers in one cycle dies unannounced. Weak references without a callback are shared: asking twice gives the same
one.

    barrow run --dump weak.barrow Fixtures/programs/30_weak_references_and_callbacks.py
    barrow analyze weak.barrow --profile quick          # weak references keep nothing: they do not count as holders
"""

import gc
import weakref


class Tree:
    def __init__(self, name, parent=None):
        self.name = name
        self.children = []
        self._parent = weakref.ref(parent) if parent else None
        if parent:
            parent.children.append(self)

    @property
    def parent(self):
        """Up is weak, down is strong: no cycle."""
        return self._parent and self._parent()

    def __del__(self):
        print(f"      ({self.name} falls)")


gc.disable()
gc.collect()
root = Tree("root")
leaf = Tree("leaf", Tree("branch", root))
print("up and down:", leaf.parent.name, leaf.parent.parent.name, root.children[0].children[0] is leaf)
print("dropping the root:")
del root
print("the leaf is ours and has no parent:", leaf.name, leaf.parent, "left for the collector:", gc.collect())


def told(label):
    return lambda reference: print(f"      (callback {label}: {reference()})")


print("three callbacks:")
oak = Tree("oak")
watches = [weakref.ref(oak, told(n)) for n in (1, 2, 3)]
del oak
print("one of them forgotten before:")
elm = Tree("elm")
watches = [weakref.ref(elm, told(n)) for n in (1, 2, 3)]
del watches[1]
del elm

pine = Tree("pine")
print("shared without a callback:", weakref.ref(pine) is weakref.ref(pine), "not with one:",
      weakref.ref(pine, told(0)) is weakref.ref(pine, told(0)))
name = weakref.proxy(pine)
print("a proxy is used like the object:", name.name, name.children)
del pine
try:
    name.name
except ReferenceError as error:
    print(error)

print("an observer in the same cycle is not told:")
fir = Tree("fir")
fir.me = fir
fir.watch = weakref.ref(fir, told("inside"))
outside = weakref.ref(fir, told("outside"))
del fir
print("found", gc.collect())
print("end")
