"""A dictionary with a value missing."""

d = {"a": 1, "b":, "c": 3}
