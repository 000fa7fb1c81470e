"""A line is indented too far."""

a = 1
    b = 2
