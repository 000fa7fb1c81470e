"""What a cache of functools keeps: counts of keys and values, in hits, misses, evictions and clears."""

import gc
import sys
import weakref
from functools import cached_property, lru_cache, partial

gc.disable()


class Thing:
    def __init__(self, name):
        self.name = name


x = Thing("x")
base = sys.getrefcount(x)


def delta(label):
    print(f"{label:<36}{sys.getrefcount(x) - base:+d}")


@lru_cache(maxsize=2)
def same(thing, number=0):
    return thing


same(x)
delta("key and value, one entry")
same(x)
delta("a hit")
same(x, 1)
delta("a second entry")
same(x, number=2)
delta("a third evicts the first")
same(5), same(6)
delta("evicted by others")
same(x)
same.cache_clear()
delta("cleared")


@lru_cache(maxsize=None)
def unbounded(thing):
    return None


unbounded(x)
delta("unbounded, key only")
unbounded.cache_clear()
delta("cleared")


@lru_cache(maxsize=4, typed=True)
def typed(thing, *rest):
    return [thing]


typed(x, 1)
delta("typed, key and value in a list")
typed(x, 1.0)
delta("another type")
del typed
gc.collect()
delta("function gone")


class Owner:
    @cached_property
    def thing(self):
        return x

    @lru_cache(maxsize=8)
    def method(self):
        return x


o = Owner()
o.thing
delta("cached_property")
o.method()
delta("method")
ref = weakref.ref(o)
del o
delta("owner dropped, held by the cache")
print("alive:", ref() is not None)
Owner.method.cache_clear()
delta("cache cleared")
print("alive:", ref() is not None)
p = partial(same, x)
delta("partial")
q = partial(p, number=x)
delta("partial of a partial")
q.keywords.clear()
delta("keywords cleared")
del p, q
delta("partials gone")
recursive = lru_cache(None)(lambda n: n if n < 2 else recursive(n - 1) + recursive(n - 2))
print(recursive(50), recursive.cache_info())
log = []
watched = lru_cache(maxsize=1)(Thing)
r = weakref.ref(watched("first"), lambda ref: log.append("first evicted"))
print(r().name, log)
watched("second")
print(r(), log, watched.cache_info())
