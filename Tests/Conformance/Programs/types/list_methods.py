"""list: methods, slices and their assignment, sorting, comparison."""

a = [3, 1, 2]
a.append(5)
a.extend("xy")
a.insert(1, "in")
a.insert(-1, "near end")
a.insert(100, "end")
a.insert(-100, "begin")
print(a, a.pop(), a.pop(0), a.pop(-2), a, a.index("x"), a.count(1), len(a))
a.remove("in")
a.reverse()
print(a, a[::-1], a[1:3], a[-2:], a[::2], a[5:], a[:], a[-100:100], a[3:1], a[3:1:-1])
b = list(range(10))
b[2:5] = ["a", "b"]
print(b)
b[1:1] = [100, 200]
print(b)
b[::3] = [0] * len(b[::3])
print(b)
b[-3:] = []
print(b)
b[:] = "abcdef"
del b[1::2]
print(b)
b[5:] = [1]
b[0:0] = b
print(b)
del b[-2:], b[0]
print(b, b * 2, [0] * 3, [[]] * 2, b + [9], [1] < [1, 2], [2] > [1, 9], [1, 2] == [1, 2], [] < [0], [1, [2]] == [1, [2]])
b += "xy"
b *= 2
print(b, "x" in b, b.index("x", 5), b.count("x"))
c = [3, 1, 2, 10, -1]
c.sort()
print(c, sorted(c, reverse=True), sorted(["b", "A", "c"], key=str.lower), sorted(c, key=lambda v: (v % 2, v)))
words = ["pear", "fig", "apple", "kiwi", "date", "plum", "nut"]
print(sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, key=lambda w: (len(w), w)))
pairs = [(i % 3, i) for i in range(12)]
print(sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: -p[0]))
print(sorted(pairs, key=lambda p: p[0], reverse=True) == sorted(pairs, key=lambda p: -p[0]))
big = [(i * 7919) % 1009 for i in range(300)]
print(sorted(big) == sorted(big, key=lambda v: v), sorted(big)[:5], sorted(big, reverse=True)[:5], sum(sorted(big)[i] <= sorted(big)[i + 1] for i in range(299)))


class Counted:
    compared = 0

    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        Counted.compared += 1
        return self.v < other.v


for values in (range(10), range(10, 0, -1), [3, 1, 2, 5, 4, 9, 7, 8], [1] * 10, big):
    Counted.compared = 0
    sorted(Counted(v) for v in values)
    print("comparisons:", Counted.compared)
print([1, 2, 3].copy(), list("ab"), list({1: 2}), list((1,)), [*range(3)], list(map(str, [1, 2])), max([3, 9, 2]), sum([1, 2]), any([0, 1]), all([]))
for wrong in (lambda: a[10], lambda: a.remove("none"), lambda: a.index("none"), lambda: [].pop(), lambda: a.pop(50), lambda: [1] + (2,), lambda: a["x"], lambda: a[1.0],
              lambda: b.__setitem__(slice(0, 4, 2), [1]), lambda: b.__setitem__(50, 1), lambda: b.__delitem__(50), lambda: [1, "a"].sort(), lambda: [1] * "a", lambda: hash([]), lambda: [].index(1, 2), lambda: b.__setitem__(slice(0, 1), 5)):
    try:
        print(wrong())
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
