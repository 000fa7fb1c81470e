"""After an uncaught exception the module's objects are still finalized, after the traceback."""

import sys
import weakref


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("finalized", self.name)
        print("finalized", self.name, file=sys.stderr)


one, two = Loud("one"), Loud("two")
weakref.finalize(one, print, "finalize of one")


def fail():
    local = Loud("local of the failing frame")
    raise ValueError("uncaught")


fail()
