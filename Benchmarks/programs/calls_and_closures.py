"""Calls: recursion with lists, closures that count, default and keyword arguments, permutations, and caches."""

import weakref
from functools import lru_cache


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def partitions(total, largest):
    if total == 0:
        return [[]]
    return [[part] + rest for part in range(min(total, largest), 0, -1) for rest in partitions(total - part, part)]


def counter(step=1):
    count = 0

    def increase(by=None, *, twice=False):
        nonlocal count
        count += (by or step) * (2 if twice else 1)
        return count
    return increase


def closures(rounds):
    total = 0
    for n in range(rounds):
        increase = counter(step=n % 5)
        increase()
        increase(by=3)
        total += increase(twice=True)
    return total


def queens(size, row=0, columns=(), left=(), right=()):
    if row == size:
        return 1
    return sum(
        queens(size, row + 1, columns + (c,), left + (row - c,), right + (row + c,))
        for c in range(size) if c not in columns and row - c not in left and row + c not in right)


@lru_cache(maxsize=500)
def distance(a, b):
    if not a or not b:
        return len(a) + len(b)
    return min(distance(a[1:], b) + 1, distance(a, b[1:]) + 1, distance(a[1:], b[1:]) + (a[0] != b[0]))


class Shared:
    pool = weakref.WeakValueDictionary()

    def __init__(self, key):
        self.key = key


def weak_cache(rounds):
    kept, found = [], 0
    for n in range(rounds):
        key = n * 31 % 500
        one = Shared.pool.get(key)
        if one is None:
            one = Shared.pool[key] = Shared(key)
        else:
            found += 1
        if n % 3 == 0:
            kept.append(one)
        if len(kept) > 200:
            del kept[:100]
    return found, len(Shared.pool)


print(fib(27), len(partitions(32, 32)), closures(600_000), queens(8), distance("kitten sitting", "sitting kitten"),
      weak_cache(600_000))
