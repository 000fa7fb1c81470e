"""sys.getsizeof of dictionaries: by keys' kind, by growth, by deletion, by how they were made."""

import sys


def growth(label, key, count=200):
    table, last, changes = {}, None, []
    for i in range(count):
        table[key(i)] = i
        if sys.getsizeof(table) != last:
            last = sys.getsizeof(table)
            changes.append((len(table), last))
    print(f"{label}:", changes)


print("empty:", sys.getsizeof({}), sys.getsizeof(dict()))
growth("str keys", str)
growth("int keys", int)
growth("tuple keys", lambda i: (i,))
growth("first str, then int", lambda i: str(i) if i < 3 else i)
growth("first int, then str", lambda i: i if i < 3 else str(i))
print("displays:", sys.getsizeof({"a": 1}), sys.getsizeof({1: 1}), sys.getsizeof({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}))
print("of 5 and 6:", sys.getsizeof({i: i for i in range(5)}), sys.getsizeof({i: i for i in range(6)}))
print("keywords:", sys.getsizeof(dict(a=1)), sys.getsizeof(dict(a=1, b=2, c=3, d=4, e=5, f=6)))
print("from pairs:", [sys.getsizeof(dict(zip(range(n), range(n)))) for n in (0, 1, 5, 6, 10, 11, 100)])
print("fromkeys of a range:", [sys.getsizeof(dict.fromkeys(range(n))) for n in (0, 1, 5, 6, 10, 11, 100)])
print("fromkeys of a dict:", [sys.getsizeof(dict.fromkeys(dict.fromkeys(range(n)))) for n in (0, 1, 5, 6, 10, 11, 100)])
print("fromkeys of a set:", [sys.getsizeof(dict.fromkeys(set(range(n)))) for n in (0, 1, 5, 6, 10, 11, 100)])
print("copies:", [sys.getsizeof(dict.fromkeys(range(n)).copy()) for n in (0, 1, 5, 6, 10, 11, 100)])
print("unpacked:", [sys.getsizeof({**dict.fromkeys(range(n))}) for n in (0, 1, 5, 6, 10, 11, 100)])
print("merged:", sys.getsizeof({1: 1} | {2: 2}), sys.getsizeof(dict.fromkeys(range(5)) | dict.fromkeys(range(5, 20))))
table = dict.fromkeys(range(100))
full = sys.getsizeof(table)
for i in range(90):
    del table[i]
print("deleted:", sys.getsizeof(table) == full, len(table))
print("copied after deletion:", sys.getsizeof(table.copy()), sys.getsizeof(dict(table)))
for i in range(1000, 1090):
    table[i] = i
print("refilled:", sys.getsizeof(table) == full, len(table))
table.clear()
print("cleared:", sys.getsizeof(table))
table["a"] = 1
print("once more:", sys.getsizeof(table))
updated = {}
updated.update(dict.fromkeys(range(50)))
print("updated by a dict:", sys.getsizeof(updated))
updated = {}
updated.update((i, i) for i in range(50))
print("updated by pairs:", sys.getsizeof(updated))
popped = dict.fromkeys(range(20))
while popped:
    popped.popitem()
print("all popped:", sys.getsizeof(popped))
print("setdefault:", sys.getsizeof({}.setdefault("k", {})))


class MyDict(dict):
    pass


print("subclass:", sys.getsizeof(MyDict()), sys.getsizeof(MyDict(a=1)), sys.getsizeof(MyDict({i: i for i in range(10)})))
