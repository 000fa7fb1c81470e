"""Targets that occur twice keep their order since 3.11.4."""


def f(a, b, c, d):
    a, a = b, c
    a, b, a = c, d, b
    a, a, b = b, c, d
    b, a, a = c, d, a
    return a
