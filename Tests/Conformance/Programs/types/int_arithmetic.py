"""Integers: all operators, of every size and sign."""

values = [0, 1, -1, 7, -7, 2 ** 31, -(2 ** 31), 2 ** 63 - 1, -(2 ** 63), 10 ** 30, -(10 ** 30) + 1]
for a in values:
    print(a, -a, +a, ~a, abs(a), bool(a), a.bit_length(), a.bit_count(), hash(a) == hash(float(a)) or "no float")
for a in (7, -7, 10 ** 20 + 3, -(10 ** 20)):
    for b in (3, -3, 10 ** 10, -(10 ** 10) - 7):
        print(a, b, a + b, a - b, a * b, a // b, a % b, divmod(a, b), (a // b) * b + a % b == a)
        print("  ", a & b, a | b, a ^ b, a < b, a == b, a >= b)
print([1 << n for n in (0, 10, 30, 31, 62, 63, 64, 100)])
print([(-1) << n for n in (0, 31, 64)], [-5 >> n for n in range(5)], [10 ** 30 >> n for n in (0, 10, 90, 100, 200)])
print([2 ** n for n in (0, 1, 62, 63, 64, 65, 128)], (-3) ** 3, (-3) ** 4, 2 ** -2, 0 ** 0)
print(pow(3, 100, 7), pow(3, -1, 7), pow(10 ** 20, 10, 10 ** 9 + 7), pow(-2, 5, 13))
print(7 / 2, -7 / 2, 10 ** 30 / 10 ** 28, 1 / 3, 2 ** 1000 / 2 ** 999, 5 / -2)
f = 1
for i in range(1, 51):
    f *= i
print(f, len(str(f)), f % 10 ** 9 + 7, f // 10 ** 50)
a, b = 0, 1
for _ in range(200):
    a, b = b, a + b
print(a)
print(int("123"), int("-42"), int("  7\n"), int("1_000"), int("ff", 16), int("0xff", 0), int("-0b101", 0), int("z", 36), int("777", 8))
print(int(3.99), int(-3.99), int(1e20), int(True), int("9" * 40), int())
print(str(10 ** 25), repr(-5), hex(255), hex(-255), oct(8), bin(10), bin(-10), hex(2 ** 70))
print((5).to_bytes(2, "big"), (1000).to_bytes(4, "little"), int.from_bytes(b"\x01\x00", "big"), int.from_bytes(b"\xff\xff", "little", signed=True), (-2).to_bytes(2, "big", signed=True))
print((6).numerator, (6).denominator, (6).real, (6).imag, (6).conjugate(), (6).as_integer_ratio())
print(round(12345, -2), round(15, -1), round(25, -1), round(-15, -1), round(7), round(10 ** 20 + 5, -1))
print(10 ** 18 * 10 ** 18, (10 ** 18 + 1) ** 2, (2 ** 64 - 1) * (2 ** 64 + 1), 123456789 ** 5)
print((10 ** 40) // (10 ** 20 + 1), (10 ** 40) % (10 ** 20 + 1), -(10 ** 40) // 7, -(10 ** 40) % 7)
print(True + True, True * 5, False - 1, -True, ~True, True & False, True | 1, True ^ True, True == 1, isinstance(True, int))
print(1 == 1.0, 2 ** 53 + 1 == float(2 ** 53 + 1), 10 ** 20 < 1e20, 10 ** 20 + 1 > 1e20, 1 < 1.5 < 2)
for bad in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: int("x"), lambda: int("1.5"), lambda: int(""), lambda: 1 << -1,
            lambda: int("8", 8), lambda: (300).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: pow(2, -1, 4), lambda: pow(1, 1, 0)):
    try:
        print(bad())
    except (ArithmeticError, ValueError) as error:
        print(type(error).__name__, error)
