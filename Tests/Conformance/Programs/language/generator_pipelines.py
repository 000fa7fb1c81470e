"""Generators: infinite, recursive, re-entered, expressions, and StopIteration inside."""

def infinite():
    n = 0
    while True:
        yield n
        n += 1


print([x for _, x in zip(range(5), infinite())])


def wrong():
    yield 1
    raise StopIteration("inside")


try:
    list(wrong())
except RuntimeError as error:
    print(error, "|", repr(error.__cause__))


def reentrant():
    yield next(me)


me = reentrant()
try:
    next(me)
except ValueError as error:
    print(error)
exp = (i * i for i in range(4))
print(iter(exp) is exp, 4 in exp, list(exp), exp.__name__, infinite.__name__, me.__qualname__)


def tree(node):
    if node:
        left, value, right = node
        yield from tree(left)
        yield value
        yield from tree(right)


print(list(tree(((None, 1, None), 2, (None, 3, (None, 4, None))))))


def pipeline():
    numbers = (n for n in range(20))
    odd = (n for n in numbers if n % 2)
    return sum(n * n for n in odd)


def throwing():
    try:
        yield
    except BaseException as error:
        print("thrown", type(error).__name__)
        return "done"


print(pipeline())
t = throwing()
next(t)
try:
    t.throw(KeyboardInterrupt)
except StopIteration as stop:
    print(stop.value)
print((lambda: (yield))().send(None))
