"""A bracket that was not opened."""

x = 5)
