"""nonlocal of a name that no enclosing function has."""

x = 1


def f():
    def g():
        nonlocal x
        x = 2
    return g
