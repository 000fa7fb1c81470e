"""A leak by caches: a cache whose keys never repeat keeps everything and finds nothing.

The usual ways to make one: a key that contains a time, an identity or a whole object; a cache on a method, whose
key contains `self`, so that no instance ever dies; memory of failures that nobody asks about again. A cache that
leaks has many entries and no hits, and that is how to find it: compare `currsize` with `hits`.

    barrow run --dump caches.barrow Fixtures/programs/18_leak_by_caches.py
    barrow analyze caches.barrow --profile leak-hunt   # who holds the reports: a cache of a method, through its keys
"""

import gc
import weakref
from functools import cached_property, lru_cache


class Report:
    alive = 0

    def __init__(self, number):
        Report.alive += 1
        self.number, self.rows = number, list(range(100))

    def __del__(self):
        Report.alive -= 1

    @lru_cache(maxsize=None)
    def total(self):
        """The key is the report itself: the cache keeps every report ever asked."""
        return sum(self.rows)

    @cached_property
    def mean(self):
        """Kept in the report, and gone with it."""
        return sum(self.rows) / len(self.rows)


for number in range(200):
    report = Report(number)
    report.total(), report.total()
del report
print("asked for their total: alive", Report.alive, Report.total.cache_info())
Report.total.cache_clear()
print("cleared:", Report.alive)
for number in range(200):
    report = Report(number)
    report.mean, report.mean
print("asked for their mean: alive", Report.alive, "(the loop's last)")

prices = {}


def price(item, moment):
    """Meant to be cached for each item; the moment makes every key new."""
    key = (item, moment)
    if key not in prices:
        prices[key] = len(item) * 10
    return prices[key]


for moment in range(1000):
    price(("tea", "milk")[moment % 2], moment)
print("two items, a thousand keys:", len(prices))
by_item = {item: cost for (item, _), cost in prices.items()}
print("what was meant:", by_item)

documents = weakref.WeakKeyDictionary()
for number in range(100):
    documents[Report(number)] = "index of " + str(number)
print("attached weakly:", len(documents), "alive", Report.alive)
for number in range(200):
    Report(number).total()
print("left for the dump:", Report.alive, "of which the collector can free:", gc.collect())
