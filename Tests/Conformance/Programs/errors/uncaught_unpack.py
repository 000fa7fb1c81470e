"""Unpacking and iteration errors, with their carets."""

pairs = [(1, 2), (3, 4), (5, 6, 7)]


def split(pairs):
    for left, right in pairs:
        print(left, right)


try:
    a, b, *c = 5
except TypeError as error:
    print(error)
try:
    for x in 5:
        pass
except TypeError as error:
    print(error)
split(pairs)
