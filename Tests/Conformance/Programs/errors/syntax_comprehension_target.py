"""A comprehension that is given two items without parentheses."""

pairs = [x, y for x in range(3) for y in range(3)]
