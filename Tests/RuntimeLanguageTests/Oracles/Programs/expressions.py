"""Operators, displays, subscripts, comparisons, conditions."""
-a, +a, ~a, not a
a + b - c * d / e // f % g ** h @ i
a << b >> c & d | e ^ f
a < b, a <= b, a == b, a != b, a > b, a >= b
a is b, a is not b, a in b, a not in b
a < b < c
a < b <= c is not d in e
not a is b
not a in b
not a == b
not (a is b is c)
a and b, a or b
a and b and c or d
(a or b) and c
(a and b) or (c and d)
not (a and b) or not c
a if b else c
(a if b else c) if (d if e else f) else g
a if not b else c
a if b < c < d else e
a if b and c or d else e
(a, b, c), [a, b, c], {a, b, c}, {a: b, c: d}
(), [], {}, (a,), [a], {a}
[*a], (*a,), {*a}, [*a, b, *c], (a, *b), {a, *b, c}
{**a}, {**a, b: c}, {a: b, **c}, {a: b, **c, d: e, **f}
{1: a, 2: b, 3: c}
{"x": 1, "y": [2], **z, "w": 3, "v": 4}
a[b], a[b, c], a[b:c], a[b:c:d], a[:], a[::d], a[b:c, d]
a[*b], a[b, *c]
a.b.c.d, a.b[c].d
a.b().c(d).e
f"", f"a", f"{a}", f"{a}{b}", f"a{b}c{d!r:>{e}}", f"{a!s}{b!a:x}{c:{d}.{e}}"
f"{a=}", f"{{{a}}}"
"%s is %r and %a" % (a, b, c)
"%5s%-5s%.3s%05.2s%%" % (a, b, c, d)
"%d %s" % (a, b)
"%s" % (a, b)
"%s%s" % (a,)
"%s" % a
"%(a)s" % (a,)
"%s" % (*a,)
lambda: 0
lambda a, b=1, *c, d=2, e, **f: (a, b, c, d, e, f)
lambda a, /, b: a + b
lambda: (yield)
(lambda x: lambda y: x + y)(1)(2)
...
a is None, a is not None, None is a
(a
 + b
 * (c
    - d))
(a.b
 .c
 .d)
(a
 [b]
 [c])


def conditions(a, b, c):
    if a:
        pass
    if not a:
        b
    if a is None:
        b
    if a is not None:
        b
    if not a is None:
        b
    if a and b:
        c
    if a or b:
        c
    if not (a or b):
        c
    if a and (b or c):
        1
    elif a < b < c:
        2
    elif (a if b else c):
        3
    else:
        4
    if a < b < c and not a:
        return 1
    if (a
            and b
            and c):
        return 2
    if a and b is None or c is not None:
        return 3
    while a is not None and b:
        a = b
    assert a
    assert a, b
    assert a and b, c
    assert a < b < c, "no"
    assert not a
    return a and b or c
