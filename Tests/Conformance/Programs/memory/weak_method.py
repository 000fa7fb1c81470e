"""WeakMethod: a bound method that does not hold its object; and subclasses of ref."""

import weakref


class Button:
    def __init__(self, name):
        self.name = name

    def press(self):
        return f"{self.name} pressed"

    def other(self):
        pass


b = Button("ok")
plain = weakref.ref(b.press)
print("a plain reference to a bound method:", plain())
weak = weakref.WeakMethod(b.press)
print("WeakMethod:", weak()(), weak() == b.press, weak() is weak())
print("equal:", weak == weakref.WeakMethod(b.press), weak == weakref.WeakMethod(b.other))
print("hash:", hash(weak) == hash(weakref.WeakMethod(b.press)))
again = weakref.WeakMethod(b.press, lambda ref: print("  method died", ref is again, ref()))
print("dropping the button")
del b
print("dead:", weak())
try:
    weakref.WeakMethod(Button.press)
except TypeError as error:
    print(error)
try:
    weakref.WeakMethod(len)
except TypeError as error:
    print(error)

listeners = []


class Model:
    def on_change(self, value):
        print("  model sees", value)


def fire(value):
    for listener in list(listeners):
        method = listener()
        if method is None:
            listeners.remove(listener)
        else:
            method(value)


m, n = Model(), Model()
listeners.append(weakref.WeakMethod(m.on_change))
listeners.append(weakref.WeakMethod(n.on_change))
fire(1)
del m
fire(2)
print("left:", len(listeners))


class Named(weakref.ref):
    __slots__ = ("name",)

    def __new__(cls, target, callback=None, *, name=""):
        return super().__new__(cls, target, callback)

    def __init__(self, target, callback=None, *, name=""):
        super().__init__(target, callback)
        self.name = name


r, s = Named(n, name="first"), Named(n, lambda ref: print("  lost", ref.name), name="second")
print(r() is n, r.name, s.name, r == s, r is Named(n, name="third"), isinstance(r, weakref.ref))
del n
print(r(), s())
