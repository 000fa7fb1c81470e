"""WeakKeyDictionary and WeakSet: what is attached to an object goes with it."""

import gc
import sys
import weakref

gc.disable()


class Key:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

    def __lt__(self, other):
        return self.name < other.name


a, b = Key("a"), Key("b")
notes = weakref.WeakKeyDictionary()
before = sys.getrefcount(a)
notes[a] = "about a"
notes[b] = ["about", "b"]
notes[Key("t")] = "temporary"
print(len(notes), sorted(notes), sys.getrefcount(a) == before)
print(notes[a], notes.get(b), notes.get(Key("a")), a in notes, 5 in notes)
del b
print(len(notes), list(notes.items()), list(notes.values()), [r() for r in notes.keyrefs()])
notes[a] = a
del a
print("value holds key:", len(notes), gc.collect(), len(notes))
notes.clear()
c = Key("c")
print(notes.setdefault(c, 1), notes.setdefault(c, 2), notes.pop(c), notes.pop(c, None), len(notes))
notes.update([(c, 3)])
print(notes.popitem(), dict(notes))
try:
    notes[c]
except KeyError as error:
    print("KeyError", error.args[0]() is c)
try:
    notes["text"] = 1
except TypeError as error:
    print(error)

members = weakref.WeakSet()
x, y, z = Key("x"), Key("y"), Key("z")
members.add(x)
members.update([y, z, x])
members.add(Key("temporary"))
print(len(members), sorted(members), x in members, Key("x") in members)
del y
print(len(members), sorted(members))
members.discard(z)
members.discard(z)
print(sorted(members))
try:
    members.remove(z)
except KeyError as error:
    print("KeyError")
other = weakref.WeakSet([x, z])
print(sorted(members | other), sorted(members & other), sorted(other - members), members <= other)
print(members == weakref.WeakSet([x]), members.isdisjoint([z]), len(other.copy()))
w = members.pop()
print(w is x, len(members))
del w, x
print(sorted(other), [z is m for m in other])
other.clear()
print(len(other), list(other))
