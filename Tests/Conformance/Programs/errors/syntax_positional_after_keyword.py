"""A positional argument after a keyword argument."""

print("a", end="", "b")
