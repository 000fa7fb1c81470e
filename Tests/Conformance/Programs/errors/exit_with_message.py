"""sys.exit with a text writes it to standard error and exits with 1."""

import sys

print("to standard output")
print("to standard error", file=sys.stderr)
sys.exit("the reason: " + "text")
