"""tracemalloc: start, stop, traced memory, and the statistics of a snapshot by line."""

import gc
import tracemalloc

gc.disable()
gc.collect()


def fill_free_lists():
    """Leaves a few tuples of each size on the free lists, so that arguments of calls are not seen as allocations."""
    for size in range(1, 6):
        kept = [tuple([None] * size) for _ in range(15)]


print("tracing:", tracemalloc.is_tracing(), tracemalloc.get_traced_memory())
try:
    tracemalloc.take_snapshot()
except RuntimeError as error:
    print(error)
fill_free_lists()
tracemalloc.start()
print("tracing:", tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())
block = bytes(100000)
text = "x" * 50000
items = [None] * 1000
table = {i: None for i in range(100)}
members = set(range(100))
numbers = [i * 1000000 for i in range(100)]
floats = tuple([i / 7 for i in range(50)])
snapshot = tracemalloc.take_snapshot()
tracemalloc.stop()
print("stopped:", tracemalloc.is_tracing(), tracemalloc.get_traced_memory())
own = snapshot.filter_traces([tracemalloc.Filter(True, __file__)])
for statistic in own.statistics("lineno"):
    print("line", statistic.traceback[0].lineno, "size", statistic.size, "count", statistic.count)
print("sorted by size:", [s.size for s in own.statistics("lineno")] == sorted((s.size for s in own.statistics("lineno")), reverse=True))
whole = own.statistics("filename")
print("by file:", len(whole), whole[0].size == sum(s.size for s in own.statistics("lineno")))
print("traces:", len(own.traces) == whole[0].count, type(own).__name__)
trace = max(own.traces, key=lambda t: t.size)
print("largest:", trace.size, trace.traceback[0].lineno, len(trace.traceback), trace.domain)
print("limit:", own.traceback_limit)
