"""random in use: simulations whose results depend on every number of the sequence."""

import random

rng = random.Random(2024)


def walk(steps):
    x = y = 0
    for _ in range(steps):
        dx, dy = rng.choice([(0, 1), (0, -1), (1, 0), (-1, 0)])
        x, y = x + dx, y + dy
    return x, y


def estimate_pi(n):
    inside = sum(rng.random() ** 2 + rng.random() ** 2 <= 1 for _ in range(n))
    return 4 * inside / n


def quicksort(values):
    if len(values) < 2:
        return values
    pivot = rng.choice(values)
    return quicksort([v for v in values if v < pivot]) + [v for v in values if v == pivot] + quicksort([v for v in values if v > pivot])


def weighted(table, n):
    counts = dict.fromkeys(table, 0)
    for key in rng.choices(list(table), weights=list(table.values()), k=n):
        counts[key] += 1
    return counts


def reservoir(stream, k):
    kept = []
    for i, item in enumerate(stream):
        if i < k:
            kept.append(item)
        elif (j := rng.randint(0, i)) < k:
            kept[j] = item
    return kept


def markov(length):
    table = {"a": "bbc", "b": "aac", "c": "ab"}
    state, out = "a", []
    for _ in range(length):
        out.append(state)
        state = rng.choice(table[state])
    return "".join(out)


print(walk(100), walk(1000), estimate_pi(1000))
values = rng.sample(range(1000), 50)
print(quicksort(values) == sorted(values), values[:5])
print(weighted({"common": 10, "rare": 1, "never": 0}, 500), reservoir(range(1000), 5), markov(40))
names = ["ann", "bob", "cyd", "dan"]
pairs = [(a, b) for a, b in zip(rng.sample(names, 4), rng.sample(names, 4)) if a != b]
print(pairs)
grid = [[rng.randint(0, 1) for _ in range(8)] for _ in range(4)]
print("\n".join("".join(".#"[c] for c in row) for row in grid))
print([round(rng.gauss(100, 15), 3) for _ in range(5)], [round(rng.expovariate(1 / 5), 3) for _ in range(5)])
hist = [0] * 10
for _ in range(1000):
    hist[min(9, max(0, int(rng.normalvariate(5, 1.5))))] += 1
print(hist)
population = [rng.getrandbits(8) for _ in range(10)]
for generation in range(5):
    population.sort(key=lambda g: bin(g).count("1"), reverse=True)
    parents = population[:4]
    population = parents + [(rng.choice(parents) & 0xF0) | (rng.choice(parents) & 0x0F) ^ (1 << rng.randrange(8)) for _ in range(6)]
print(population)
