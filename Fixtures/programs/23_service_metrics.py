"""Metrics of a long-running service: a handful of numbers that tell health from sickness long before the end.

Heap size alone says little; its shape over time says much. A sawtooth is garbage being made and collected; a
staircase that never comes down is a leak; collections that find less and less while the heap grows mean that
everything is reachable, so somebody holds it; collections that find much mean cycles. Here a small service runs for
eight hours of a hundred requests and writes these numbers down each hour, once healthy and once with a leak.

    barrow run --metrics-file metrics.prom --metrics-interval 1 --gc-log gc.jsonl Fixtures/programs/23_service_metrics.py
"""

import gc

HOURS, REQUESTS = 8, 100


class Session:
    def __init__(self, number):
        self.number = number
        self.steps = []
        self.peer = self  # a cycle: it is the collector who frees it


class Service:
    def __init__(self, leaks):
        self.leaks = leaks
        self.journal = []

    def request(self, number):
        session = Session(number)
        session.steps.append({"page": number, "seen": [number]})
        if self.leaks:
            self.journal.append(session)
        return session.number


def alive(kind):
    return sum(type(one) is kind for one in gc.get_objects())


def bar(value, unit):
    return "#" * (value // unit)


def run(label, leaks):
    print(label)
    print("  hour  sessions  freed by the collector")
    gc.collect()
    service = Service(leaks)
    for hour in range(1, HOURS + 1):
        for number in range(REQUESTS):
            service.request(number)
        before = gc.get_stats()[2]["collected"]
        gc.collect()
        freed = gc.get_stats()[2]["collected"] - before
        print(f"  {hour:>4}  {alive(Session):>8}  {freed:>5}  {bar(alive(Session), 50)}")
    return service


gc.disable()  # collect once an hour, so that the numbers are the same each time
healthy = run("a healthy service", leaks=False)
leaking = run("a service that leaks", leaks=True)
growth = alive(Session) / HOURS
print(f"it grows by {growth:.0f} sessions an hour; a limit of 10,000 is reached after {10_000 / growth:.0f} hours")
holders = [type(one).__name__ for one in gc.get_referrers(leaking.journal[0]) if one is leaking.journal]
print("who holds them:", holders, "of", len(leaking.journal))
print("collections in all:", gc.get_stats()[2]["collections"] >= 2 * HOURS)
