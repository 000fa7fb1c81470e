"""Built-in functions over iterables: zip, map, filter, enumerate, reversed, sorted, any, all, sum, min, max, iter, next."""

print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])), list(zip(*[(1, 2), (3, 4)])), list(zip("ab", "cd", strict=True)))
print(list(map(lambda a, b: a * b, [1, 2, 3], [4, 5])), list(map(str.upper, "abc")), list(map(int, "123")), list(map(pow, [2, 3], [3, 2])))
print(list(filter(None, [0, 1, "", "a", [], [0]])), list(filter(lambda x: x > 1, range(4))), list(filter(str.isalpha, "a1b2")))
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed(range(3))), list(reversed({"a": 1, "b": 2})))
print(sum([1, 2.5]), sum([[1], [2]], []), sum(range(5), 100), sum([]), min(3, 1, 2), max([1, 5, 3]), min("b", "a"), max("apple", "fig", key=len))
print(min([], default=0), max((x for x in ()), default="none"), min([3, -5, 2], key=abs), max([(1, 2), (1, 3)]), min({"b": 1, "a": 2}), max([1, 1.0]), min([1.0, 1]))
print(any([]), all([]), any([0, ""]), all([1, "a"]), any(x > 2 for x in range(5)), all(x < 3 for x in range(5)))
it = iter([1, 2, 3])
print(next(it), next(it), next(it), next(it, "done"), next(iter(()), None), list(it))
numbers = iter([3, 2, 1, 0, 5])
print(list(iter(lambda: next(numbers), 0)), next(numbers))
print(abs(-3), divmod(7, 3), pow(2, 10), round(2.567, 2), hex(10), oct(10), bin(10), chr(65), ord("A"), ascii("é"), repr("a"), len("abc"), hash(5), callable(len), bool([]), id(None) == id(None))
print(isinstance(1, int), isinstance("a", (int, str)), issubclass(bool, int), type(1), type("a").__name__, hasattr("a", "upper"), getattr("a", "none", 5), vars(type("T", (), {"x": 1}))["x"])
print(sorted("hello"), sorted([3, 1], reverse=True), sorted({"b": 1, "a": 2}), list("ab"), tuple("ab"), set("a"), dict(a=1), str(1.0), int("5"), float("2"), bytes(2), bool(""))
print([*map(lambda t: t[0] + t[1], zip(range(3), range(10, 13)))], dict(map(lambda k: (k, len(k)), ["a", "bb"])), list(zip(it, [1])))


class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n
    def __length_hint__(self): return self.n


print(list(Countdown(4)), sum(Countdown(5)), 2 in Countdown(5), max(Countdown(3)), [*Countdown(2)], sorted(Countdown(3)), dict.fromkeys(Countdown(2)), tuple(zip(Countdown(3), Countdown(2))))
a, b, c = Countdown(3)
print(a, b, c, "-".join(map(str, Countdown(3))), list(enumerate(Countdown(2))), list(filter(None, Countdown(3))))


class Sequence:
    def __len__(self): return 3
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError(i)
        return i * 10


print(list(Sequence()), list(reversed(Sequence())), 20 in Sequence(), max(Sequence()), list(iter(Sequence())), tuple(Sequence()), list(zip(Sequence(), "abc")))
print(print("a", "b", sep="-", end="!\n"), print(), print(*[1, 2], sep=""), print("x", end=""), print("", flush=True))
print(type(zip()).__name__, type(map(len, [])).__name__, type(iter([])).__name__, type(iter("")).__name__, type(iter({})).__name__, type(iter({}.items())).__name__, type(iter(set())).__name__, type(iter(range(1))).__name__, type(iter(())).__name__, type(reversed([])).__name__, type(iter(int, 1)).__name__, type(iter(b"")).__name__)
for wrong in (lambda: next(it), lambda: iter(5), lambda: max([]), lambda: max(1), lambda: sum(["a"]), lambda: list(zip([1], [], strict=True)), lambda: reversed({1}), lambda: sorted([1, "a"]), lambda: list(map(len, [1])), lambda: min(1, "a"), lambda: enumerate(5), lambda: iter(5, 1), lambda: sum([], ""), lambda: next([]), lambda: map(len), lambda: sorted([1], len), lambda: zip(1), lambda: len(x for x in []), lambda: abs(None), lambda: vars(5)):
    try:
        print(wrong())
    except (TypeError, ValueError, StopIteration) as error:
        print(type(error).__name__, error)
