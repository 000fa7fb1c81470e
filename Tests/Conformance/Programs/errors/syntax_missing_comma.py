"""Two strings and a name without a comma."""

x = [1, 2, "a" x, 3]
