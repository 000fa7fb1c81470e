"""Generators: send, throw, close, yield from and its value, StopIteration, laziness."""


def count(n):
    print("started")
    for i in range(n):
        got = yield i
        if got is not None:
            print("got", got)
    return "finished"


g = count(3)
print(next(g), g.send("hello"), next(g))
try:
    next(g)
except StopIteration as stop:
    print("value", stop.value)
try:
    count(1).send(1)
except TypeError as error:
    print(error)


def catching():
    while True:
        try:
            yield "ready"
        except ValueError as error:
            print("caught", error)
            yield "recovered"
        finally:
            print("finally")


c = catching()
print(next(c), c.throw(ValueError("one")), next(c))
try:
    c.throw(KeyError("two"))
except KeyError as error:
    print("not caught", error)
print(list(c))


def outer():
    result = yield from count(2)
    print("result", result)
    yield from "ab"
    return (yield from iter([1]))


print(list(outer()))
o = outer()
print(next(o), o.send("passed through"))


def average():
    total = n = 0
    value = None
    while True:
        value = yield value
        total, n = total + value, n + 1
        value = total / n


avg = average()
next(avg)
print([avg.send(v) for v in (10, 20, 60)])
