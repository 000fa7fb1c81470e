"""Filters: by file, by line, inclusive and exclusive, over all frames."""

import gc
import tracemalloc

gc.disable()
gc.collect()


def fill_free_lists():
    """Leaves a few tuples of each size on the free lists, so that arguments of calls are not seen as allocations."""
    for size in range(1, 6):
        kept = [tuple([None] * size) for _ in range(15)]


def small():
    return bytes(1000)


def large():
    return bytes(20000)


def made_by(function):
    return function()


fill_free_lists()
tracemalloc.start(3)
a = made_by(small)
b = made_by(large)
c = small()
snapshot = tracemalloc.take_snapshot()
tracemalloc.stop()
own = tracemalloc.Filter(True, __file__)
base = snapshot.filter_traces([own])


def show(label, *filters):
    kept = base.filter_traces(filters)
    print(f"{label:<34}", [(s.traceback[-1].lineno, s.size, s.count) for s in kept.statistics("traceback") if s.size >= 1000])


show("all")
show("only line 17", tracemalloc.Filter(True, __file__, 17))
show("only line 21", tracemalloc.Filter(True, __file__, 21))
show("not line 21", tracemalloc.Filter(False, __file__, 21))
show("line 25, latest frame only", tracemalloc.Filter(True, __file__, 25))
show("line 25, all frames", tracemalloc.Filter(True, __file__, 25, all_frames=True))
show("not through line 25", tracemalloc.Filter(False, __file__, 25, True))
show("17 or 21", tracemalloc.Filter(True, __file__, 17), tracemalloc.Filter(True, __file__, 21))
show("17, but not through 25", tracemalloc.Filter(True, __file__, 17), tracemalloc.Filter(False, __file__, 25, True))
show("another file", tracemalloc.Filter(True, "nowhere.py"))
show("not another file", tracemalloc.Filter(False, "nowhere.py"))
show("a pattern", tracemalloc.Filter(True, "*filters.py"))
show("a pattern that does not match", tracemalloc.Filter(True, "*.pyx"))
f = tracemalloc.Filter(False, "x.py", lineno=3, all_frames=True)
print(f.inclusive, f.filename_pattern, f.lineno, f.all_frames, f.domain)
print(len(base.filter_traces([]).traces) == len(base.traces))
try:
    base.filter_traces(own)
except TypeError as error:
    print(error)
try:
    base.group_by
except AttributeError as error:
    print(error)
