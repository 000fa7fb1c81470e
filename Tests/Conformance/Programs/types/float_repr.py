"""Floats: shortest representation, parsing, special values."""

values = [
    0.0, -0.0, 0.1, 0.2, 0.1 + 0.2, 1 / 3, 2 / 3, 1.0, 1.5, 100.0, 123456789.0, 1e15, 1e16, 1e17, 123456789012345680.0,
    9007199254740993.0, 1e21, 1e22, 1e23, 1e100, 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308, 1e-4, 1e-5,
    0.00012345, 0.000012345, 3.141592653589793, 2.718281828459045, 1e-7, 4.35, 0.3, 2.675, 1.005, 5e-7, 1234.5678,
    99999999999999990.0, 0.1 * 3, 1.1 * 1.1, 1e308 * 10, -1e308 * 10,
]
for value in values:
    print(value, repr(-value), str(value), float(repr(value)) == value)
nan = float("nan")
print(nan, nan == nan, nan != nan, nan < 1, nan is nan, [nan] == [nan], max(1.0, nan), max(nan, 1.0), -nan)
inf = float("inf")
print(inf, -inf, inf == inf, inf > 10 ** 400, inf - inf, inf * 0, 1 / inf, -1 / inf, inf // 1)
for text in ("1", " 1.5 ", "-0", "1e5", "1E-5", ".5", "5.", "+3", "inf", "-Infinity", "NaN", "1_000.5", "1e400", "1e-400", "0x1p3", "1.2.3", "", "e5", "1__0"):
    try:
        print(repr(text), float(text))
    except ValueError as error:
        print(error)
print((0.1).hex(), (1.0).hex(), (-0.5).hex(), (5e-324).hex(), float.fromhex("0x1.8p1"), float.fromhex("0x1p-1074"))
print((0.5).as_integer_ratio(), (0.1).as_integer_ratio(), (3.0).is_integer(), (3.5).is_integer(), inf.is_integer())
print(hash(0.5), hash(1.0), hash(-1.0), hash(inf), hash(2.0 ** 70) == hash(2 ** 70), hash(1e300), hash(0.1))
print(float(), float(5), float(True), float("1" * 30), float(10 ** 25), float(2 ** 53 + 1))
try:
    float(10 ** 400)
except OverflowError as error:
    print(error)
print("%.17g %.3f %e %g %10.2f|%-10.2f|%+.1f %05.1f" % (0.1, 2.0005, 12345.678, 1e-10, 3.14159, 3.14159, 2.0, 9.99))
