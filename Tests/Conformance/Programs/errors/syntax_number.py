"""Numbers that are not."""

a = 0x
b = 1
