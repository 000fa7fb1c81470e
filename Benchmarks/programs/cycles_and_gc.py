"""Cycles, collected automatically and by hand, beside data that stays."""

import gc


class Parent:
    def __init__(self, number):
        self.number = number
        self.children = []

    def add(self, child):
        self.children.append(child)
        child.parent = self


class Child:
    def __init__(self, name):
        self.name = name
        self.parent = None


def family(number):
    parent = Parent(number)
    for name in ("a", "b", "c"):
        parent.add(Child(name))
    return parent


def ring(length):
    first = previous = []
    for _ in range(length):
        previous = [previous]
    first.append(previous)


kept = [family(number) for number in range(40_000)]
collected = 0
for number in range(450_000):
    family(number)
    if number % 10 == 0:
        ring(10)
for _ in range(5):
    ring(1000)
    collected += gc.collect() > 1000
total = sum(len(parent.children) * parent.number for parent in kept)
print(total, collected, all(child.parent is parent for parent in kept[::100] for child in parent.children))
