"""Classes as objects: methods added later, type() of three arguments, changing __class__, nested classes, errors."""

class A:
    def who(self):
        return ["A"]


class C(A):
    def who(self):
        return ["C"] + super().who()


d = A()
def added(self):
    return "added later"


A.added = added
print(d.added(), A.added(d))
d.own = lambda: "own function, not bound"
print(d.own())
d.__class__ = C
print(d.who(), type(d).__name__)
Made = type("Made", (A,), {"attr": 5, "method": lambda self: self.attr})
print(Made().method(), Made.__name__, Made.__qualname__, Made.__module__, Made().who())


class Outer:
    class Inner:
        def method(self):
            pass


print(Outer.Inner.__qualname__, Outer.Inner.method.__qualname__, Outer.Inner().__class__.__name__)
for wrong in (lambda: d.missing, lambda: A.missing, lambda: A(1), lambda: super().x, lambda: delattr(d, "none")):
    try:
        wrong()
    except (AttributeError, TypeError, RuntimeError) as error:
        print(type(error).__name__, error)
