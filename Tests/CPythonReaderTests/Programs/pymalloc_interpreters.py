"""As pymalloc_rest.py, with a second interpreter that has an allocator of its own (3.12 and later)."""

import os
import sys

os.dup2(1, 2)  # The statistics are written to standard error.
try:
    import _interpreters as interpreters

    second = interpreters.create("isolated")
except ImportError:
    import _xxsubinterpreters as interpreters

    second = interpreters.create(isolated=True)
interpreters.run_string(
    second,
    """
import sys
kept = [bytes(index % 600) for index in range(30_000)]
sys.kept = kept[::2]
del kept
sys._debugmallocstats()
""",
)
os.write(1, b"END OF SECOND\n")
sys._debugmallocstats()
os.write(1, b"READY\n")
os.read(0, 1)
