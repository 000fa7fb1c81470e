"""What gc.collect() returns for cycles through instances, with and without a dictionary of their own."""

import gc

gc.disable()


class Plain:
    pass


class Slotted:
    __slots__ = ("other", "__weakref__")


class Both(Slotted):
    pass


class ListLike(list):
    pass


class DictLike(dict):
    pass


class WithMethod:
    def method(self):
        pass


gc.collect()


def found(label):
    print(f"{label:<40}{gc.collect()}")


p = Plain()
p.me = p
del p
found("instance, dict never looked at")
p = Plain()
p.me = p
p.__dict__
del p
found("instance, dict looked at")
p, q = Plain(), Plain()
p.q, q.p = q, p
vars(p)
del p, q
found("two, one dict looked at")
s = Slotted()
s.other = s
del s
found("slotted")
b = Both()
b.other = b
del b
found("slotted, and an unused dict")
b = Both()
b.other, b.more = b, [b]
del b
found("slotted, a dict and a list")
l = ListLike()
l.append(l)
l.me = l
del l
found("subclass of list, by attribute too")
d = DictLike()
d["me"] = d
del d
found("subclass of dict")
w = WithMethod()
w.m = w.method
del w
found("instance and its bound method")
nodes = [Plain() for _ in range(10)]
for i, node in enumerate(nodes):
    node.next = nodes[(i + 1) % 10]
    node.payload = [i]
del nodes, node
found("ring of ten with payload")
p = Plain()
p.me = p
for i in range(40):
    setattr(p, f"y{i}", i)
del p
found("instance with many attributes")
