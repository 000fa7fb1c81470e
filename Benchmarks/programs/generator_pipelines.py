"""Generators: chains of them, delegation, sending, and many short-lived ones."""

from itertools import chain, count, islice


def numbers(limit):
    n = 0
    while n < limit:
        yield n
        n += 1


def squares(source):
    for n in source:
        yield n * n


def odd(source):
    return (n for n in source if n % 2)


def windows(source, size):
    window = []
    for n in source:
        window.append(n)
        if len(window) == size:
            yield tuple(window)
            window.pop(0)


def tree(depth):
    if depth == 0:
        yield 1
    else:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


def running_mean():
    total, n = 0, 0
    mean = 0
    while True:
        total += yield mean
        n += 1
        mean = total // n


pipeline = sum(odd(squares(numbers(4_000_000)))) % 1_000_003
grouped = sum(sum(window) for window in windows(numbers(1_000_000), 4)) % 1_000_003
walked = sum(tree(15))
mean = running_mean()
next(mean)
sent = sum(mean.send(n % 1000) for n in range(1_200_000))
short = sum(sum(islice(count(n), 3)) for n in range(800_000)) + sum(1 for _ in chain.from_iterable((k, k) for k in range(400_000)))
print(pipeline, grouped, walked, sent, short)
