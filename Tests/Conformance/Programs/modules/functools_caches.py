"""functools: lru_cache, cache, cached_property and singledispatch."""

from functools import cache, lru_cache

calls = []


@lru_cache(maxsize=3)
def square(n):
    calls.append(n)
    return n * n


print([square(n) for n in (1, 2, 3, 1, 4, 2, 1, 5, 1)], calls, square.cache_info())
square.cache_clear()
print(square.cache_info(), square(1), square.cache_info().misses, square.cache_parameters())


@cache
def ways(n, k):
    return 1 if k in (0, n) else ways(n - 1, k - 1) + ways(n - 1, k)


print(ways(30, 15), ways.cache_info())


@lru_cache(maxsize=None)
def edit(a, b):
    if not a or not b:
        return len(a) + len(b)
    return min(edit(a[1:], b) + 1, edit(a, b[1:]) + 1, edit(a[1:], b[1:]) + (a[0] != b[0]))


print(edit("kitten", "sitting"), edit.cache_info().currsize)


@lru_cache
def named(a, b=0, *, c=0):
    return (a, b, c)


named(1), named(1, 0), named(a=1), named(1, c=0), named(1, c=1), named(1)
print(named.cache_info())


@lru_cache(2)
def failing(n):
    calls.append("called")
    raise ValueError(n)


calls.clear()
for _ in range(2):
    try:
        failing(1)
    except ValueError:
        pass
print(calls, failing.cache_info())
for wrong in (lambda: square([]), lambda: lru_cache(maxsize="a"), lambda: square(), lambda: named({})):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
