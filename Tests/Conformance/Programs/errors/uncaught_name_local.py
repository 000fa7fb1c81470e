"""NameError in a function: the suggestion is a local."""


def compute(values):
    maximum = max(values)
    minimum = min(values)
    return [(value - minimun) / (maximum - minimum) for value in values]


print("start")
compute([1, 2, 3])
