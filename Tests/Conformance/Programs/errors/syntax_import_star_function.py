"""import * in a function."""


def f():
    from math import *
