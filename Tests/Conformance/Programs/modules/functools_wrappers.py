"""functools: partial, reduce, wraps, singledispatch-free helpers, cmp_to_key, total_ordering."""

from functools import cmp_to_key, partial, partialmethod, reduce, total_ordering, update_wrapper, wraps


def f(a, b=2, *args, c=3, **kwargs):
    """A function."""
    return a, b, args, c, kwargs


p = partial(f, 1, c=30)
print(p(), p(5), p(5, 6, d=7), p(c=0), p.func is f, p.args, p.keywords)
q = partial(p, 2, x=1)
print(q(), q.func is f, q.args, q.keywords, q(x=2))
print(partial(int, base=2)("101"), list(map(partial(pow, 2), range(5))), partial(print, "a", sep="-")("b"), partial(max)(1, 2))
p.attribute = "own"
print(p.attribute, vars(p), callable(p), isinstance(p, partial))
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, range(1, 6), 1), reduce(lambda a, b: a + b, [], "start"), reduce(max, [3, 9, 2]), reduce(lambda a, b: f"({a}{b})", "abcd"))


def deco(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        """The wrapper's own."""
        return function(*args, **kwargs)
    return wrapper


g = deco(f)
print(g.__name__, g.__doc__, g.__qualname__, g.__wrapped__ is f, g(1))
print(sorted([5, 2, 9, 1], key=cmp_to_key(lambda a, b: b - a)), sorted("bAc", key=cmp_to_key(lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower()))), max([1, 5, 3], key=cmp_to_key(lambda a, b: a - b)))


@total_ordering
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts


a, b = Version(1, 2), Version(1, 10)
print(a < b, a <= b, a > b, a >= b, a == b, a != b, sorted([b, a]) == [a, b], max(a, b) is b)


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state):
        self.alive = state
        return self

    revive = partialmethod(set_state, True)
    kill = partialmethod(set_state, False)


print(Cell().revive().alive, Cell().kill().alive)


def plain():
    pass


update_wrapper(plain, f)
print(plain.__name__, plain.__doc__, plain.__wrapped__ is f)
compose = lambda *fs: reduce(lambda f, g: lambda x: f(g(x)), fs)
print(compose(str, abs, int)("-5"))
for wrong in (lambda: reduce(max, []), lambda: partial(), lambda: partial(5), lambda: p(1, b=5), lambda: reduce(max, 5), lambda: sorted([1, 2], key=cmp_to_key(5))):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
