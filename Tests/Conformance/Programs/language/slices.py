"""Slices: every form, on every sequence, assigned and deleted, and on own classes."""

text, items, pair = "abcdefghij", list(range(10)), tuple(range(5))
for s in (slice(None), slice(3), slice(2, 5), slice(-3, None), slice(None, -3), slice(None, None, 2), slice(1, 8, 3), slice(None, None, -1),
          slice(8, 2, -2), slice(5, 2), slice(-100, 100), slice(100, None), slice(-1, -5, -1), slice(0, 0), slice(2, None, -1), slice(None, 2, -1)):
    print(s.start, s.stop, s.step, repr(text[s]), items[s], pair[s], bytes(range(4))[s], list(range(10)[s]), s.indices(10))


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


print(items[Index(2)], items[Index(1):Index(4)], text[Index(-1)], "ab" * Index(2), [0] * Index(2))
a = list(range(10))
a[2:4] = "xyz"
print(a)
a[::4] = [-1, -2, -3]
print(a)
a[5:5] = a[:2]
print(a)
a[-2:] = (n * n for n in range(3))
print(a)
a[8:2] = ["odd"]
print(a)
a[::-1] = list(range(len(a)))
print(a)
del a[::3]
print(a)
del a[5:], a[-1:]
print(a)
a[:] = []
print(a)
b = bytearray(b"0123456789")
b[2:4] = b"--------"
b[::5] = b"****"
del b[-3:]
print(b)


class Seq:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


q = Seq()
print(q[1], q[1:2], q[::3], q[1, 2], q[1:2, ::3], q[...], q["k"], q[()], q[*[1, 2]], q[1,])
q[1:2] = 5
q[1:2, 3] = 6
del q[:], q[1, :2]
q[::2] = q[0] = 7
for wrong in (lambda: items[::0], lambda: items["a":], lambda: items[1.5:], lambda: slice(), lambda: items.__setitem__(slice(None, None, 2), [1]), lambda: text[1, 2], lambda: slice(1).indices(-1), lambda: {1: 2}[1:2]):
    try:
        print(wrong())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
n = 4
print([text[i:i + n] for i in range(0, len(text), n)], text[:n] + text[n:] == text, text[~2:], items[-n:][::-1])
