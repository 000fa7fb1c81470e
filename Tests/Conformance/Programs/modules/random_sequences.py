"""random: the same sequence for a seed, of every function."""

import random

random.seed(42)
print([random.random() for _ in range(5)], random.random() < 1)
print([random.randint(1, 6) for _ in range(20)], [random.randrange(10) for _ in range(10)], [random.randrange(5, 100, 7) for _ in range(10)], random.randint(-5, -5), random.randrange(10 ** 30))
print([random.choice("abcdef") for _ in range(15)], random.choice([5]), [random.choice(range(1000)) for _ in range(5)])
items = list(range(20))
random.shuffle(items)
print(items, random.sample(range(100), 10), random.sample("abcdef", 6), random.sample(range(10 ** 9), 3), random.sample([1, 2, 3], 0), random.sample(["r", "b"], counts=[4, 2], k=5))
print([random.uniform(1, 10) for _ in range(3)], [random.gauss(0, 1) for _ in range(5)], [random.normalvariate(10, 2) for _ in range(3)])
print(random.triangular(0, 10, 3), random.expovariate(0.5), random.betavariate(2, 3), random.gammavariate(2, 1), random.lognormvariate(0, 1), random.paretovariate(3), random.weibullvariate(1, 2), random.vonmisesvariate(1, 2))
print(random.choices("abc", k=8), random.choices("abc", weights=[10, 1, 1], k=8), random.choices([1, 2, 3], cum_weights=[1, 3, 10], k=6), random.getrandbits(1), random.getrandbits(64), random.getrandbits(200), random.randbytes(5))
for seed in (0, 1, -1, 2 ** 40, 10 ** 50, 1.5, "text", b"bytes", bytearray(b"ba"), True, "é"):
    random.seed(seed)
    print(repr(seed), random.random(), random.randint(0, 99), random.getrandbits(40))
random.seed("old", version=1)
print(random.random())
a, b = random.Random(7), random.Random(7)
print([a.random() for _ in range(3)] == [b.random() for _ in range(3)], a.randint(1, 100), b.randint(1, 100), random.Random(8).random())
state = a.getstate()
first = [a.gauss(0, 1) for _ in range(3)]
a.setstate(state)
print(first == [a.gauss(0, 1) for _ in range(3)], len(state), state[0], len(state[1]), state[2])
r = random.Random(99)
deck = [s + v for s in "SH" for v in "A23"]
r.shuffle(deck)
print(deck, r.sample(deck, 2), r.choice(deck), r.uniform(-1, 1), sum(r.random() for _ in range(1000)), sum(r.randrange(6) for _ in range(500)))
random.seed(5)
print(sum(random.gauss(0, 1) for _ in range(301)), random.random())
for wrong in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.randrange(0), lambda: random.sample([1], 2), lambda: random.sample({1, 2}, 1), lambda: random.seed([]), lambda: random.choices([], k=1), lambda: random.choices([1, 2], weights=[1]), lambda: random.getrandbits(-1), lambda: random.shuffle((1, 2)), lambda: random.randrange(1, 10, 0)):
    try:
        print(wrong())
    except (ValueError, IndexError, TypeError) as error:
        print(type(error).__name__, error)
