"""Decorators that are classes, that decorate classes, and the order in which they are evaluated."""

def logged(f):
    return f


class Counted:
    def __init__(self, f):
        self.f, self.calls = f, 0

    def __call__(self, *args):
        self.calls += 1
        return self.f(*args)

    def __get__(self, instance, owner):
        return lambda *args: self(instance, *args)


@Counted
def square(x):
    return x * x


print([square(i) for i in range(4)], square.calls)


class HasMethod:
    @Counted
    def method(self, x):
        return x + 1


print(HasMethod().method(4), vars(HasMethod)["method"].calls)
registry = {}


def register(name):
    return lambda cls: registry.setdefault(name, cls)


@register("shape")
class Shape:
    pass


print(registry["shape"] is Shape)


def with_repr(cls):
    cls.__repr__ = lambda self: f"{cls.__name__}{vars(self)}"
    return cls


@with_repr
class Point:
    def __init__(self, x):
        self.x = x


print(Point(3))


@(lambda f: "replaced")
def gone():
    pass


decorators = [lambda f: (f, 0), lambda f: (f, 1)]


@decorators[1]
def picked(): pass


@(found := logged)
def named(): return "x"


print(gone, picked[1], found is logged, named())


def order(label):
    print("evaluated", label)
    return lambda f: print("applied", label) or f


@order("first")
@order("second")
def last(default=order("default")):
    pass
