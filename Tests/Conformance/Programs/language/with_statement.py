"""with: several managers, targets, exceptions, suppression."""


class Manager:
    def __init__(self, name, suppress=False):
        self.name, self.suppress = name, suppress

    def __enter__(self):
        print("enter", self.name)
        return self.name, [1, 2]

    def __exit__(self, kind, error, tb):
        print("exit", self.name, kind and kind.__name__, error, tb is not None)
        return self.suppress


with Manager("a") as (name, [one, *rest]):
    print(name, one, rest)
with Manager("b") as b, Manager("c") as c:
    print(b[0], c[0])
with (Manager("d") as d, Manager("e", True)):
    raise ValueError("suppressed")
try:
    with Manager("f", True), Manager("g"):
        raise KeyError("by the outer")
    print("went on")
    with Manager("h"):
        1 / 0
except ZeroDivisionError as error:
    print("caught", error)


def returning():
    with Manager("r"):
        return "value"


print(returning())
for bad in (5, None):
    try:
        with bad:
            pass
    except TypeError as error:
        print(error)
