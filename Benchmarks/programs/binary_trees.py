"""Binary trees: makes and drops a great many small objects, some of which live long."""


class Node:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right


def grow(depth):
    if depth == 0:
        return Node(None, None)
    return Node(grow(depth - 1), grow(depth - 1))


def check(node):
    if node.left is None:
        return 1
    return 1 + check(node.left) + check(node.right)


def main(deepest):
    total = check(grow(deepest + 1))
    long_lived = grow(deepest)
    for depth in range(4, deepest + 1, 4):
        count = 1 << (deepest - depth + 4)
        for _ in range(count):
            total += check(grow(depth))
    return total + check(long_lived)


print(main(15))
