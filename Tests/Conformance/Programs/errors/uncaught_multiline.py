"""Carets below expressions that span lines, and below calls with many arguments."""


def add(first, second, third):
    return (first +
            second *
            third)


def build(values):
    return [
        add(
            value,
            2,
            third=values[
                index
            ],
        )
        for index, value in enumerate(values)
    ]


print(build([1, 2, 3]))
print(build([1, 2, "3", None]))
