"""Recursion of a known depth through two functions: no line repeats more than three times in a row."""


def even(n):
    if n == 0:
        raise ValueError("bottom")
    return odd(n - 1)


def odd(n):
    return even(n - 1)


even(8)
