"""A bound method holds its instance and its function."""

import sys


class Thing:
    def method(self):
        return sys.getrefcount(self)

    @classmethod
    def of_class(cls):
        return cls

    @staticmethod
    def static():
        return 1


x = Thing()
print("before:", sys.getrefcount(x))
m = x.method
print("bound once:", sys.getrefcount(x))
n = x.method
print("bound twice:", sys.getrefcount(x), m is n, m == n)
print("self of the method:", m.__self__ is x, m.__func__ is Thing.method)
print("count inside a call of m:", m())
print("count inside x.method():", x.method())
print("count inside Thing.method(x):", Thing.method(x))
del m
print("one gone:", sys.getrefcount(x))
del n
print("both gone:", sys.getrefcount(x))
print("function:", sys.getrefcount(Thing.method))
f = Thing.method
print("function named:", sys.getrefcount(Thing.method))
b = [x.method for _ in range(5)]
print("five bound:", sys.getrefcount(x), sys.getrefcount(Thing.method))
b.clear()
print("cleared:", sys.getrefcount(x), sys.getrefcount(Thing.method))
x.own = x.method
print("own cycle:", sys.getrefcount(x), x.own.__self__ is x)
print("called through the attribute:", x.own())
del x.own
print("cycle broken:", sys.getrefcount(x))
c = Thing.of_class
before = sys.getrefcount(Thing)
d = Thing.of_class
print("class bound by classmethod:", sys.getrefcount(Thing) - before, c == d, c is d)
del c, d
print("static is the function itself:", Thing.static is Thing.static, x.static is Thing.static)
lst = [3, 1, 2]
before = sys.getrefcount(lst)
app = lst.append
print("built-in method:", sys.getrefcount(lst) - before, app.__self__ is lst)
app(4)
print(lst, sys.getrefcount(lst) - before)
del app
print("built-in method gone:", sys.getrefcount(lst) - before)
text = "".join(["a", "b c"])
before = sys.getrefcount(text)
up = text.upper
print("str method:", sys.getrefcount(text) - before, up(), text.upper == up)
