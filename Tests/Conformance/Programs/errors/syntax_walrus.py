"""A walrus at the top of a statement, and to an attribute."""

x = 1
x := 5
