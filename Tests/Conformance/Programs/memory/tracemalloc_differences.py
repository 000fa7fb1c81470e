"""Snapshot.compare_to: what grew and what shrank between two snapshots, by line."""

import gc
import tracemalloc

gc.disable()
gc.collect()


def fill_free_lists():
    """Leaves a few tuples of each size on the free lists, so that arguments of calls are not seen as allocations."""
    for size in range(1, 6):
        kept = [tuple([None] * size) for _ in range(15)]


class Node:
    __slots__ = ("value", "next")

    def __init__(self, value, next):
        self.value = value
        self.next = next


class Open:
    def __init__(self, value):
        self.value = value


def snapshot():
    return tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, __file__)])


def show(label, new, old, key="lineno"):
    print(label)
    for d in new.compare_to(old, key):
        if d.size_diff or d.count_diff:
            print("  line", d.traceback[0].lineno, f"{d.size_diff:+d} bytes, {d.count_diff:+d} blocks, now {d.size} in {d.count}")


def main():
    fill_free_lists()
    tracemalloc.start()
    first = snapshot()
    big = bytearray(10000)
    chain = None
    for number in range(100):
        chain = Node(None, chain)
    second = snapshot()
    show("a buffer and a chain:", second, first)
    del big
    chain = chain.next
    third = snapshot()
    show("the buffer and one node gone:", third, second)
    opened = [Open(None) for _ in range(64)]
    fourth = snapshot()
    show("open instances:", fourth, third)
    chain = opened = None
    fifth = snapshot()
    show("all gone:", fifth, fourth)
    show("since the beginning:", fifth, first)
    texts = []
    for number in range(10):
        texts.append("y" * 1000)
    sixth = snapshot()
    show("strings:", sixth, fifth)
    texts[5:] = []
    show("half of them:", snapshot(), sixth)
    tracemalloc.stop()
    print("compared with itself:", [d.size_diff for d in sixth.compare_to(sixth, "lineno") if d.size_diff])


main()
