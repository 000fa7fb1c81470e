"""What gc.collect() returns for cycles through generators, exceptions, tracebacks and frames."""

import gc

gc.disable()


def found(label):
    print(f"{label:<40}{gc.collect()}")


gc.collect()


def generator_cycle():
    def gen(box):
        yield box
    box = []
    g = gen(box)
    next(g)
    box.append(g)


generator_cycle()
found("generator suspended over its list")


def finished_generator():
    def gen():
        yield box
    box = []
    g = gen()
    box.append(g)
    list(g)


finished_generator()
found("finished generator in a list")


def exception_cycle():
    try:
        raise ValueError
    except ValueError as error:
        kept = error


exception_cycle()
found("exception kept by its own frame")


def deep_exception(depth):
    if depth:
        try:
            deep_exception(depth - 1)
        except ValueError as error:
            kept = error
            raise
    else:
        raise ValueError


try:
    deep_exception(3)
except ValueError:
    pass
found("kept by four frames on its way")


def context_cycle():
    a, b = ValueError(1), ValueError(2)
    a.__context__, b.__cause__ = b, a


context_cycle()
found("two exceptions, context and cause")


def list_of_exception():
    box = []
    box.append(KeyError(box))


list_of_exception()
found("exception, its args, a list")


def no_cycle():
    try:
        raise ValueError
    except ValueError as error:
        error


no_cycle()
found("exception not kept")
