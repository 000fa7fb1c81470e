"""Traced memory and its peak: what is there, what was there at most, and resetting it."""

import gc
import tracemalloc

gc.disable()
gc.collect()
tracemalloc.start()


def measure(action):
    tracemalloc.reset_peak()
    before, _ = tracemalloc.get_traced_memory()
    result = action()
    after, peak = tracemalloc.get_traced_memory()
    return result, after - before, peak - before


def rounded(pair):
    """In hundreds of bytes: the frames and numbers of the measurement itself aside."""
    return tuple(round(n / 1000) for n in pair[1:])


def keep():
    return bytes(100000)


def drop():
    bytes(200000)


def both():
    a = bytes(300000)
    b = bytes(300000)
    del a
    return b


def in_turn():
    for size in (100000, 500000, 200000):
        bytes(size)


def growing():
    items = []
    for i in range(10000):
        items.append(None)
    return items


kept = measure(keep)
print("kept:", rounded(kept))
print("dropped:", rounded(measure(drop)))
held = measure(both)
print("two, one dropped:", rounded(held))
print("in turn:", rounded(measure(in_turn)))
grown = measure(growing)
print("a grown list:", rounded(grown))
print("a comprehension:", rounded(measure(lambda: [None for _ in range(10000)])))
print("a generator:", rounded(measure(lambda: sum(1 for _ in range(10000)))))
print("a sort of a copy:", rounded(measure(lambda: sorted(grown[0], key=lambda v: 0))))
print("text joined:", rounded(measure(lambda: len("".join(["ab"] * 50000)))))
print("text repeated:", rounded(measure(lambda: "ab" * 50000)))
print("a dict:", rounded(measure(lambda: dict.fromkeys(range(5000)))))
print("a dict thrown away:", rounded(measure(lambda: len(dict.fromkeys(range(5000))))))
held = kept = grown = None
current, peak = tracemalloc.get_traced_memory()
print("peak is at least what is there:", peak >= current)
tracemalloc.reset_peak()
print("reset:", tracemalloc.get_traced_memory()[1] - current < 1000)
tracemalloc.clear_traces()
print("cleared:", tracemalloc.get_traced_memory()[0] < 1000, tracemalloc.is_tracing())
tracemalloc.stop()
print("stopped:", tracemalloc.get_traced_memory())
