"""A decimal number with a leading zero."""

a = 0123
