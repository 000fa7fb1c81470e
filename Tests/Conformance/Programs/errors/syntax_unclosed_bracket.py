"""A bracket is never closed, at the end of the file."""

values = {
    "a": [1, 2, 3,
    "b": 5,
