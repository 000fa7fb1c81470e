"""itertools: groupby, accumulate and tee."""

from itertools import accumulate, chain, groupby, islice, tee

print([(k, list(g)) for k, g in groupby("aaabbca")], [(k, len(list(g))) for k, g in groupby([1, 1, 2])], list(groupby([])))
words = ["apple", "avocado", "bean", "beet", "cherry", "apricot"]
print([(k, list(g)) for k, g in groupby(words, key=lambda w: w[0])], {k: list(g) for k, g in groupby(sorted(words, key=len), len)})
groups = groupby("aabbcc")
first_key, first = next(groups)
second_key, second = next(groups)
print(first_key, list(first), second_key, next(second), [k for k, _ in groups], list(second))
print([k for k, g in groupby([1, 1.0, True, 2])], [(k, list(g)) for k, g in groupby(range(10), lambda n: n // 4)])
skipped = []
for key, group in groupby("xxyyz"):
    if key == "y":
        continue
    skipped.append((key, next(group)))
print(skipped)
print(list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3], lambda a, b: a * b)), list(accumulate([], initial=5)), list(accumulate([1, 2], initial=10)), list(accumulate("abc")))
print(list(accumulate([3, 1, 4, 1, 5], max)), list(accumulate([[1], [2]])), list(accumulate([])), list(accumulate(range(5), lambda a, b: a - b, initial=100)))
balance = list(accumulate([100, -30, 50], lambda total, change: round(total * 1.1 + change, 2)))
print(balance)
a, b = tee([1, 2, 3])
print(next(a), next(a), next(b), list(a), list(b), list(tee([]) [0]), len(tee("ab", 3)), tee("ab", 0))
source = iter(range(6))
x, y = tee(source)
print(next(x), next(source), next(x), list(y))
c, d, e = tee("abc", 3)
print(list(zip(c, d, e)))
p, q = tee(range(200))
print(sum(p), sum(q), next(p, "end"))


def pairs(iterable):
    left, right = tee(iterable)
    next(right, None)
    return zip(left, right)


print(list(pairs("abcd")), list(pairs([])))
one, = tee([1, 2], 1)
other = tee(one, 1)[0]
print(next(one), list(other))


def moving(values, size):
    its = [islice(it, i, None) for i, it in enumerate(tee(values, size))]
    return [sum(window) / size for window in zip(*its)]


print(moving([1, 2, 3, 4, 5], 3))
runs = [(k, sum(1 for _ in g)) for k, g in groupby("wwwbbbwwbw")]
print("".join(f"{n}{k}" for k, n in runs), "".join(k * n for k, n in runs))
print([k for k, g in groupby(chain([1, 1], [1, 2], [2]))])
for wrong in (lambda: groupby(5), lambda: list(groupby([1], 5)), lambda: list(accumulate([1, "a"])), lambda: tee(5), lambda: tee([1], -1), lambda: accumulate(), lambda: list(accumulate([[1], 2]))):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
