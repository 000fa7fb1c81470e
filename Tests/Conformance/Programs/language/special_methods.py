"""__new__, __missing__, iteration by __getitem__, __len__, __dir__ and __reversed__."""

class Singleton:
    instance = None

    def __new__(cls, *args):
        if cls.instance is None:
            print("new", args)
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self, *args):
        print("init", args)


print(Singleton(1) is Singleton(2))


class NotMine:
    def __new__(cls):
        return 42

    def __init__(self):
        print("never called")


print(NotMine())


class Default(dict):
    def __missing__(self, key):
        return f"no {key}"


d = Default(a=1)
print(d["a"], d["b"], d.get("b"), len(d))


class Meters(float):
    def __new__(cls, feet):
        return super().__new__(cls, feet * 0.3048)


print(Meters(10), type(Meters(10) + 1).__name__, isinstance(Meters(1), float))


class Iterated:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * i


print(list(Iterated()), 9 in Iterated(), [*Iterated()])


class Lengthy:
    def __len__(self):
        return 0

    def __dir__(self):
        return ["b", "a"]

    def __reversed__(self):
        return "reversed"


print(bool(Lengthy()), dir(Lengthy()), reversed(Lengthy()), Lengthy.__dict__["__len__"].__name__)
