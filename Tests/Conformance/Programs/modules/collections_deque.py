"""collections.deque: all methods, maxlen, rotation, errors."""

from collections import deque

d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
d.extend([5, 6])
d.extendleft("ab")
print(d, len(d), d[0], d[-1], d[3], d.pop(), d.popleft(), d)
d.rotate(2)
print(d)
d.rotate(-3)
print(d)
d.rotate(100)
d.insert(2, "in")
d.insert(-1, "near")
d.remove("in")
d.reverse()
print(d, d.count(1), d.index(3), 3 in d, d.index("a", 1), deque() == deque([]))
d[1] = "set"
del d[0]
print(d, list(d), list(reversed(d)), d.copy() == d, d.copy() is d, d + deque([9]), d * 2, deque("ab") * 0)
d += "z"
d *= 2
print(d, deque([5]) < deque([99]), deque([1, 2]) < deque([1, 3]), deque([1]) == [1], deque([1, 2]) != deque([2, 1]))
m = deque(maxlen=3)
for i in range(5):
    m.append(i)
print(m, m.maxlen, deque(range(10), 4), deque([1], maxlen=None).maxlen)
m.appendleft("l")
m.extend("xy")
print(m)
m.extendleft([7, 8])
print(m, m.copy(), m.copy().maxlen, m + deque([1]), (m * 2).maxlen, repr(deque([], 0)), deque("abc", 0))
try:
    m.insert(1, 5)
except IndexError as error:
    print(error)
d.clear()
print(d, bool(d), deque([[]])[0], deque({1: 2}), str(deque("a")), [x for x in deque("xyz")])
big = deque(range(1000))
big.rotate(333)
print(big[0], big[500], big[-1], big.index(0), sum(big), list(big)[:3])
for _ in range(990):
    big.popleft()
print(big, len(big))
nest = deque([1])
nest.append(nest)
print(nest)
try:
    for x in big:
        big.append(1)
except RuntimeError as error:
    print(error)
window = deque(maxlen=3)
averages = []
for value in [10, 20, 30, 40, 50]:
    window.append(value)
    averages.append(sum(window) / len(window))
print(averages)
for wrong in (lambda: deque().pop(), lambda: deque().popleft(), lambda: deque([1])[5], lambda: deque([1]).remove(2), lambda: deque([1]).index(2), lambda: deque(5), lambda: deque([], -1), lambda: deque([1]) + [1], lambda: hash(deque()), lambda: deque([1])["a"], lambda: deque([1])[0:1], lambda: deque([1]).rotate("a"), lambda: deque([], "x")):
    try:
        print(wrong())
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
