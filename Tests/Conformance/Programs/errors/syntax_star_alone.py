"""A starred expression alone."""

a = [1]
b = *a
