"""gc.get_count(): its first number follows containers made and destroyed."""

import gc

gc.disable()
gc.collect()


def grown(make):
    before = gc.get_count()[0]
    made = make()
    after = gc.get_count()[0]
    return after - before


class Plain:
    pass


class Slotted:
    __slots__ = ("a",)


class Empty:
    __slots__ = ()


print("nothing:", grown(lambda: None))
print("100 lists:", grown(lambda: [[] for _ in range(100)]) - grown(lambda: [None for _ in range(100)]))
print("100 dicts:", grown(lambda: [{} for _ in range(100)]) - grown(lambda: [None for _ in range(100)]))
gc.collect()
one = grown(lambda: [None for _ in range(200)])
gc.collect()
for label, make in [
    ("sets", lambda: [set() for _ in range(200)]),
    ("lists", lambda: [[] for _ in range(200)]),
    ("dicts", lambda: [{} for _ in range(200)]),
    ("tuples", lambda: [(i,) for i in range(200)]),
    ("plain instances", lambda: [Plain() for _ in range(200)]),
    ("slotted instances", lambda: [Slotted() for _ in range(200)]),
    ("empty slots", lambda: [Empty() for _ in range(200)]),
    ("bare objects", lambda: [object() for _ in range(200)]),
    ("functions", lambda: [lambda: 0 for _ in range(200)]),
    ("generators", lambda: [(j for j in ()) for _ in range(200)]),
    ("strings", lambda: [str(i) * 5 for i in range(200)]),
    ("ints", lambda: [10 ** 10 + i for i in range(200)]),
    ("floats", lambda: [i / 3 for i in range(200)]),
    ("bytes", lambda: [bytes(5) for _ in range(200)]),
    ("iterators", lambda: [iter("ab") for _ in range(200)]),
    ("list iterators", lambda: [iter(x) for x in [[]] * 200]),
    ("exceptions", lambda: [ValueError(0) for _ in range(200)]),
    ("bound methods", lambda: [Plain().__init__ for _ in range(200)]),
]:
    gc.collect()
    print(f"200 {label:<20}{grown(make) - one}")

gc.collect()
kept = [set() for _ in range(50)]
high = gc.get_count()[0]
kept.clear()
print("50 freed:", gc.get_count()[0] - high)
gc.collect()
print("just collected:", gc.get_count()[1:])
gc.collect(0)
print("generation 0 once:", gc.get_count()[1:])
gc.collect(0)
gc.collect(0)
print("three times:", gc.get_count()[1:])
gc.collect(1)
print("generation 1 once:", gc.get_count()[1:])
