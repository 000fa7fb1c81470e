"""A string that does not end on its line."""

a = 1
name = "barrow
print(name)
