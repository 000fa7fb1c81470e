"""A process with an object of every kind, that says what is in it. Runs on CPython 3.8 to 3.13.

Prints `READY` when TRUTH (see truth.py) and STATISTICS (what `sys._debugmallocstats` prints) are written, then
stands still until its standard input ends.
"""

import argparse
import gc
import os
import sys
import warnings

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import exhibits  # noqa: E402
import exhibits.interpreters  # noqa: E402
import exhibits.threads  # noqa: E402
import truth  # noqa: E402


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("truth")
    parser.add_argument("statistics")
    parser.add_argument("--freeze", action="store_true", help="move half of the objects to the permanent generation")
    parser.add_argument("--subinterpreters", metavar="TRUTH", help="make one, and write its truth here")
    parser.add_argument("--extra", type=int, default=0, metavar="N", help="make N more instances")
    return parser.parse_args()


class Extra:
    def __init__(self, number):
        self.number, self.text = number, "extra %d" % number


def main():
    chosen = options()
    warnings.simplefilter("ignore")
    gc.disable()
    shown = exhibits.build()
    extra = [Extra(number) for number in range(chosen.extra)]
    gc.collect()
    if chosen.freeze:
        gc.freeze()
    middle = [[number] for number in range(200)]
    gc.collect(0)
    lock, threads = exhibits.threads.start()
    inside = exhibits.interpreters.start(chosen.subinterpreters) if chosen.subinterpreters else None
    young = [{"young": [number]} for number in range(200)]
    also = [inside.write_truth] if inside else []
    kept = (shown, extra, middle, young, lock, threads, inside)
    truth.expose(chosen.truth, chosen.statistics, also)
    return kept


if __name__ == "__main__":
    main()
