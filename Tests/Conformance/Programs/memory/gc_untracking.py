"""Tuples and dictionaries of atoms leave the collector's lists; what is put in brings dictionaries back."""

import gc

gc.disable()


def n(x):
    return x


print("new tuple of atoms:", gc.is_tracked((n(1), n("a"))))
t = (n(1), n("a"), n(2.5), n(None), n(b"x"))
u = (n(1), [])
nested = (n(1), (n(2), (n(3),)))
nested_list = (n(1), (n(2), ([],)))
with_dict = (n(1), {})
with_full_dict = (n(1), {"k": []})
with_function = (n(1), n)
with_frozenset = (frozenset([1]),)
tuples = [("atoms", t), ("a list", u), ("tuples", nested), ("a list deep inside", nested_list), ("empty dict", with_dict),
          ("full dict", with_full_dict), ("function", with_function), ("frozenset", with_frozenset)]
print("before:", [gc.is_tracked(one) for _, one in tuples])
gc.collect(0)
for label, one in tuples:
    print(f"  after one collection, {label}: {gc.is_tracked(one)}")
gc.collect(0)
gc.collect(1)
print("after another:", [gc.is_tracked(one) for _, one in tuples])
print("inner of nested:", gc.is_tracked(nested[1]), gc.is_tracked(nested[1][1]))

d = {"a": 1}
print("dict of atoms:", gc.is_tracked(d))
d["b"] = (n(1),)
print("given a tracked tuple:", gc.is_tracked(d))
gc.collect()
print("after a full collection:", gc.is_tracked(d), gc.is_tracked(d["b"]))
gc.collect()
print("after another:", gc.is_tracked(d))
d["c"] = 5
print("given an atom:", gc.is_tracked(d))
d["d"] = []
print("given a list:", gc.is_tracked(d))
gc.collect()
print("collected:", gc.is_tracked(d))
del d["d"]
print("list taken out:", gc.is_tracked(d))
gc.collect()
print("collected again:", gc.is_tracked(d))
e = {i: str(i) for i in range(100)}
print("large:", gc.is_tracked(e), gc.is_tracked(e.copy()), gc.is_tracked(dict(e)), gc.is_tracked({**e}))
e[0] = e
print("holding itself:", gc.is_tracked(e))
gc.collect()
print("and collected:", gc.is_tracked(e))
print("lists and sets never leave:", gc.is_tracked([1]), gc.is_tracked({1}))


class C:
    pass


c = C()
print("instance dict:", gc.is_tracked(c.__dict__))
c.x = 1
print("with an atom:", gc.is_tracked(c.__dict__))
c.y = []
print("with a list:", gc.is_tracked(c.__dict__))
