"""What a finalizer sees: its own attributes, its class, globals, and half-built objects."""

class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  bye", getattr(self, "name", "half built"))


class Failing(Loud):
    def __init__(self):
        raise ValueError("in __init__")


try:
    Failing()
except ValueError as error:
    print("caught", error)
print("the half-built object was finalized when the traceback went")


class FailingLater(Loud):
    def __init__(self):
        super().__init__("nearly built")
        raise ValueError("later")


try:
    FailingLater()
except ValueError as error:
    print("handling")
print("handled")


class NewFails(Loud):
    def __new__(cls):
        one = super().__new__(cls)
        one.name = "from __new__"
        raise KeyError


try:
    NewFails()
except KeyError:
    pass


class Owner:
    def __init__(self):
        self.part = Loud("part")

    def __del__(self):
        print("  owner still has", self.part.name, type(self).__name__, sorted(vars(self)))
        self.late = Loud("made in __del__")


Owner()
print("after the owner")
