"""A walrus to an attribute."""

x = []
print((x.y := 5))
