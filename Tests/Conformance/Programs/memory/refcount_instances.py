"""Attributes, slots, class attributes, and the references instances hold to their class."""

import sys


class Plain:
    shared = None


class Slotted:
    __slots__ = ("a", "b")


x = Plain()
base = sys.getrefcount(x)


def delta(label):
    print(f"{label:<34}{sys.getrefcount(x) - base:+d}")


p = Plain()
p.a = x
delta("attribute")
p.b = x
delta("second attribute")
p.a = 1
delta("first replaced")
d = p.__dict__
delta("dict looked at")
d["c"] = x
delta("put through the dict")
print(p.c is x, len(p.__dict__), p.__dict__ is d, sys.getrefcount(d))
del p.c
delta("deleted through the instance")
p.__dict__ = {"z": x}
delta("dict replaced, old one named")
del d
delta("old dict gone")
del p
delta("instance gone")
s = Slotted()
s.a = s.b = x
delta("two slots")
del s.a
delta("slot deleted")
s = None
delta("slotted gone")
Plain.shared = x
delta("class attribute")
q = Plain()
delta("instance of that class")
q.shared = x
delta("shadowed")
del q.shared, q
Plain.shared = None
delta("class attribute replaced")
setattr(Plain, "other", x)
delta("setattr on the class")
delattr(Plain, "other")
delta("delattr on the class")
vars(x)["me"] = x
delta("itself in its dict")
del x.me
delta("and out again")

before = sys.getrefcount(Plain)
many = [Plain() for _ in range(10)]
print("class, ten instances:", sys.getrefcount(Plain) - before)
many.clear()
print("class, none:", sys.getrefcount(Plain) - before)
before = sys.getrefcount(Slotted)
many = [Slotted() for _ in range(7)]
print("slotted class, seven instances:", sys.getrefcount(Slotted) - before)
