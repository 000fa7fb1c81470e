"""A parenthesis is closed by a bracket."""

print([1, 2, (3, 4])
