"""Constants of code objects: folded, merged, and shared between functions of one module."""


def consts(f):
    return f.__code__.co_consts


def numbers():
    return 1000, 2 * 500, 10 ** 3, 1000.0, True, -5, 3 - 8, 0.5 + 0.5


def strings():
    return "abc", "ab" + "c", "ab" * 3, "a b c", f"{'x'}y", "%s" % "q", "a" "b"


def tuples():
    return (1, 2), (1, (2, 3)), (1, "a", None), (), (1, 2) + (3,), ("x",) * 3


def sets(x):
    return x in {1, 2, 3}, x in [1, 2, 3], x in (1, 2), [1, 2, 3], {1: 2}


def nones():
    if False:
        return "removed"
    if __debug__:
        x = 1
    return None, not True, 1 if True else 2


def big():
    return 2 ** 100, 2 ** 10000 > 5, "a" * 5000, 1 << 10, 7 // 2, 7 % 4, 7 / 2


for f in (numbers, strings, tuples, sets, nones, big):
    print(f.__name__, [c if not isinstance(c, (str, int)) or len(str(c)) < 40 else "long" for c in consts(f)])
print([a is b for a, b in zip(numbers(), numbers())], numbers()[0] is numbers()[1], numbers()[0] is numbers()[2])
print(strings()[0] is strings()[1], tuples()[0] is tuples()[0], tuples()[1][1] is tuples()[1][1])


def one():
    return 123456, "text with spaces", (1, 2, 3), 1.25, b"bytes"


def two():
    return 123456, "text with spaces", (1, 2, 3), 1.25, b"bytes"


print("shared by functions:", [a is b for a, b in zip(one(), two())])
module_level = 123456, "text with spaces", (1, 2, 3), 1.25, b"bytes"
print("shared with the module:", [a is b for a, b in zip(one(), module_level)])
a, b, c, d = 0, 0.0, False, -0.0
print("equal but apart:", a is b, a is c, b is d, [type(v).__name__ for v in (a, b, c, d)], str(b), str(d))
e, f, g, h = (0,), (0.0,), (False,), (-0.0,)
print("and within tuples:", [type(v[0]).__name__ for v in (e, f, g, h)], e is f, f is h)
lst = [[] for _ in range(3)]
print("displays are new:", lst[0] is lst[1], (lambda: [])() is (lambda: [])(), (lambda: ())() is (lambda: ())())


def default(x=(1, 2), y=[3]):
    return x, y


print(default()[0] is default()[0], default()[1] is default()[1], default.__defaults__)
print(consts(lambda: "only"), consts(lambda x: x), (lambda: None).__code__.co_consts, one.__code__.co_names, default.__code__.co_varnames)
