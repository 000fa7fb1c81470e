"""Which equal strings are the same object."""

import sys

a = "identifier"
b = "identifier"
print("identifiers:", a is b)
c = "not an identifier!"
d = "not an identifier!"
print("same code object:", c is d)


def f():
    return "not an identifier!"


def g():
    return "identifier"


print("another function's constant:", f() is c, g() is a)
built = "".join(["iden", "tifier"])
print("built at run time:", built == a, built is a)
print("interned by hand:", sys.intern(built) is a)
x = sys.intern("".join(["some ", "text"]))
y = sys.intern("some" + " text"[:])
print("two interned:", x is y)
e = ""
print("empty:", e is str(), e is a[10:], e is a * 0, e is a.strip(a), e is e.join([]))
one = a[4]
print("one character:", one is built[4], chr(116) is one, one is e.join([one]), one is built[4:5], one is str(one))
print("latin-1:", chr(233) is chr(233), chr(255) is chr(255), chr(233) is ("é" + a)[0])
print("beyond latin-1:", chr(256) is chr(256), chr(0x4E00) is chr(0x4E00))
s = "ab" + "cd"
t = "abcd"
print("folded and constant:", s is t)
u = "ab" * 2
v = "abab"
print("repeated and constant:", u is v)
n = 2
w = "ab" * n
print("repeated at run time:", w is v, w == v)


class C:
    attribute = 1

    def method(self):
        pass


o = C()
setattr(o, "dyn" + "amic", 1)
key = next(iter(vars(o)))
print("attribute names are interned:", key is sys.intern("dynamic"))
print("names of code:", C.method.__name__ is sys.intern("".join(["met", "hod"])))
table = {"key": 1}
print("dict key:", next(iter(table)) is sys.intern("".join(["k", "ey"])))
whole = "some longer text here"
print("whole slice:", whole[:] is whole, whole[0:] is whole, str(whole) is whole, whole[:-1] is whole)
print("same after no change:", whole.strip() is whole, whole.replace("z", "y") is whole, whole.lower() is whole)
print("joined one:", "".join([whole]) is whole, f"{whole}" is whole, "%s" % whole is whole, whole + "" is whole)
print("formatted:", format(whole) is whole, "{}".format(whole) is whole, whole * 1 is whole)
try:
    sys.intern(5)
except TypeError as error:
    print(error)
