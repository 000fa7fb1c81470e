"""When exactly objects go: rebinding, loops, calls, comprehensions, exceptions."""


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("-" + str(self.name), end=" ")

    def touch(self):
        print("." + str(self.name), end=" ")
        return self


def case(label, action):
    print(label + ":", end=" ")
    action()
    print("|")


def rebinding():
    x = Loud(1)
    print("made 1", end=" ")
    x = Loud(2)
    print("made 2", end=" ")


def loop():
    for i in range(3):
        x = Loud(i)
        print("body", end=" ")


def loop_over():
    for x in [Loud(1), Loud(2)]:
        x.touch()


def loop_generator():
    for x in (Loud(i) for i in range(3)):
        x.touch()


def chain():
    Loud(1).touch().touch()
    print("end", end=" ")


def call(a, b):
    print("in", end=" ")
    a = None
    print("rebound", end=" ")


def expression():
    print((Loud("l").name + Loud("r").name), end=" ")


def swap():
    a, b = Loud("a"), Loud("b")
    a, b = b, a
    print("swapped", end=" ")


def ignored():
    _ = Loud(1)
    _ = Loud(2)
    Loud(3)


def returned():
    x = Loud(1)
    return 5


def raised():
    try:
        x = Loud("in try")
        raise ValueError(Loud("in args"))
    except ValueError:
        print("handler", end=" ")
    print("after", end=" ")


def unpacked():
    a, *b = [Loud(i) for i in range(3)]
    print("unpacked", end=" ")
    b = None
    print("rest gone", end=" ")


case("rebinding", rebinding)
case("loop", loop)
case("loop over", loop_over)
case("loop over a generator", loop_generator)
case("chain", chain)
case("call", lambda: call(Loud("a"), Loud("b")))
case("expression", expression)
case("swap", swap)
case("ignored", ignored)
case("returned", returned)
case("raised", raised)
case("unpacked", unpacked)
case("comprehension", lambda: [Loud(i).touch() and None for i in range(3)])
case("filter", lambda: [x for x in [Loud(1), Loud(2)] if x.name == 2])
case("and/or", lambda: Loud(1) and Loud(2) or Loud(3))
case("compare", lambda: Loud(1) is Loud(2))
case("subscript", lambda: [Loud(1), Loud(2)][0].touch())
case("dict replaced", lambda: {1: Loud("old")}.update({1: Loud("new")}))
case("conditional", lambda: Loud("yes") if Loud("test") else Loud("no"))
