"""itertools: count, cycle, repeat, islice, takewhile, dropwhile, chain."""

from itertools import chain, count, cycle, dropwhile, filterfalse, islice, repeat, starmap, takewhile

print(list(islice(count(), 4)), list(islice(count(5, -2), 4)), list(islice(count(0.5, 0.25), 4)), next(count(10 ** 20)))
print(count(3), count(3, 2), count(0.5), repr(count(-1)))
print([x for x, _ in zip(cycle("abc"), range(7))], list(cycle([])), next(cycle([1])))
print(list(repeat("x", 3)), list(repeat(0, 0)), repeat(5, 2), repeat(5), list(map(pow, range(4), repeat(2))), list(repeat(1, -5)))
r = repeat("r", 5)
next(r)
print(r, r.__length_hint__(), list(r))
print(list(islice("abcdefg", 3)), list(islice("abcdefg", 2, 5)), list(islice("abcdefg", 1, None, 2)), list(islice([], 3)), list(islice("abc", 0)))
it = iter(range(10))
print(list(islice(it, 3)), list(islice(it, 2, 4)), list(it))
print(list(takewhile(lambda x: x < 5, [1, 4, 6, 3, 8])), list(dropwhile(lambda x: x < 5, [1, 4, 6, 3, 8])), list(filterfalse(lambda x: x % 2, range(6))), list(filterfalse(None, [0, 1, "", "a"])))
it = iter([1, 2, 10, 3])
print(list(takewhile(lambda x: x < 5, it)), list(it))
print(list(chain("ab", [1, 2], (3,))), list(chain()), list(chain.from_iterable(["ab", [1]])), list(chain.from_iterable(x * 2 for x in "ab")))
print(list(starmap(pow, [(2, 5), (3, 2)])), list(starmap(lambda *a: a, [(1,), (1, 2)])), list(starmap(max, [])))
c = count()
print(next(c), next(c), c, [next(c) for _ in range(3)], c)
lazy = chain((print("made", i) or i for i in range(3)), "z")
print("nothing yet")
print(next(lazy), next(lazy))
print(type(c).__name__, type(lazy).__name__, type(islice([], 1)).__name__, iter(c) is c)


def primes():
    found = []
    for n in count(2):
        if all(n % p for p in takewhile(lambda p: p * p <= n, found)):
            found.append(n)
            yield n


print(list(islice(primes(), 15)), list(takewhile(lambda p: p < 30, primes())), next(islice(primes(), 50, None)))
big = count(2 ** 63 - 2)
print([next(big) for _ in range(4)])
for wrong in (lambda: islice([1], -1), lambda: islice([1], 1, 2, 0), lambda: count("a"), lambda: cycle(5), lambda: repeat(), lambda: islice([1]), lambda: list(chain(5)), lambda: list(starmap(pow, [1])), lambda: takewhile(1), lambda: islice([1], "a")):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
