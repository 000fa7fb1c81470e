"""How many bytes and blocks each kind of object takes from the allocator."""

import gc
import tracemalloc
from collections import OrderedDict, deque

gc.disable()


class Open:
    pass


class Slotted:
    __slots__ = ("a", "b")


def cost(make):
    """Bytes and blocks of ten objects more, apart from the list that holds them."""
    held = [None] * 20
    gc.collect()
    tracemalloc.start()
    for place in range(10):
        held[place] = make()
    first = tracemalloc.take_snapshot()
    for place in range(10, 20):
        held[place] = make()
    second = tracemalloc.take_snapshot()
    tracemalloc.stop()
    own = [tracemalloc.Filter(True, __file__)]
    size = sum(t.size for t in second.filter_traces(own).traces) - sum(t.size for t in first.filter_traces(own).traces)
    return size / 10


text, number = "".join(["ab", "c"]), int("70000")
for label, make in [
    ("set", set), ("list of 3", lambda: [0, 0, 0]), ("list", list), ("tuple of 25", lambda: (number,) * 25),
    ("dict of 1", lambda: {text: 0}), ("dict of int", lambda: {number: 0}), ("bytes of 100", lambda: bytes(100)),
    ("bytearray of 100", lambda: bytearray(100)), ("int", lambda: number * 3), ("big int", lambda: number << 300),
    ("float", lambda: number / 7), ("str of 30", lambda: text * 10), ("object", object), ("slotted", Slotted),
    ("deque", deque), ("OrderedDict", OrderedDict), ("exception", ValueError), ("range", lambda: range(number)),
    ("lambda", lambda: lambda: 0), ("generator", lambda: (i for i in ())), ("list of 100", lambda: [0] * 100),
    ("set of 10", lambda: {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}), ("nested list", lambda: [[], []]),
]:
    print(f"{label:<18}", cost(make))
