"""Tracebacks of allocations: the limit of frames, get_object_traceback, grouping by traceback."""

import gc
import tracemalloc

gc.disable()
gc.collect()


def fill_free_lists():
    """Leaves a few tuples of each size on the free lists, so that arguments of calls are not seen as allocations."""
    for size in range(1, 6):
        kept = [tuple([None] * size) for _ in range(15)]


class Thing:
    __slots__ = ("data",)


def allocate():
    return bytearray(5000)


def through(depth):
    if depth:
        return through(depth - 1)
    return allocate()


def lines(traceback):
    return traceback and [frame.lineno for frame in traceback]


print("not tracing:", tracemalloc.get_object_traceback([]))
before = Thing()
fill_free_lists()
tracemalloc.start(4)
print("limit:", tracemalloc.get_traceback_limit())
print("made before:", tracemalloc.get_object_traceback(before))
thing = Thing()
print("here:", lines(tracemalloc.get_object_traceback(thing)))
one = allocate()
print("one deep:", lines(tracemalloc.get_object_traceback(one)))
deep = through(6)
traceback = tracemalloc.get_object_traceback(deep)
print("deep, the last four:", lines(traceback), len(traceback), traceback.total_nframe)
print("oldest first:", traceback[0].lineno, "newest last:", traceback[-1].lineno)
print("a constant:", tracemalloc.get_object_traceback("constant text"), tracemalloc.get_object_traceback(5))
snapshot = tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, __file__)])
for statistic in snapshot.statistics("traceback")[:2]:
    print("by traceback:", lines(statistic.traceback), statistic.size, statistic.count)
print("cumulative:", [(s.traceback[0].lineno, s.size // 5000, s.count) for s in snapshot.statistics("lineno", True) if s.size >= 5000])
try:
    snapshot.statistics("traceback", True)
except ValueError as error:
    print(error)
try:
    snapshot.statistics("nothing")
except ValueError as error:
    print(error)
tracemalloc.stop()
print("stopped:", tracemalloc.get_object_traceback(deep))
tracemalloc.start()
shallow = through(3)
print("one frame:", lines(tracemalloc.get_object_traceback(shallow)))
print(str(tracemalloc.get_object_traceback(shallow)).endswith(f":{allocate.__code__.co_firstlineno + 1}"))
print([line.strip() for line in tracemalloc.get_object_traceback(shallow).format()][1:])
tracemalloc.stop()
for wrong in (0, -1):
    try:
        tracemalloc.start(wrong)
    except ValueError as error:
        print(str(error)[:35])
