"""if, while, for, else clauses, break, continue, pass, and conditional expressions."""

for n in range(2, 12):
    for d in range(2, n):
        if n % d == 0:
            print(n, "=", d, "*", n // d)
            break
    else:
        print(n, "is prime")

n = 0
while n < 10:
    n += 1
    if n % 2:
        continue
    if n > 6:
        break
    print("even", n)
else:
    print("not reached")
while n < 12:
    n += 1
else:
    print("else of while", n)
for _ in ():
    pass
else:
    print("else of an empty loop")
for i in range(3):
    for j in range(3):
        if j == 1:
            continue
        if i == 1:
            break
        print(i, j)


def grade(score):
    if score >= 90:
        return "A"
    elif score >= 80:
        return "B"
    elif score >= 70:
        return "C"
    else:
        return "D"


print([grade(s) for s in (95, 85, 75, 65)])
print("yes" if n else "no", "a" if not n else "b" if n > 100 else "c")
items = [1, 2, 3, 4]
for item in items:
    if item == 2:
        items.remove(item)
print(items)
for i, item in enumerate(items):
    if len(items) < 8:
        items.append(item * 10)
print(items)
total = 0
for i in range(10, 0, -3):
    total += i
print(total, i)
for i in range(5):
    i = 10
print(i)
if (m := len(items)) > 5: print("many", m)
while True:
    if m > 10: break
    m += 1
print(m)
for a, (b, c) in [(1, (2, 3)), (4, (5, 6))]:
    print(a, b, c)
for key, value in {"a": 1, "b": 2}.items():
    print(key, value)
for ch in "héy":
    print(ch, end=" ")
print()
for a, *b in ["abc", [1], (2, 3)]:
    print(a, b)
x = 5
print(1 < x < 10, 1 < x > 3, 10 > x == 5, 1 == 1 != 2, x in [5] in [[5]])
print(None or 0 or "" or [] or "last", 1 and 2 and 3, 0 and 1, not (1 and 0))
for i in range(3): print(i, end=","); print("x", end=" ")
else: print("done")
