"""A worker that keeps its failures for a report that nobody asks for.

The planted fault: `failures` holds the exceptions themselves; each keeps its traceback, that the frames, and these the
whole document that was being worked on.
"""

import sys
import time

failures = []


def parse(document):
    fields = document.split(";")
    return int(fields[-1])


def work(number):
    document = ";".join(f"field {number}-{index}" for index in range(200))
    return parse(document)


def run(jobs):
    for number in range(jobs):
        try:
            work(number)
        except ValueError as error:
            failures.append(error)


if __name__ == "__main__":
    run(3_000)
    print("failed", len(failures), flush=True)
    time.sleep(float(sys.argv[1]) if len(sys.argv) > 1 else 600)
