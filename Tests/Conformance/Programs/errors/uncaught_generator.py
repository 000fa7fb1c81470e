"""Frames of generators, of yield from, and of next()."""


def inner(n):
    for i in range(n):
        yield 10 // (2 - i)


def outer():
    yield "start"
    yield from inner(5)


def consume(source):
    for item in source:
        print(item)


consume(outer())
