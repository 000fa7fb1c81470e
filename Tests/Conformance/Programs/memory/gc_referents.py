"""gc.get_referents: what each kind of object holds, directly."""

import gc
from collections import defaultdict, deque
from functools import partial


class Node:
    pass


class Slotted:
    __slots__ = ("a", "b")


x, y = Node(), Node()


def show(label, *things):
    found = gc.get_referents(*things)
    names = []
    for one in found:
        names.append("x" if one is x else "y" if one is y else type(one).__name__)
    print(f"{label:<22}{len(found)} {names}")


show("list", [x, 1, y])
show("tuple", (x, y))
show("nested", [[x], (y,)])
show("dict", {"k": x, 2: y})
show("dict of atoms", {"k": 1})
show("set", {x})
show("frozenset", frozenset([y]))
show("deque", deque([x, y]))
show("defaultdict", defaultdict(None, {1: x}))
show("str", "abc")
show("int", 5)
show("None", None)
show("range", range(3))
show("slice", slice(x, y))
n = Node()
show("instance, bare", n)
n.a, n.b = x, y
show("instance", n)
n.__dict__
show("its dict looked at", n)
show("and that dict", n.__dict__)
s = Slotted()
show("empty slots", s)
s.a = x
show("a slot", s)
s.b = y
show("both slots", s)
show("bound method", x.__init__)
show("partial", partial(print, x, k=y))
show("list iterator", iter([x]))
show("enumerate", enumerate([x]))
show("exception", ValueError(x))
show("several", [x], (y,), 5)
show("none", )


def make(v):
    def inner(d=y):
        return v
    return inner


f = make(x)
show("cell", f.__closure__[0])
show("closure tuple", f.__closure__)
print("function:", any(one is f.__closure__ for one in gc.get_referents(f)),
      any(one is globals() for one in gc.get_referents(f)),
      any(one is f.__defaults__ for one in gc.get_referents(f)))
print("property:", gc.get_referents(property(f))[0] is f)
print("class holds its bases:", any(one is Node.__bases__ for one in gc.get_referents(Node)))
