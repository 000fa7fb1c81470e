"""A block is missing."""


def f():
print("x")
