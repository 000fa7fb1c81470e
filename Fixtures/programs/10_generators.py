"""Generators instead of lists: a pipeline that holds one item at a time needs no memory for the others.

A list comprehension makes all its values before the next step sees the first. A generator makes the next one when
it is asked; between two values it is a suspended frame of a few hundred bytes, whatever the length of the sequence.
The sum is the same. The price is that it can be walked once, and that nobody knows its length.

    barrow run --trace-allocations --dump pipeline.barrow Fixtures/programs/10_generators.py
    barrow run --metrics-file metrics.prom --metrics-interval 1 Fixtures/programs/10_generators.py
"""

import sys
import tracemalloc
from itertools import count, islice

COUNT = 20_000


def peak(action):
    """The result, and how much memory it took at most, in kB."""
    tracemalloc.start()
    result = action()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return result, round(most / 1000)


def with_lists():
    numbers = [n for n in range(COUNT)]
    squares = [n * n for n in numbers]
    even = [n for n in squares if n % 2 == 0]
    return sum(even)


def with_generators():
    numbers = (n for n in range(COUNT))
    squares = (n * n for n in numbers)
    even = (n for n in squares if n % 2 == 0)
    return sum(even)


listed, list_peak = peak(with_lists)
generated, generator_peak = peak(with_generators)
print("the same sum:", listed == generated, listed)
print("lists took more than", list_peak // 500 * 500, "kB at their peak; generators less than 5 kB:",
      generator_peak < 5)

endless = (n * n for n in count(1))
print("a generator may have no end:", list(islice(endless, 3)))


def below(limit):
    n = 0
    while n < limit:
        yield n
        n += 1


print("a suspended frame:", sys.getsizeof(below(10)), "bytes, for ten or for a billion:",
      sys.getsizeof(below(10 ** 9)))
print("a list of ten:", sys.getsizeof(list(below(10))), "of ten thousand:", sys.getsizeof(list(below(10_000))))
once = below(3)
print("walked once:", list(once), "and again:", list(once))
