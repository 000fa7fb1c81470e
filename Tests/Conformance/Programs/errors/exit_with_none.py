"""sys.exit(None) is success; raise SystemExit is the same."""

import sys


def leave():
    raise SystemExit


try:
    sys.exit()
except SystemExit as error:
    print(error.code)
print("leaving")
leave()
