"""tracemalloc: which line of the program asked for the memory that is there now, and for the memory that came since.

Once started it notes for every block the place that allocated it. A snapshot is the list of these notes; grouped by
line it says where memory comes from, and the difference of two snapshots says where it grows, which is the question
when a program leaks. The peak tells what was needed at most, even if it was given back. It costs time and memory,
so it is started for a question and stopped after the answer.

    barrow run --trace-allocations --dump traced.barrow Fixtures/programs/22_tracemalloc.py
    barrow show traced.barrow '#1'                     # an object's allocation site is part of what it shows
"""

import tracemalloc

orders, sessions = [], {}


def receive(number):
    orders.append(bytearray(2_000))
    sessions[number] = ("customer %d" % number) * 10


def summarise():
    text = "".join(["x" * 50_000 for _ in range(10)])
    return len(text)


def snapshot():
    return tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, __file__)])


def source(line):
    """The text of a line of this program, told by what it does."""
    lines = {1: "orders.append", 2: "sessions[number] ="}
    return lines.get(line - receive.__code__.co_firstlineno, "elsewhere")


tracemalloc.start()
for number in range(100):
    receive(number)
first = snapshot()
for number in range(100, 400):
    receive(number)
second = snapshot()

print("where memory is:")
for statistic in second.statistics("lineno")[:2]:
    place = source(statistic.traceback[0].lineno)
    print(f"  {place:<20} about {statistic.size // 10_000 * 10} kB")

print("where it grew:")
for difference in second.compare_to(first, "lineno")[:2]:
    place = source(difference.traceback[0].lineno)
    size, blocks = difference.size_diff // 10_000 * 10, difference.count_diff // 300 * 300
    print(f"  {place:<20} about {size:+d} kB, more than {blocks} blocks")

tracemalloc.reset_peak()
before, _ = tracemalloc.get_traced_memory()
summarise()
after, peak = tracemalloc.get_traced_memory()
print("the summary kept nothing:", after - before < 1_000, "but needed", (peak - before) // 100_000 * 100,
      "kB for a moment")

where = tracemalloc.get_object_traceback(orders[0])
print("the first order was allocated by", source(where[0].lineno))
tracemalloc.stop()
print("stopped:", tracemalloc.is_tracing(), tracemalloc.get_traced_memory())
