"""A def at the end of the file without a body."""

x = 1


def f():
