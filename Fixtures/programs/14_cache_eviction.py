"""Cache eviction: a cache without a limit is a leak; with one, the question is what to throw out.

The least recently used entry is a good guess for what will not be asked for again. `functools.lru_cache` keeps such
an order at the cost of a doubly linked list through its entries; `cache_info` says whether it pays: a cache that is
never hit only costs memory. Evicting an entry frees its value only if nobody else still refers to it.

    barrow run --dump cache.barrow Fixtures/programs/14_cache_eviction.py
    barrow analyze cache.barrow --profile leak-hunt    # dominator-tree: which of the caches accumulates
"""

from collections import OrderedDict
from functools import lru_cache


class Thumbnail:
    alive = 0

    def __init__(self, name):
        self.name = name
        self.pixels = bytes(2_000)
        Thumbnail.alive += 1

    def __del__(self):
        Thumbnail.alive -= 1


REQUESTS = [f"popular {n % 4}" if n % 3 else f"rare {n}" for n in range(600)]


@lru_cache(maxsize=8)
def limited(name):
    return Thumbnail(name)


@lru_cache(maxsize=None)
def unlimited(name):
    return Thumbnail(name)


class TimedCache:
    """Entries grow old by a clock of requests."""

    def __init__(self, lifetime):
        self.lifetime, self.now, self.entries = lifetime, 0, OrderedDict()
        self.hits = self.misses = 0

    def __call__(self, name):
        self.now += 1
        while self.entries and next(iter(self.entries.values()))[0] < self.now - self.lifetime:
            self.entries.popitem(last=False)
        if name in self.entries:
            self.hits += 1
            return self.entries[name][1]
        self.misses += 1
        self.entries[name] = (self.now, Thumbnail(name))
        return self.entries[name][1]


timed = TimedCache(lifetime=20)
for label, cache in (("least recently used, 8", limited), ("unlimited", unlimited), ("timed, 20 requests", timed)):
    before = Thumbnail.alive
    for name in REQUESTS:
        cache(name)
    hits, misses = (cache.hits, cache.misses) if cache is timed else cache.cache_info()[:2]
    print(f"{label:<24} hits {hits:>3}, misses {misses:>3}, thumbnails kept {Thumbnail.alive - before}")

limited.cache_clear()
print("cleared:", limited.cache_info())
keep = limited("popular 1")
for n in range(8):
    limited(f"other {n}")
print("evicted, but still ours:", keep.name, "made again when asked for:", limited("popular 1") is not keep)
print("thumbnails alive in all:", Thumbnail.alive)
