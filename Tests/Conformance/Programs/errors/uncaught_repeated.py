"""A line that repeats: after three times the traceback counts the others."""


def countdown(n):
    if n == 0:
        raise ValueError("bottom")
    return countdown(n - 1)


def twice(n):
    return countdown(n)


try:
    countdown(2)
except ValueError as error:
    print(error)
twice(9)
