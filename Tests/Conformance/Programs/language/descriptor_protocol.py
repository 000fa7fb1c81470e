"""The descriptor protocol: data and non-data descriptors, __set_name__, __getattr__, __setattr__, __getattribute__."""

class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        print("named", owner.__name__, name)
        self.name = "_" + name

    def __get__(self, instance, owner):
        return self if instance is None else getattr(instance, self.name, None)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}")
        setattr(instance, self.name, value)


class Person:
    name, age = Typed(str), Typed(int)


p = Person()
p.name, p.age = "Ann", 5
print(p.name, p.age, vars(p), Person.name is vars(Person)["name"])
try:
    p.age = "old"
except TypeError as error:
    print(error)
vars(p)["name"] = "shadow"
print("a data descriptor wins:", p.name)


class NonData:
    def __get__(self, instance, owner):
        return "computed"


class Lazy:
    value = NonData()

    def __getattr__(self, name):
        return "missing " + name

    def __setattr__(self, name, value):
        print("setting", name)
        super().__setattr__(name, value)


l = Lazy()
print(l.value, l.other)
l.value = 1
print("an instance attribute wins:", l.value)


class All:
    def __getattribute__(self, name):
        return "all " + name if name != "__dict__" else object.__getattribute__(self, name)


print(All().anything, All().__class__)
