"""A colon is missing."""

print("never printed: the whole file is compiled first")


def f(x):
    if x > 1
        return x
    return 0
