"""At the end of a program: what module names hold indirectly."""


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("__del__ of", self.name)


first = Loud("first")
in_list = [Loud("in a list 0"), Loud("in a list 1")]
in_dict = {"k": Loud("in a dict")}
in_set = {Loud("in a set")}
in_tuple = (Loud("in a tuple"),)
Loud.of_class = Loud("class attribute")


def holder(default=Loud("default argument")):
    return default


def closure():
    held = Loud("closure")
    return lambda: held


def generate():
    held = Loud("local of a suspended generator")
    yield held


closed = closure()
suspended = generate()
next(suspended)
bound = Loud("bound method's self").__del__
last = Loud("last")
print("end of the program")
