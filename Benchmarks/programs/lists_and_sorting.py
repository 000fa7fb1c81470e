"""Lists: comprehensions, slices, sorting with and without a key, and matrices of lists."""


def numbers(count, seed):
    values, n = [], seed
    for _ in range(count):
        n = (n * 1103515245 + 12345) % 2147483648
        values.append(n)
    return values


def sorting(rounds):
    total = 0
    for seed in range(rounds):
        values = numbers(30_000, seed)
        total += sorted(values)[15_000]
        total += sorted(values, key=lambda v: v % 1000)[0]
        total += sorted(((v % 100, v) for v in values), reverse=True)[0][1]
        values.sort(key=str)
        total += values[-1]
    return total


def sieve(limit):
    flags = [True] * (limit + 1)
    flags[0] = flags[1] = False
    for n in range(2, int(limit ** 0.5) + 1):
        if flags[n]:
            flags[n * n::n] = [False] * len(flags[n * n::n])
    return sum(n for n, prime in enumerate(flags) if prime)


def matrices(size, rounds):
    a = [[(i * j) % 7 for j in range(size)] for i in range(size)]
    b = [[(i + j) % 5 for j in range(size)] for i in range(size)]
    for _ in range(rounds):
        columns = list(zip(*b))
        a = [[sum(x * y for x, y in zip(row, column)) % 97 for column in columns] for row in a]
    return sum(map(sum, a))


def comprehended(rounds):
    total = 0
    for n in range(rounds):
        evens = [k for k in range(n % 50 + 20) if k % 2 == 0]
        pairs = [(a, b) for a in evens[:5] for b in evens[-5:] if a < b]
        total += len(pairs) + sum(evens[1:-1]) + max(evens + [n % 7])
    return total


print(sorting(10), sieve(2_000_000), matrices(70, 5), comprehended(100_000))
