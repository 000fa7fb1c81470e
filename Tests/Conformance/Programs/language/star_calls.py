"""Starred arguments and keyword unpacking in calls, displays and assignments, in every combination."""


def show(*args, **kwargs):
    return f"{args} {kwargs}"


a, b, d, e = [1, 2], (3,), {"x": 1}, {"y": 2}
print(show(*a), show(*a, *b), show(0, *a, 9, *b), show(**d), show(**d, **e), show(*a, **d), show(*a, z=3, **d), show(z=3, *a), show(*[], **{}))
print(show(*"ab", *range(2), *{5: 6}, *{7}, *(n for n in "z")), show(*map(str, a)), show(**dict(q=1)), show(*(), **{}), show(*[[1]], *[{}]))
print([*a, *b], (*a, 0), {*a, *b, 1}, {**d, **e}, {"x": 0, **d}, {**d, "x": 0}, [*a, *[*b]], *a, sep="|")
first, *middle, last = range(6)
print(first, middle, last)
(p, *q), *r = [(1, 2, 3), 4, 5]
print(p, q, r)
for head, *tail in ["abc", [1], (2, 3)]:
    print(head, tail, end="; ")
print()
*x, = "hi"
[*y] = {1: 2}
print(x, y)


def defaults(a, b=10, *rest, c=20, **more):
    return a, b, rest, c, more


print(defaults(*[1]), defaults(*[1, 2, 3, 4], c=5), defaults(**{"a": 1, "c": 2, "d": 3}), defaults(1, *[2], **{"c": 3}), defaults(*(), a=7))


class Mapping:
    def keys(self):
        return iter("mn")

    def __getitem__(self, key):
        return key.upper()


class Iter:
    def __iter__(self):
        yield from (1, 2)


print(show(**Mapping()), {**Mapping()}, show(*Iter()), [*Iter(), *Iter()], dict(**Mapping(), z=0), dict(Mapping()))


def forward(*args, **kwargs):
    return defaults(*args, **kwargs)


def change(*args, **kwargs):
    kwargs["new"] = len(args)
    return kwargs


original = {"k": 1}
print(forward(1, c=2, z=3), change(1, 2, **original), original)
returned = (lambda *t: t)(*a)
print(returned, (lambda *t: t)(*b) is b, tuple([*b]) is b)


def generator():
    yield from [*a, *b]
    return *a, *b


print(list(generator()), print(*[], sep="x"), max(*a, *b), min(*a, 5, key=lambda v: -v), "{}-{}".format(*a), "{x}".format(**d))
for wrong in (lambda: show(*5), lambda: show(**5), lambda: show(**{1: 2}), lambda: defaults(**{"a": 1}, **{"a": 2}), lambda: defaults(1, **{"a": 2}), lambda: [*5], lambda: {**[1]}, lambda: {*5}, lambda: defaults(*None), lambda: show(x=1, **d)):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
