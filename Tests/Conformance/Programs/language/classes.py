"""Classes: attributes, methods, inheritance, the method resolution order and super."""


class Animal:
    kind = "animal"
    count = 0

    def __init__(self, name):
        self.name = name
        Animal.count += 1

    def speak(self):
        return f"{self.name} the {self.kind}"

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"


class Dog(Animal):
    kind = "dog"

    def speak(self):
        return super().speak() + " barks"


class Loud:
    def speak(self):
        return super().speak().upper()


class LoudDog(Loud, Dog):
    pass


for one in (Animal("x"), Dog("Rex"), LoudDog("Max")):
    print(one, one.speak(), isinstance(one, Dog), issubclass(type(one), Animal))
print(Animal.count, [c.__name__ for c in LoudDog.__mro__], LoudDog.__bases__)


class A:
    def who(self): return ["A"]
class B(A):
    def who(self): return ["B"] + super().who()
class C(A):
    def who(self): return ["C"] + super().who()
class D(B, C):
    def who(self): return ["D"] + super().who()


print(D().who(), [c.__name__ for c in D.mro()])
try:
    class Bad(A, B):
        pass
except TypeError as error:
    print(error)
try:
    class Twice(A, A):
        pass
except TypeError as error:
    print(error)
print(super(B, D()).who(), super(D, D).__init__ is not None)
d = D()
d.x = 1
D.y = 2
A.z = 3
print(d.x, d.y, d.z, vars(d), hasattr(d, "nothing"), getattr(d, "nothing", "default"))
setattr(d, "w", 4)
delattr(d, "x")
print(vars(d), "y" in vars(D), d.__class__ is D, type(d) is D)
d.y = "instance"
print(d.y, D.y)
del d.y
print(d.y)
