"""A name that begins with a digit."""

1st = "first"
