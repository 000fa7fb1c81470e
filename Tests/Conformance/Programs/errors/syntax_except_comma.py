"""Several exceptions need parentheses."""

try:
    x = 1
except ValueError, TypeError:
    pass
