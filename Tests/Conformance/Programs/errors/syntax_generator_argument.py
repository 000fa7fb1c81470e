"""A generator expression among other arguments needs parentheses."""

values = [1, 2]
print(max(v for v in values, 3))
