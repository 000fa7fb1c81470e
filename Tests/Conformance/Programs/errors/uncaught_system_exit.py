"""sys.exit with a number: no traceback, that exit status, and finally clauses run."""

import sys


class Loud:
    def __del__(self):
        print("finalized at exit")


loud = Loud()
try:
    try:
        sys.exit(3)
    except Exception:
        print("not an Exception")
    finally:
        print("finally")
except SystemExit as error:
    print("caught", error.code, repr(error))
    sys.exit(error.code + 4)
