"""sys.getsizeof of tuples, iterators, views and other helpers."""

import itertools
import sys

print("tuples:", [sys.getsizeof((0,) * n) for n in range(10)], sys.getsizeof(tuple(range(100))))
print("from generator:", [sys.getsizeof(tuple(i for i in range(n))) for n in (0, 1, 9, 10, 11, 20, 50)])
print("added:", sys.getsizeof((1,) + (2,)), "sliced:", sys.getsizeof((1, 2, 3, 4)[1:3]), "star:", sys.getsizeof((*"ab", 1)))


class Pair(tuple):
    pass


class BarePair(tuple):
    __slots__ = ()


print("subclasses:", [sys.getsizeof(Pair(range(n))) for n in range(3)], [sys.getsizeof(BarePair(range(n))) for n in range(3)])
d, lst = {1: 2}, [1, 2]


def gen():
    a = yield


sized = {
    "list iterator": iter(lst), "reversed list": reversed(lst), "tuple iterator": iter((1,)), "str iterator": iter("a"),
    "str iterator, not ascii": iter("\xe9"), "bytes iterator": iter(b"a"), "bytearray iterator": iter(bytearray(1)),
    "range iterator": iter(range(5)), "long range iterator": iter(range(2 ** 70)), "reversed range": reversed(range(5)),
    "set iterator": iter({1}), "dict key iterator": iter(d), "dict value iterator": iter(d.values()),
    "dict item iterator": iter(d.items()), "reversed dict": reversed(d), "keys": d.keys(), "values": d.values(),
    "items": d.items(), "enumerate": enumerate(lst), "zip": zip(lst), "map": map(str, lst), "filter": filter(None, lst),
    "reversed tuple": reversed((1,)), "callable iterator": iter(int, 1), "count": itertools.count(),
    "cycle": itertools.cycle(lst), "repeat": itertools.repeat(1), "chain": itertools.chain(lst),
    "islice": itertools.islice(lst, 1), "takewhile": itertools.takewhile(bool, lst),
    "dropwhile": itertools.dropwhile(bool, lst), "accumulate": itertools.accumulate(lst),
    "compress": itertools.compress(lst, lst), "starmap": itertools.starmap(max, lst), "groupby": itertools.groupby(lst),
    "pairwise": itertools.pairwise(lst), "zip_longest": itertools.zip_longest(lst),
    "filterfalse": itertools.filterfalse(None, lst),
}
for label, thing in sized.items():
    print(f"{label:<26}{sys.getsizeof(thing)}")
print("advanced:", sys.getsizeof(sized["list iterator"]), next(sized["list iterator"]), sys.getsizeof(sized["list iterator"]))
