"""Objects of which there is one: None, Ellipsis, NotImplemented, empty tuple, empty bytes, and the like."""


def same(*things):
    return all(thing is things[0] for thing in things)


print("None:", same(None, print.__doc__ and None, (lambda: None)(), [].append(1)), type(None)() is None)
print("Ellipsis:", same(..., Ellipsis, type(...)()))
print("NotImplemented:", same(NotImplemented, type(NotImplemented)(), (1).__add__("")))
print("empty tuple:", same((), tuple(), tuple([]), (1, 2)[2:], () + (), () * 5, (1,) * 0))
t = (1, 2, 3)
print("tuple of a tuple:", same(t, tuple(t), t[:], t[0:3], t * 1, t + ()), t[:2] is t[:2])
print("empty bytes:", same(b"", bytes(), b"abc"[3:], bytes([]), b"".join([]), b"a" * 0))
print("one byte:", same(b"a", bytes([97]), b"abc"[0:1]), bytes([255]) is bytes([255]))
two = b"ab"
print("bytes:", bytes(two) is two, two[:] is two, two + b"" is two, bytes([97, 98]) is two)
print("empty frozenset:", same(frozenset(), frozenset([]), frozenset(())), frozenset() is frozenset())
f = frozenset([1])
print("frozenset:", frozenset(f) is f, f.copy() is f, f | f is f, frozenset([1]) is f)
print("lists are new:", [] is [], {} is {}, list() is list(), set() is set())
lst = [1]
print("list copies:", list(lst) is lst, lst[:] is lst, lst * 1 is lst)
print("range:", range(3) is range(3), range(3) == range(3), range(5)[:] is range(5))
print("slices:", slice(1) is slice(1), slice(1) == slice(1))
print("types:", same(int, type(5), type(True).__base__, (5).__class__), type(type) is type)
print("object():", object() is object())


def constant_tuple():
    return (1, 2, "three")


def constant_list():
    return [1, 2, 3]


def nested():
    return ((1, 2), "a")


print("constant tuple:", constant_tuple() is constant_tuple(), constant_list() is constant_list())
print("nested:", nested()[0] is nested()[0])


def built(x):
    return (x, 2)


print("built tuple:", built(1) is built(1), built(1) == built(1))


def member(x):
    return x in {1, 2, 3}


print("constant sets:", member(2), frozenset({1, 2, 3}) in member.__code__.co_consts)
print("consts:", member.__code__.co_consts, constant_tuple.__code__.co_consts)
print("methods:", "".join is "".join, len is len, lst.append is lst.append)
