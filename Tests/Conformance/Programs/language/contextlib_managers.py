"""Context managers of contextlib: contextmanager, suppress, closing, ExitStack, nullcontext, and their errors."""

from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as error:
        print("generator saw", error)
    finally:
        print(f"</{name}>")


with tag("p") as p, tag("b"):
    print(p)
with tag("q"):
    raise ValueError("into the generator")


@tag("decorated")
def function():
    print("in the function")


function()
with suppress(KeyError, IndexError):
    [][0]
    print("not reached")


class Closable:
    def close(self):
        print("closed")


with closing(Closable()) as thing:
    print(type(thing).__name__)
with ExitStack() as stack:
    values = [stack.enter_context(tag(n)) for n in "xy"]
    stack.callback(print, "callback", end="!\n")
    stack.push(lambda kind, error, tb: print("pushed", kind and kind.__name__) or True)
    print(values)
    raise RuntimeError("swallowed by the stack")
with nullcontext(5) as five:
    print(five)
for bad in (lambda: 5, lambda: object()):
    try:
        with bad():
            pass
    except TypeError as error:
        print(error)


@contextmanager
def no_yield():
    return
    yield


@contextmanager
def two_yields():
    yield 1
    yield 2


for broken in (no_yield, two_yields):
    try:
        with broken():
            pass
    except RuntimeError as error:
        print(error)


def returning():
    with tag("r"):
        return "value"


print(returning())
for i in range(3):
    with suppress():
        if i == 1:
            continue
        print("loop", i)
