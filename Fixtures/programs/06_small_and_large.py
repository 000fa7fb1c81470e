"""Small-object and large allocation: up to 512 bytes come from pools, anything larger from the system's allocator.

An object may have a small part and a large one: a list is a header in a pool, and its array of references is
another allocation, in a pool while it is short and a large one once it is long. Strings and bytes are one piece, so
they move from pools to large memory as a whole. Large allocations are not rounded to size classes, and go back to
the system when freed; the pool of a small one stays for the next.

    barrow run --dump sizes.barrow Fixtures/programs/06_small_and_large.py
    barrow analyze sizes.barrow --profile post-mortem  # resident-set tells blocks of pools from large allocations
"""

import sys
import tracemalloc

LIMIT = 512


def kind(size):
    return f"a block of {-(-size // 16) * 16}" if size <= LIMIT else "a large allocation"


for label, thing in [
    ("an empty bytes", b""), ("bytes of 400", bytes(400)), ("bytes of 479", bytes(479)), ("bytes of 480", bytes(480)),
    ("bytes of 5000", bytes(5000)), ("an int", 10 ** 9), ("an int of 1001 digits", 10 ** 1000), ("a float", 1.5),
]:
    size = sys.getsizeof(thing)
    print(f"{label:<22} {size:>5} bytes: {kind(size)}")

print("a list is two pieces:")
for length in (0, 10, 64, 65, 1000):
    items = [None] * length
    header = sys.getsizeof([])
    array = sys.getsizeof(items) - header
    print(f"  {length:>5} items: header {header}, array {array}: {kind(array) if array else 'none'}")

tracemalloc.start()
before, _ = tracemalloc.get_traced_memory()
large = bytes(1_000_000)
after, _ = tracemalloc.get_traced_memory()
print("a million bytes takes", round((after - before) / 1000), "kB")
del large
after, _ = tracemalloc.get_traced_memory()
print("and gives back all of it:", round((after - before) / 1000), "kB left")
small = [bytes(67) for _ in range(10_000)]
after, _ = tracemalloc.get_traced_memory()
print("ten thousand of 100 bytes:", round((after - before) / 1000), "kB asked for; in blocks of 112 they take",
      round(10_000 * 112 / 1000))
tracemalloc.stop()
