"""Without a callback a weak reference is shared; with one it is new. Equality and hash."""

import weakref


class Thing:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return isinstance(other, Thing) and self.value == other.value

    def __hash__(self):
        print("  hashing", self.value)
        return hash(self.value)


class Unhashable:
    __hash__ = None


def callback(ref):
    print("  callback")


x = Thing(1)
a, b = weakref.ref(x), weakref.ref(x)
print("shared:", a is b, weakref.getweakrefcount(x))
c, d = weakref.ref(x, callback), weakref.ref(x, callback)
print("not shared:", c is d, c is a, weakref.getweakrefcount(x))
print("None as callback is none:", weakref.ref(x, None) is a)
print("order:", [w is a for w in weakref.getweakrefs(x)])
print("callbacks:", a.__callback__, c.__callback__ is callback)
p, q = weakref.proxy(x), weakref.proxy(x)
print("proxies:", p is q, weakref.getweakrefcount(x))
del a
print("still shared:", weakref.ref(x) is b)
del b, p, q
print("count without the shared:", weakref.getweakrefcount(x))

y = Thing(1)
r, s = weakref.ref(x), weakref.ref(y)
print("equal while alive:", r == s, r != s, r is s)
print("hash:", hash(r) == hash(1))
print("hash again, remembered:", hash(r) == hash(1))
del c, d
del x
print("dead, compared by identity:", r == s, r == r)
print("dead hash remembered:", hash(r) == 1)
z = weakref.ref(Thing(5))
try:
    hash(z)
except TypeError as error:
    print(error)
u = Unhashable()
try:
    hash(weakref.ref(u))
except TypeError as error:
    print(error)
try:
    weakref.ref(y) < weakref.ref(y)
except TypeError as error:
    print(error)
table = {s: "found"}
print(table[weakref.ref(y)])
