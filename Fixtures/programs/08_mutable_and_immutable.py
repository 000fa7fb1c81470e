"""Mutable and immutable: what cannot change may be shared by everybody; what can change is shared by accident.

Numbers, strings and tuples never change, so the runtime hands out the same object wherever it can: nobody can tell.
Lists, dictionaries and sets do change, so each display makes a new one. Trouble begins where two names are tied to
one mutable object and one of them is thought to be a copy: a default argument, a repeated row, a shallow copy.

    barrow run --dump shared.barrow Fixtures/programs/08_mutable_and_immutable.py
    barrow analyze shared.barrow --profile quick       # interning-savings: which equal values exist twice
"""

import sys

a, b = (1, 2, "three"), (1, 2, "three")
print("equal constant tuples are one object:", a is b)
c, d = [1, 2], [1, 2]
print("equal lists never are:", c is d)
print("a whole slice of a tuple is the tuple:", a[:] is a, "of a list it is a copy:", c[:] is c)
print("a string that does not change stays itself:", "".join([a[2]]) is a[2])


def add(item, basket=[]):
    basket.append(item)
    return basket


print("one default list for all calls:", add("tea"), add("milk") is add("sugar"), len(add.__defaults__[0]))


def add_fresh(item, basket=None):
    return (basket or []) + [item]


print("a new one each time:", add_fresh("tea"), add_fresh("milk"))

grid = [[0] * 3] * 3
grid[0][0] = 1
print("three times the same row:", grid, "distinct rows:", len({id(row) for row in grid}))
grid = [[0] * 3 for _ in range(3)]
grid[0][0] = 1
print("three rows:", grid, "distinct rows:", len({id(row) for row in grid}))

inner = ["shared"]
original = {"list": inner}
shallow = dict(original)
shallow["list"].append("by both")
print("a shallow copy shares what is inside:", original["list"], shallow["list"] is inner)

point = (1, [2])
point[1].append(3)
print("a tuple is only as immutable as its items:", point)
try:
    {point: "place"}
except TypeError as error:
    print("and then it is no key:", error)

print("sizes:", "tuple", sys.getsizeof((1, 2, 3)), "list", sys.getsizeof([1, 2, 3]), "frozenset",
      sys.getsizeof(frozenset("abc")))
