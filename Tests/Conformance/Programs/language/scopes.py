"""Scopes: local, enclosing, global, class bodies and comprehensions."""

x = "global"


def read():
    return x


def write():
    x = "local"
    return x


def declare():
    global x, made
    x = "changed"
    made = "made in a function"


print(read(), write(), read())
declare()
print(x, made)


def unbound():
    try:
        print(value)
    except UnboundLocalError as error:
        print(error)
    value = 1


unbound()


def counter():
    count = 0

    def up(by=1):
        nonlocal count
        count += by
        return count

    def get():
        return count
    return up, get


up, get = counter()
up(), up(5)
print(get(), counter()[1]())


def deep():
    a = 1

    def middle():
        b = 2

        def inner():
            nonlocal a, b
            a, b = a + b, b * 10
            return a, b
        return inner(), inner(), b
    return middle(), a


print(deep())
