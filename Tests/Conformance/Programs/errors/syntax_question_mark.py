"""A question mark."""

x = 1
y = x ? 2 : 3
