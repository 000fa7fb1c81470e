"""Shapes, for imports.py."""

print("importing shapes, once")
COUNT = 10
_private = "not imported by a star"
__all__ = ["Circle", "Square", "area", "COUNT"]


class Square:
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2


class Circle:
    def __init__(self, radius):
        self.name = __name__ + ".Circle"


def area(shape):
    return shape.area()


def bump():
    global COUNT
    COUNT += 1
    return COUNT


hidden = 1
