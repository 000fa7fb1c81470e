"""A parameter that is also global."""


def f(x):
    global x
