"""Closures keep what they close over, and nothing else of the frame."""


class Big:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  freed", self.name)


def make():
    used, unused = Big("used"), Big("unused")

    def inner():
        return used.name
    return inner


print("made:")
f = make()
print("  closes over", f.__code__.co_freevars, f())
f = None


def through():
    passed = Big("passed through")

    def middle():
        def inner():
            return passed.name
        return inner
    return middle()


g = through()
print("  by a function between:", g())
del g


def accumulate():
    kept = []

    def add(item):
        kept.append(item)
        return len(kept)
    return add


add = accumulate()
add(Big("first"))
add(Big("second"))
print("  kept:", len(add.__closure__[0].cell_contents))
del add


def rebind():
    value = Big("old")

    def setter(new):
        nonlocal value
        value = new
    return setter


print("rebinding:")
s = rebind()
s(Big("new"))
print("  rebound")
s(None)
