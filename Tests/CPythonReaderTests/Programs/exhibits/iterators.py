"""Iterators of built-in types and of itertools, begun and not begun."""

import array
import collections
import itertools
import re

from exhibits import exhibit


def begun(iterator, steps=1):
    for _ in range(steps):
        next(iterator)
    return iterator


class Sequence:
    def __init__(self):
        self.items = [1, 2, 3]

    def __getitem__(self, index):
        return self.items[index]


@exhibit
def of_builtins():
    table = {"a": [1], "b": [2], "c": [3]}
    exhausted = iter([1])
    list(exhausted)
    return [
        begun(iter([1, [2], 3])), begun(iter((1, [2]))), begun(iter("text")), begun(iter("t\u4e2dxt")),
        begun(iter(b"bytes")), begun(iter(bytearray(b"array"))), begun(iter(range(5))), begun(iter(range(2 ** 70, 2 ** 71))),
        begun(iter(table)), begun(iter(table.values())), begun(iter(table.items())), begun(reversed(table)),
        begun(reversed(table.items())), begun(iter({1, 2, 3})), begun(reversed([1, 2])), begun(reversed((1, [2]))),
        begun(enumerate(["a", "b"], 2 ** 70)), begun(enumerate(["a"])), begun(zip([1], "a")),
        begun(map(str, [1, [2]])), begun(filter(None, [0, 1])), begun(iter(lambda: 1, 2)), begun(iter(Sequence())),
        begun(iter(memoryview(b"view"))), begun(iter(collections.deque([1, [2]]))), begun(reversed(collections.deque([1]))),
        begun(iter(collections.OrderedDict(a=1, b=[2]).items())), begun(iter(array.array("d", [1.0, 2.0]))),
        begun(re.finditer("a", "banana")), exhausted, iter({}),
    ]


@exhibit
def of_itertools():
    first, second = itertools.tee(iter(range(300)), 2)
    groups = itertools.groupby(["a", "a", "b"])
    made = [
        begun(itertools.accumulate([1, 2, 3], max)), begun(itertools.accumulate([1, 2], initial=[])),
        begun(itertools.chain([1], [[2]])), begun(itertools.chain.from_iterable([[1], [2]])),
        begun(itertools.combinations([1, [2], 3], 2)), begun(itertools.combinations_with_replacement("ab", 2)),
        begun(itertools.compress("abc", [1, 0, 1])), begun(itertools.count()), begun(itertools.count(2 ** 70, 0.5)),
        begun(itertools.cycle([1, [2]]), 3), begun(itertools.dropwhile(bool, [1, 0, 2])), itertools.filterfalse(None, [0]),
        [begun(groups), groups, next(groups)[1]], begun(itertools.islice([1, 2, 3], 2)),
        begun(itertools.permutations([1, [2], 3], 2)), begun(itertools.product([1, 2], [[3]])),
        begun(itertools.repeat(["r"])), itertools.repeat(["r"], 3), begun(itertools.starmap(max, [(1, 2)])),
        begun(itertools.takewhile(bool, [1, 0])), [begun(first, 150), begun(second, 10)],
        begun(itertools.zip_longest([1], [], fillvalue=["filler"])),
    ]
    if hasattr(itertools, "pairwise"):
        made.append(begun(itertools.pairwise([1, [2], 3])))
    if hasattr(itertools, "batched"):
        made.append(begun(itertools.batched([1, [2], 3], 2)))
    return made
