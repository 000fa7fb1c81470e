"""The carets of operators point at the operator."""


def both(a, b):
    return (a * 2) + (b - "x") * 3


print("operators")
x = [1, 2]
x[0] = both(1, 2) + len(x)
