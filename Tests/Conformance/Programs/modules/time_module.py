"""time: clocks that go forward, sleeping, and nothing that depends on when."""

import time

a = time.perf_counter()
b = time.perf_counter()
print(type(a).__name__, b >= a, time.monotonic() <= time.monotonic(), type(time.time()).__name__, time.time() > 1.6e9)
print(type(time.perf_counter_ns()).__name__, type(time.monotonic_ns()).__name__, type(time.time_ns()).__name__, time.process_time() >= 0, time.process_time_ns() >= 0)
start = time.monotonic()
time.sleep(0.01)
elapsed = time.monotonic() - start
print(elapsed >= 0.01, elapsed < 5, time.sleep(0))
print(time.gmtime(0)[:6], time.gmtime(86400 * 365)[:3], time.gmtime(1_000_000_000)[:6])
try:
    time.sleep(-1)
except ValueError as error:
    print(error)
try:
    time.sleep("a")
except TypeError as error:
    print(error)


class Timer:
    def __init__(self, clock=time.perf_counter):
        self.clock = clock

    def __enter__(self):
        self.start = self.clock()
        return self

    def __exit__(self, *_):
        self.seconds = self.clock() - self.start


with Timer() as timer:
    total = sum(i * i for i in range(1000))
print(total, 0 <= timer.seconds < 5)
ticks = iter(range(100))
with Timer(lambda: next(ticks)) as fake:
    next(ticks)
print(fake.seconds)
print(all(x <= y for x, y in zip(*[iter([time.monotonic() for _ in range(10)])] * 2)))
