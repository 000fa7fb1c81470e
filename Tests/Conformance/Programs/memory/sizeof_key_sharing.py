"""Key-sharing dictionaries: instances of one class share the table of their attribute names."""

import sys


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Many:
    def __init__(self, count):
        for i in range(count):
            setattr(self, f"a{i}", i)


points = [Point(i, i) for i in range(5)]
print("shared:", [sys.getsizeof(p.__dict__) for p in points])
print("unshared copy:", sys.getsizeof(dict(points[0].__dict__)), sys.getsizeof(points[0].__dict__.copy()))
print("the same keys in a plain dict:", sys.getsizeof({"x": 1, "y": 2}))
points[0].z = 1
print("a third attribute:", sys.getsizeof(points[0].__dict__), sys.getsizeof(points[1].__dict__))
new = Point(1, 2)
print("a new instance:", sys.getsizeof(new.__dict__))
del points[1].x
print("one deleted:", sys.getsizeof(points[1].__dict__), points[1].__dict__)
points[1].x = 5
print("and set again:", sys.getsizeof(points[1].__dict__), list(points[1].__dict__))
points[2].__dict__[5] = "not a str"
print("a key that is not a str:", sys.getsizeof(points[2].__dict__))
vars(points[3])["name"] = 1
print("through the dict:", sys.getsizeof(points[3].__dict__))
points[4].__dict__ = {"x": 1}
print("replaced:", sys.getsizeof(points[4].__dict__))
points[4].__dict__.clear()
print("cleared:", sys.getsizeof(points[4].__dict__))
for count in (0, 1, 5, 6, 10, 20, 29, 30, 31, 40):
    one = Many(count)
    print(count, "attributes:", sys.getsizeof(one.__dict__), sys.getsizeof(one))


class Disordered:
    pass


a, b = Disordered(), Disordered()
a.first, a.second = 1, 2
b.second, b.first = 1, 2
print("another order:", sys.getsizeof(a.__dict__), sys.getsizeof(b.__dict__), list(b.__dict__), list(a.__dict__))


class Sub(Point):
    def __init__(self):
        super().__init__(1, 2)
        self.more = 3


print("subclass:", sys.getsizeof(Sub().__dict__), sys.getsizeof(Sub().__dict__))


class Late:
    pass


early = Late()
early.__dict__["a"] = 1
print("dict made before any attribute:", sys.getsizeof(early.__dict__), sys.getsizeof(Late().__dict__))
