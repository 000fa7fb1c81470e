"""Small integers are shared; others are new each time, except constants of one code object."""

n = int("256")
m = int("256")
print("256:", n is m)
n = int("257")
m = int("257")
print("257:", n is m)
print("-5:", int("-5") is int("-5"), "-6:", int("-6") is int("-6"))
shared = [i for i in range(-10, 300) if int(str(i)) is int(str(i))]
print("shared:", shared[0], "to", shared[-1], len(shared) == 262)
a = 1000
b = 1000
print("constants of one module:", a is b)


def f():
    return 1000


def g():
    x = 1000
    y = 1000
    return x is y, x


print("in a function:", g()[0], f() is f(), f() is a, g()[1] is a)
c = 500 + 500
print("folded:", c is a)
k = 500
d = k + k
print("added at run time:", d is a, d == a)
e = d
e += 0
print("plus zero:", e is d, e == d)
e = k
e += 1
e -= 1
print("there and back:", e is k)
print("result small again:", (k - 400) is int("100"), (k // 5) is int("100"), int(100.0) is int("100"))
print("len:", len("x" * 100) is int("100"), len("x" * 300) is len("x" * 300))
p = 1.5
q = 1.5
print("float constants:", p is q)
r = float("1.5")
print("float at run time:", r is p, float(p) is p, +p is p, abs(r) is r)
print("int of an int:", int(a) is a, a.__index__() is a, +a is a, a.real is a)
big = 10 ** 30
print("big:", int(big) is big, abs(big) is big, -(-big) is big)
print("bools:", (1 == 1) is True, bool([]) is False, (not 0) is True, True == 1)
yes = True
print("bool arithmetic:", int("2") is yes + yes, (yes & yes) is True, (yes | 0) is int("1"))
zero = 0.0
minus = -0.0
print("zeros:", zero is minus, zero == minus)
z1, z2 = 0.0, 0.0
print("zero constants:", z1 is z2)
print("loop:", [i is j for i, j in zip(range(255, 259), range(255, 259))])
