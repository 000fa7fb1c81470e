"""Two parameters of one name."""


def f(a, b, a):
    return a
