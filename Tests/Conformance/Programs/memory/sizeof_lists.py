"""sys.getsizeof of lists: exact by display, over-allocated by append, extend, insert, and shrinking."""

import sys

print("empty:", sys.getsizeof([]), sys.getsizeof(list()))
print("displays:", sys.getsizeof([1]), sys.getsizeof([1, 2]), sys.getsizeof([1, 2, 3]), sys.getsizeof([1, 2, 3, 4, 5]))
n = 1
print("of variables:", sys.getsizeof([n]), sys.getsizeof([n, n, n]))
print("starred:", sys.getsizeof([*range(3)]), sys.getsizeof([n, *"ab"]), sys.getsizeof([*()]))


def growth(label, step, count=70):
    items, last, changes = [], None, []
    for i in range(count):
        step(items, i)
        size = sys.getsizeof(items)
        if size != last:
            changes.append((len(items), size))
            last = size
    print(f"{label}:", changes)


growth("append", lambda items, i: items.append(i))
growth("insert", lambda items, i: items.insert(0, i))
growth("extend by list", lambda items, i: items.extend([i, i, i]))
growth("extend by generator", lambda items, i: items.extend(x for x in range(3)))
growth("extend by range", lambda items, i: items.extend(range(2)))
growth("augmented", lambda items, i: items.__iadd__((i, i)))
growth("slice assignment", lambda items, i: items.__setitem__(slice(0, 0), [i, i]))

print("comprehension:", [sys.getsizeof([i for i in range(k)]) for k in range(0, 40, 3)])
print("list(range):", [sys.getsizeof(list(range(k))) for k in range(0, 40, 3)])
print("list(generator):", [sys.getsizeof(list(i for i in range(k))) for k in range(0, 40, 3)])
print("list(tuple):", [sys.getsizeof(list((0,) * k)) for k in range(0, 20, 3)])
print("list(dict):", [sys.getsizeof(list(dict.fromkeys(range(k)))) for k in range(0, 20, 3)])
print("list(set):", [sys.getsizeof(list(set(range(k)))) for k in range(0, 20, 3)])
print("list(str):", [sys.getsizeof(list("x" * k)) for k in range(0, 20, 3)])
print("list(map):", [sys.getsizeof(list(map(str, range(k)))) for k in range(0, 20, 3)])
print("repeated:", [sys.getsizeof([0] * k) for k in (0, 1, 2, 10, 1000)], sys.getsizeof([1, 2] * 3))
print("sliced:", sys.getsizeof(list(range(50))[:7]), sys.getsizeof(list(range(50))[::7]))
print("added:", sys.getsizeof([1] + [2]), sys.getsizeof([] + []), sys.getsizeof([1].copy()))
print("sorted:", sys.getsizeof(sorted(range(10))), sys.getsizeof(sorted("abc")), sys.getsizeof("a b c d".split()))
items = list(range(64))
print("popping:", end=" ")
while items:
    items.pop()
    print(sys.getsizeof(items), end=" ")
print()
items = list(range(100))
del items[5:]
print("cut:", sys.getsizeof(items))
items[:] = range(30)
print("refilled:", sys.getsizeof(items))
items.clear()
print("cleared:", sys.getsizeof(items))
items = [3, 1, 2]
items.sort()
items.reverse()
print("sorted in place:", sys.getsizeof(items))
items *= 4
print("times four in place:", sys.getsizeof(items))
