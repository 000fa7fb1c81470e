"""StopIteration out of next(), and out of a generator as RuntimeError."""


def first(items):
    return next(iter(items))


def generator(items):
    yield first(items)
    yield first([])


print(first([1]))
print(list(generator([1, 2])))
