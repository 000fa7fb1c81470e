"""Loops, break, continue, else, comprehensions, generators."""
for a in b:
    c
for a in b:
    break
else:
    c
for a in b:
    if c: continue
    if d: break
    e
else:
    f
for a, b in c: pass
for a.b in c: pass
for a[0] in [1, 2, 3]: pass
for a in (1, 2, 3): pass
for a in [x, y]: pass
for a in {1, 2}: pass
for a in *b, c: pass
while a: b
while a:
    break
while True:
    if a: break
while 0:
    a
while a:
    b
else:
    c
while a and b or not c:
    d
while a < b < c:
    d
    continue
while (x := f()):
    y
while None is not a:
    if b:
        continue
    elif c:
        break
    d
while not a:
    pass
else:
    b


def returns(a):
    for b in a:
        return b
    for b in a:
        for c in b:
            if c:
                return 1
            continue
        else:
            break
    while a:
        return
    while True:
        a()


def last_loop(a):
    for b in a:
        if b:
            c
        else:
            d


def nested_while(a, b):
    while a:
        while b:
            if a: break
            if b: continue
        if b: return
    return a


[a for a in b]
[a for a in b if c]
[a for a in b if c if d if not e]
[a for a in b for c in a for d in c if d]
[(a, c) for a in b if a for c in (1,)]
[a for b in c for a in [b + 1] if a]
[a for a, *b in c]
{a for a in b}
{a: b for a, b in c}
(a for a in b)
list(a for a in b if a < 3 < c)
[[a for a in b] for b in c]
[lambda: a for a in b]
[a for a in [1, 2, 3] if a in [1, 2] if a not in {3, 4}]
[(b := a) for a in c]
[a.b for a in [*b]]
[a for a in [b for b in c]]
any(x
    for x in y
    if z)


def walrus(a):
    if any((hit := b) for b in a):
        return hit
    return [last := c for c in a], last


class InClass:
    a = [1]
    b = [x for x in a]
    c = [a for x in a]


def generator(a):
    yield
    yield a
    b = yield a
    c = yield from a
    yield b, c
    yield (yield)
    for d in a:
        yield d
    try:
        yield a
    finally:
        yield b
    with a:
        yield
    return c


def delegating(a):
    yield from a
    return (yield from b)


def only_return():
    return
    yield


def forever():
    while 1:
        pass
    a


def endless():
    while True:
        x = yield
        if x:
            return
