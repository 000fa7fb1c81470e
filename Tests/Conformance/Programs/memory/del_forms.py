"""Everything that del can delete, and what becomes of what was there."""


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  gone:", self.name)


a = Loud("name")
print("a name:")
del a
try:
    a
except NameError as error:
    print(error)
b, c = Loud("b"), Loud("c")
print("two names:")
del b, c
d = [Loud("item 0"), Loud("item 1"), Loud("item 2")]
print("an item:")
del d[1]
print("another, from the end:")
del d[-1]
print("a slice:")
del d[:]
e = {"k": Loud("value"), "l": Loud("other value")}
print("a key:")
del e["k"]
try:
    del e["k"]
except KeyError as error:
    print("KeyError:", error)
f = Loud("holder")
f.x = Loud("attribute")
print("an attribute:")
del f.x
try:
    del f.x
except AttributeError as error:
    print(error)
print("in parentheses:")
g, h = Loud("g"), Loud("h")
del (g, h)
i, j = Loud("i"), Loud("j")
del [i, j]


def local(x):
    del x
    try:
        x
    except UnboundLocalError as error:
        print(error)


print("a parameter:")
local(Loud("argument"))


class Container:
    def __delitem__(self, key):
        print("  __delitem__", key)

    def __delattr__(self, name):
        print("  __delattr__", name)


k = Container()
del k[1], k[1:2], k[::3], k[1, 2], k.name


def outer():
    cell = Loud("cell")

    def inner():
        nonlocal cell
        del cell
    inner()
    try:
        print(cell)
    except NameError as error:
        print(error)


outer()
print("the loop variable:")
for m in [Loud("one"), Loud("two")]:
    del m
print("globals:")
n = Loud("n")
del globals()["n"]
print("at the end, in order:", sorted(e))
