"""TypeErrors of calls: missing arguments, unexpected keywords, wrong counts."""


def area(width, height, *, unit="cm"):
    return f"{width * height} {unit}"


class Shape:
    def __init__(self, name):
        self.name = name

    def scale(self, factor):
        return self.name * factor


for wrong in (lambda: area(1), lambda: area(1, 2, 3), lambda: area(1, 2, units="m"), lambda: Shape(), lambda: Shape("s").scale()):
    try:
        wrong()
    except TypeError as error:
        print(error)
print(Shape("square").scale(2), area(2, 3, unit="m"))
print(Shape("square").scale(1, 2), area(2, 3))
