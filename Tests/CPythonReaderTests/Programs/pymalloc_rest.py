"""Fills every size class of pymalloc, drains it in part, prints what the allocator says of itself, and waits."""

import os
import sys
import threading

os.dup2(1, 2)  # The statistics are written to standard error.
threads = [threading.Thread(target=threading.Event().wait, daemon=True) for _ in range(2)]
for thread in threads:
    thread.start()

every_class = [bytes(index % 520) for index in range(20_000)]
del every_class[::3]
# One class after the other, so that pools and whole arenas become free.
drained = {size: [bytes(size) for _ in range(4_000)] for size in (100, 200, 300, 400)}
for size in (200, 400):
    drained[size] = drained[size][-1:]
beyond = [bytearray(index * 97) for index in range(2_000)]
del beyond[::2]


def rest():
    # The names are looked up before, so that nothing is allocated between the statistics and the wait.
    stats, write, read, ready = sys._debugmallocstats, os.write, os.read, b"READY\n"
    stats()
    write(1, ready)
    read(0, 1)


rest()
