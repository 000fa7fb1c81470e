"""sys.getsizeof of numbers and other fixed things."""

import sys

print("int:", [sys.getsizeof(n) for n in (0, 1, -1, 2 ** 30 - 1, 2 ** 30, -(2 ** 30), 2 ** 60 - 1, 2 ** 60)])
print("powers of two:", [sys.getsizeof(1 << n) for n in range(0, 301, 15)])
print("negative powers:", [sys.getsizeof(-(1 << n)) for n in range(0, 301, 30)])
print("factorials:")
f = 1
for n in range(1, 61):
    f *= n
    if n % 10 == 0:
        print("  ", n, sys.getsizeof(f))
print("differences:", [sys.getsizeof((1 << n) - (1 << n - 1)) for n in (31, 61, 91)])
print("quotients:", [sys.getsizeof(10 ** n // 10 ** (n - 3)) for n in (10, 50, 100)])
print("parsed:", [sys.getsizeof(int("9" * n)) for n in (1, 9, 10, 18, 19, 50, 100)])
print("computed zero:", sys.getsizeof(10 ** 50 - 10 ** 50), sys.getsizeof(0 * 10 ** 50))
print("bool:", sys.getsizeof(True), sys.getsizeof(False))
print("float:", sys.getsizeof(0.0), sys.getsizeof(1e300), sys.getsizeof(float("nan")))
print("None:", sys.getsizeof(None), "Ellipsis:", sys.getsizeof(...), "NotImplemented:", sys.getsizeof(NotImplemented))
print("object():", sys.getsizeof(object()))
print("range:", sys.getsizeof(range(0)), sys.getsizeof(range(10 ** 9)))
print("slice:", sys.getsizeof(slice(1)), sys.getsizeof(slice(1, 2, 3)))


class MyInt(int):
    pass


class BareInt(int):
    __slots__ = ()


class MyFloat(float):
    pass


print("int subclass:", [sys.getsizeof(MyInt(n)) for n in (0, 1, 2 ** 30, 2 ** 60)])
print("bare int subclass:", [sys.getsizeof(BareInt(n)) for n in (0, 1, 2 ** 30, 2 ** 60)])
print("float subclass:", sys.getsizeof(MyFloat(1.5)))
print("by method:", (5).__sizeof__(), (2 ** 100).__sizeof__(), (1.5).__sizeof__(), None.__sizeof__(), True.__sizeof__())
print("basic sizes:", int.__basicsize__, int.__itemsize__, float.__basicsize__, bool.__basicsize__, object.__basicsize__)
for n in (2 ** 15, 2 ** 45, 10 ** 18, 10 ** 19):
    print(n, sys.getsizeof(n), sys.getsizeof(float(n)), sys.getsizeof(n * n))
