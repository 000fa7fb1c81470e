"""Assignment in all its forms, and what the optimizer makes of pairs and triples."""
a = b = c = 1
a, b = b, a
a, b, c = c, a, b
(a,) = (b,)
[a, b] = c, a
a, *b = c
*a, b = c
a, *b, c, d = range(9)
a, (b, *c), d = 1, (2, 3), 4
x = y = (1, 2, 3)
a.b.c = 3
a[b][c] = d
a[1:2], a[::2], a[:], a[1:2:3] = b
a[1, ..., None:2] = b
a += 1
a -= b
a *= 2; a /= 3; a //= 4; a %= 5; a **= 6
a @= b
a <<= 1; a >>= 2; a &= 3; a |= 4; a ^= 5
a.b += 1
a.b.c -= d.e
a[b] += 1
a[b].c[d] *= e
a[1:2] += [3]
a[f(x)] ^= g(y)
(a
 .b
 .c) = 1
(a
 .bc
 .long_name) += 1
a: int
b: int = 3
(c): int = 4
d.e: int = 5
f[g]: int
h[1:i, j]: str
k().l: int
m: "text" = (n := 3)
print(o := 1, (p := 2))
del a
del a, b
del a.b, c[d], e[1:2]
del (a, b), [c, d]
del (a), ()


def swaps(a, b, c, d):
    a, b = b, a
    a, b, c = b, c, a
    a, b, c = c, b, a
    a, b, c, d = d, c, b, a
    a.b, c = c, a.b
    (a, b), c = d
    a, b = (
        c,
        d,
    )
    (a,
     b) = c, d
    return a, b
