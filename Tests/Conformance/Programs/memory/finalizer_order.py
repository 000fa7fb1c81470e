"""In what order finalizers run: of names, of containers' items, of attributes, and in a cycle."""

import gc
from collections import OrderedDict, deque

gc.disable()


class Loud:
    def __init__(self, name, **attributes):
        self.name = name
        self.__dict__.update(attributes)

    def __del__(self):
        print(self.name, end=" ")


class Slotted:
    __slots__ = ("b", "a")


def case(label, make):
    print(f"{label}: ", end="")
    make()
    gc.collect()
    print()


def local_names():
    z, a, m = Loud("z"), Loud("a"), Loud("m")


def deleted():
    a, b, c = Loud("a"), Loud("b"), Loud("c")
    del b, a
    print("|", end=" ")


def slots():
    s = Slotted()
    s.a, s.b = Loud("a"), Loud("b")


def nested():
    Loud("outer", inner=Loud("inner", innermost=Loud("innermost")))


def attributes():
    Loud("self", x=Loud("x"), y=Loud("y"), a=Loud("a"))


def cycle():
    a, b, c = Loud("a"), Loud("b"), Loud("c")
    a.next, b.next, c.next = b, c, a


def cycle_with_tail():
    tail = Loud("tail")
    head = Loud("head", tail=tail)
    head.me = head


def arguments(a, b, c):
    print("called", end=" ")


case("locals", local_names)
case("del", deleted)
case("list", lambda: [Loud(i) for i in range(4)])
case("list cleared", lambda: [Loud(i) for i in range(4)].clear())
case("tuple", lambda: (Loud(0), Loud(1), Loud(2)))
case("dict", lambda: {Loud("k1"): Loud("v1"), Loud("k2"): Loud("v2")})
case("deque", lambda: deque([Loud(0), Loud(1), Loud(2)]))
case("OrderedDict", lambda: OrderedDict([(1, Loud(1)), (2, Loud(2))]))
case("nested lists", lambda: [[Loud(0), [Loud(1)]], [Loud(2)], Loud(3)])
case("slots", slots)
case("nested", nested)
case("attributes", attributes)
case("cycle", cycle)
case("cycle and tail", cycle_with_tail)
case("arguments", lambda: arguments(Loud("a"), Loud("b"), Loud("c")))
case("slice", lambda: [Loud(i) for i in range(5)].__delitem__(slice(1, 4)))
case("replaced", lambda: [Loud("old")].__setitem__(0, Loud("new")))
case("expression", lambda: (Loud("left"), Loud("right"))[1].name)
