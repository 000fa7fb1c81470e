"""functools.lru_cache: hits, misses, eviction, and what the cache keeps alive."""

import sys
import weakref
from functools import cache, cached_property, lru_cache


class Big:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  freed", self.name)


@lru_cache(maxsize=2)
def load(name):
    print("  loading", name)
    return Big(name)


load("a")
load("b")
load("a")
print(load.cache_info())
print("a third evicts the least recently used:")
load("c")
print(load.cache_info())
load("b")
print(load.cache_info())
x = load("b")
print("count of a cached value:", sys.getrefcount(x))
del x
print("clear:")
load.cache_clear()
print(load.cache_info(), load.cache_parameters())


@lru_cache(maxsize=None)
def unbounded(n):
    return n * n


print([unbounded(n % 3) for n in range(7)], unbounded.cache_info())


@lru_cache(maxsize=0)
def none(n):
    return n


none(1), none(1)
print(none.cache_info())


@lru_cache(typed=True)
def typed(n):
    return type(n).__name__


print(typed(1), typed(1.0), typed(True), typed.cache_info())


@lru_cache
def untyped(n, *, flag=None):
    return type(n).__name__


print(untyped(1), untyped(1.0), untyped(n=1), untyped(1, flag=2), untyped.cache_info())


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60), fib.cache_info())
try:
    untyped([])
except TypeError as error:
    print(error)


class Holder:
    def __init__(self, name):
        self.name = name

    @lru_cache
    def method(self):
        return self.name

    @cached_property
    def big(self):
        return Big("cached property")


h = Holder("h")
ref = weakref.ref(h)
print(h.method(), h.big is h.big, sorted(vars(h)))
del h
print("held by the cache of its method:", ref() is not None)
Holder.method.cache_clear()
print("released:", ref())
print(load.__wrapped__.__name__, load.__name__)
