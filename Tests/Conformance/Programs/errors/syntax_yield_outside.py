"""yield in a class body."""


class C:
    x = [1]
    yield x
