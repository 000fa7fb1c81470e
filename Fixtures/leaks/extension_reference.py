"""A service that passes its requests through a C extension which forgets a reference to each (counted.c).

The planted fault: `counted.remember`. No object of the heap refers to the requests any more; only their counts are too high.
"""

import sys
import time

import counted


class Request:
    def __init__(self, number):
        self.path = f"/orders/{number}"
        self.body = bytes(800)


def handle(number):
    return counted.remember(Request(number)).path


if __name__ == "__main__":
    for number in range(15_000):
        handle(number)
    print("handled", number + 1, flush=True)
    time.sleep(float(sys.argv[1]) if len(sys.argv) > 1 else 600)
