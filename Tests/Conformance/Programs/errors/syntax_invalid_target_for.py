"""A literal as the target of a loop."""

for 1 in range(3):
    pass
