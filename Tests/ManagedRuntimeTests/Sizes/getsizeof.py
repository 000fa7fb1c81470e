"""Prints sys.getsizeof of CPython 3.11 for every case of SizeTests.swift: a line a case, runs as SIZE*COUNT.

    python3.11 getsizeof.py > getsizeof-3.11.txt
"""
import itertools
import sys
import types
import weakref

size = sys.getsizeof


def grown(key):
    d = {}
    yield size(d)
    for i in range(2000):
        d[key(i)] = i
        yield size(d)


def dict_deletions():
    d = {}
    for i in range(3000):
        d[i] = i
        if i % 3 != 0:
            d.pop(i - i % 3, None)
        if i % 7 == 5:
            d.pop(i, None)
        yield size(d)


def lists():
    l = []
    yield size(l)
    for i in range(2000):
        l.append(None)
        yield size(l)
    while l:
        l.pop()
        yield size(l)
    for n in range(31):  # A longer display is compiled to appends.
        yield size(eval("[" + ",".join(["l"] * n) + "]"))
    for n in range(201):
        l = [None]
        l.extend((None,) * n)
        yield size(l)


def sets():
    s = set()
    yield size(s)
    for i in range(2000):
        s.add(i)
        yield size(s)
    for i in range(1990):
        s.discard(i)
    for i in range(2000):
        s.add(1000000 + i)
        yield size(s)


def instances():
    class A:
        pass

    for n in range(61):
        a = A()
        for i in range(n):
            setattr(a, "x%d" % i, None)
        yield size(a)
        yield size(a.__dict__)


def frames():
    for n in range(40):
        body = "".join("\n    x%d = None" % i for i in range(n))
        scope = {}
        exec("import sys\ndef f():" + body + "\n    return sys._getframe()", scope)
        frame = scope["f"]()
        yield size(frame) - 8 * frame.f_code.co_stacksize


class A:
    pass


CASES = {
    "atoms": map(size, [None, True, False, 1.5]),
    "ints": (size(sum(1 << 30 * i for i in range(n))) for n in range(11)),
    "negative ints": (size(-sum(7 << 30 * i for i in range(n))) for n in range(1, 11)),
    "str ascii": (size("a" * n) for n in range(300)),
    "str latin-1": (size("\xe9" * n) for n in range(300)),
    "str two bytes": (size("\u0416" * n) for n in range(300)),
    "str four bytes": (size("\U0001f600" * n) for n in range(300)),
    "bytes": (size(bytes(n)) for n in range(300)),
    "tuples": (size((None,) * n) for n in range(81)),
    "lists": lists(),
    "dicts of str": grown(lambda i: "key %d" % i),
    "dicts of int": grown(lambda i: i),
    "dicts of both": grown(lambda i: "k%d" % i if i < 7 else i),
    "dicts with deletions": dict_deletions(),
    "sets": sets(),
    "instances": instances(),
    "types, module, weak reference": map(
        size, [A, int, types.ModuleType("m"), weakref.ref(A)]
    ),
    "frames": frames(),
}

if __name__ == "__main__":
    if sys.version_info[:2] != (3, 11):
        sys.exit("these are the sizes of CPython 3.11; this is " + sys.version)
    for name, sizes in CASES.items():
        runs = ("%d*%d" % (value, len(list(run))) for value, run in itertools.groupby(sizes))
        print(name + ":", *runs)
