"""Assignment in all its forms: chained, unpacked, starred, nested, augmented, annotated."""

a = b = c = [1]
print(a is b is c)
x, y = 1, 2
x, y = y, x
print(x, y)
(p, q), r = (1, 2), 3
print(p, q, r)
[s, [t, u]] = "a", "bc"
print(s, t, u)
first, *rest = range(5)
print(first, rest)
*init, last = "abc"
print(init, last)
head, *middle, tail = (1, 2)
print(head, middle, tail)
(*all_of_them,) = {"k": 1}
print(all_of_them)
i = 0
i, lst = 1, [0, 0, 0]
lst[i], i = 9, 2
print(lst, i)
i, lst[i] = 0, 7
print(lst, i)
n = 5
n += 3; n -= 1; n *= 4; n //= 3; n **= 2; n %= 50; print(n)
n <<= 3; n >>= 1; n |= 3; n &= 0xFE; n ^= 0x55; print(n)
f = 7
f /= 2
print(f)
text = "ab"
text += "cd"
text *= 2
print(text)
same = alias = [1]
same += [2]
print(alias, same is alias)
same = same + [3]
print(alias, same)
pair = ([1], 2)
try:
    pair[0] += [9]
except TypeError as error:
    print(error, pair)
number: int = 5
declared: str
print(number, "declared" in globals())
try:
    print(declared)
except NameError as error:
    print(error)
print(__annotations__)


class Annotated:
    field: int = 1
    other: "forward"


print(Annotated.__annotations__, Annotated.field)
for bad in ((1, 2, 3), (1,), 5):
    try:
        one, two = bad
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
try:
    one, *more, two = [1]
except ValueError as error:
    print(error)
d = {}
d["k"], d["l"] = d, 2
print(d["k"] is d, list(d))


class Box:
    pass


box = Box()
box.a = box.b = 3
box.a += 4
box.c, (box.d, *box.e) = 1, "xyz"
print(vars(box))
for box.a, lst[0] in [(1, 2), (3, 4)]:
    pass
print(box.a, lst)
