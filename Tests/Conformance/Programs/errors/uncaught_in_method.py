"""Frames of methods, properties, class bodies, lambdas and comprehensions have their names in the traceback."""


class Box:
    def __init__(self, value):
        self.value = value

    @property
    def doubled(self):
        return self.half() * 2

    def half(self):
        return [v / 0 for v in (self.value,)]

    def __add__(self, other):
        return self.doubled

    def __getitem__(self, key):
        return self + key


apply = lambda f: f(Box(3))
table = {k: apply(lambda box: box[k]) for k in "ab"}
