"""functools: cached_property, caches of methods, and singledispatch."""

from functools import cached_property, lru_cache, singledispatch


class Circle:
    def __init__(self, r):
        self.r = r
        self.computed = 0

    @cached_property
    def area(self):
        self.computed += 1
        return 3 * self.r ** 2

    @lru_cache(maxsize=None)
    def scaled(self, k):
        return self.r * k


c = Circle(2)
print(c.area, c.area, c.computed, vars(c), c.scaled(3), c.scaled(3), Circle.scaled.cache_info())
c.r = 10
print(c.area)
del c.area
print(c.area, c.computed, Circle.area.attrname)


@singledispatch
def show(value):
    return f"object {value}"


@show.register(int)
def _(value):
    return f"int {value}"


@show.register(list)
def _(value):
    return "list of " + ", ".join(map(show, value))


print(show("x"), show(5), show(True), show([1, "a", [2]]), show.dispatch(bool).__name__, show.registry[int] is show.dispatch(int))
for wrong in (lambda: c.scaled([]), lambda: lru_cache(maxsize="a"), lambda: c.scaled(), lambda: show()):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
