"""Annotations that are kept as text."""
from __future__ import annotations, division
from __future__ import generator_stop

a: int
b: dict[str, list[int]] = {}
(c): int
d.e: int
f[g]: h = 1


def f(a: int, b: (1, 2) = 3, *c: *Ts, d: "text" = 'x', **e: {1: 2}) -> None | "it's":
    x: lambda y: z
    return x


class A:
    x: lambda: 0
    x: lambda a, b=1, /, c=2, *d, e, f=3, **g: a
    x: lambda *, a: 0
    x: a if b else c
    x: (a if b else c) if (d if e else f) else (lambda: 0)
    x: a or b and c or not d
    x: (a or b) and not (c or d)
    x: a < b <= c != d is e is not f in g not in h
    x: (a < b) < (c == d)
    x: a | b ^ c & d << e >> f + g - h * i / j // k % l @ m
    x: [a ** b ** c, (a ** b) ** c, -a ** -b, (-a) ** b]
    x: a - (b - c) - d
    x: [a * (b + c), (a | b)[c], (a + b).c, (-a).b, ~a, +a, not a]
    x: [a.b.c[d][e, f](g, *h, i=j, **k)]
    x: [(1).real, 1.5.real, "a".b, (a, b).c, [a].b]
    x: [a[b:c:d], a[:], a[::b], a[b:c, d], a[(b, c)], a[*b]]
    x: [[a, b], (a,), (), {a, b}, {a: b, **c}, [], {}]
    x: [[a for b, c in d if e if f for g in h], {a for b in c}, {a: b for c in d}]
    x: (a for b in c)
    x: f(a for b in c)
    x: [f((a for b in c), d)]
    x: ["a'b", 'a"b', "a'b\"c", b"\x00\xff", "\n\t\\\x7f\xe9\u0101\U0001f600\u200b"]
    x: [1, -1, 1.0, 1e10, 1e16, 1e-5, 0.0001, 1e309, 123456789.123, 1e22, 1.5e300, 12345678901234567890]
    x: [True, False, None, ..., Ellipsis]
    x: f"a{b}c{d!r}{e:>{f}}{{{g}}}{lambda_}{ {h: i} }{(lambda: j)}"
    x: [*a, *b | c]
    x: (1, 2, (3, ...))
