"""One equals sign in a condition."""

x = 5
if x = 3:
    print(x)
