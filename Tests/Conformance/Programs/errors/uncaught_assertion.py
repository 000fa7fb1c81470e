"""assert with a message and without."""


def check(items, limit):
    assert len(items) < limit, f"{len(items)} items, at most {limit - 1}"
    return items


print(check([1], 3))
try:
    assert not check([1], 3)
except AssertionError as error:
    print(repr(error))
check([1, 2, 3], 3)
