"""Manual reference management: what it is like when counting is your own work, and what can go wrong.

Before runtimes counted references, programmers did: whoever takes an object retains it, whoever is done releases
it, and at zero it is closed. Forget a release and it leaks; release once too often and somebody still uses what is
gone; release on one way out of a function but not on the other and it leaks only when there is an error. Extensions
in C count by hand to this day. What the runtime counts for us can be watched with `sys.getrefcount`.

    barrow run --dump manual.barrow Fixtures/programs/21_manual_reference_management.py
    barrow analyze manual.barrow --profile quick        # one handle was retained and never released
"""

import sys
from contextlib import contextmanager


class Handle:
    """Counted by hand; its table of open handles is what the operating system would have."""

    table = {}

    def __init__(self, name):
        self.name, self.count = name, 1
        Handle.table[name] = self

    def retain(self):
        if self.count == 0:
            raise RuntimeError(f"{self.name} is used after it was closed")
        self.count += 1
        return self

    def release(self):
        if self.count == 0:
            raise RuntimeError(f"{self.name} is released once too often")
        self.count -= 1
        if self.count == 0:
            del Handle.table[self.name]
            print(f"      ({self.name} closed)")


@contextmanager
def retained(handle):
    handle.retain()
    try:
        yield handle
    finally:
        handle.release()


def process(handle, fail):
    handle.retain()
    if fail:
        return "left early, without a release"
    handle.release()
    return "done"


disk = Handle("disk")
print("made:", disk.count)
print(process(disk, fail=False), disk.count)
print(process(disk, fail=True), disk.count)
disk.release()
print("our own release:", disk.count, "and so it stays open:", list(Handle.table))

lamp = Handle("lamp")
lamp.release()
for mistake in (lamp.release, lamp.retain):
    try:
        mistake()
    except RuntimeError as error:
        print(error)

radio = Handle("radio")
try:
    with retained(radio):
        print("retained for a block:", radio.count)
        raise ValueError("something fails")
except ValueError as error:
    print(f"{error}, and the block released it: {radio.count}")
radio.release()

borrowed = Handle("book")
shelf = [borrowed.retain()]
print("two owners by hand:", borrowed.count, "references the runtime counts:", sys.getrefcount(borrowed) - 1)
shelf.pop().release()
print("one owner by hand:", borrowed.count, "references the runtime counts:", sys.getrefcount(borrowed) - 1)
borrowed.release()
print("open at the end:", list(Handle.table))
