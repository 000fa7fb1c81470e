"""Tracebacks through decorators, wrapped functions and class creation."""

import functools


def traced(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)
    return wrapper


@traced
def outer(x):
    return inner(x, y=x)


@traced
def inner(x, *, y):
    return x[y]


print(outer.__name__)
outer(2)
