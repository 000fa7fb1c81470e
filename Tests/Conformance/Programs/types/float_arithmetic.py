"""Float arithmetic, rounding, and mixing with integers."""

pairs = [(7.5, 2.0), (-7.5, 2.0), (7.5, -2.0), (1e16, 1.0), (0.1, 0.3), (5.0, 3)]
for a, b in pairs:
    print(a, b, a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** b)
print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.4999, 2.5001, 1e20)])
print([round(x, 1) for x in (0.05, 0.15, 0.25, 0.35, 2.675, 1.005, -0.05)])
print([round(x, 2) for x in (2.675, 1.005, 1.115, 0.125, 1e10, 123.456)], round(1234.5, -2), round(5e15 + 0.5, 0), round(1.5, 400))
print(type(round(1.5)), type(round(1.5, 0)), round(-0.4), round(0.1 + 0.2, 10))
print(1 + 1.5, 2 * 0.5, 3 - 0.5, 7 // 2.0, 7 % 2.5, 2 ** 0.5, 2.0 ** 3, 10 / 4, 10.0 // 3, -10.0 // 3, -10.0 % 3)
print(0.0 == -0.0, 1.0 == 1, 1.0 == True, 0.1 + 0.2 == 0.3, 0.5 + 0.25 == 0.75)
print(abs(-1.5), -(-1.5), +2.5, not 0.0, bool(0.1), bool(float("nan")))
print(int(1e10), int(-1.9), 1e10 == 10 ** 10, 1e22 == 10 ** 22, 1e23 == 10 ** 23)
total = 0.0
for _ in range(10):
    total += 0.1
print(total, sum([0.1] * 10), total == 1.0)
print(min(0.5, 1, 0.25), max(1, 1.0), max(1.0, 1), sorted([2.5, 1, 3, -0.5, True]))
print(2.0 ** 0.5 ** 2, (-8.0) ** 2, 4.0 ** -0.5, 0.0 ** 0, (-1.0) ** 3)
print(1e308 + 1e308, -1e308 - 1e308, 1e-308 / 1e10, 1e-320, 2.5e-324)
x = 1.0
steps = 0
while x / 2 > 0:
    x /= 2
    steps += 1
print(steps, x)
for bad in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 0.0 ** -1, lambda: 1e300 ** 2, lambda: int(float("inf")),
            lambda: round(float("nan")), lambda: float("abc"), lambda: divmod(1.0, 0.0), lambda: 1.5 << 1, lambda: ~1.5, lambda: "a" * 1.5):
    try:
        print(bad())
    except (ArithmeticError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
a = b = 0.5
a += 1
a *= 3
a -= 0.25
a /= 2
a //= 1
a **= 3
a %= 5
print(a, b)
print(7.0 .__add__(1), (1.5).__add__("x"), (2).__add__(1.5), (1.5).__radd__(2), (1.5).__eq__(1), float.__add__(1.0, 2.0))
print(3.7 .__trunc__(), (3.7).__floor__(), (3.2).__ceil__(), (-3.7).__floor__(), (2.5).__round__(), (1.25).__round__(1))
