"""str.format: fields, attributes, items, nested specifications, errors."""


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __format__(self, spec):
        return f"({self.x:{spec}}, {self.y:{spec}})" if spec else "point"


p = Point(3, 4.5)
print("{} {} {}".format(1, "a", None), "{0} {1} {0}".format("x", "y"), "{a} {b}".format(a=1, b=2), "{0}{a}".format(5, a=6))
print("{0.x} {0.y} {p.x}".format(p, p=p), "{0[0]} {0[1]} {1[key]} {1[0]}".format([1, 2], {"key": "v", 0: "zero"}), "{:.1f}".format(p), "{}".format(p))
print("{!r} {!s} {!a}".format("é", "é", "é"), "{0!r:>8}|{0!s:<8}|".format("x"), "{{}} {{{}}}".format(5))
print("{:{}} {:{w}.{p}f}".format("a", 5, 3.14159, w=8, p=2) + "|", "{:{fill}{align}{width}}".format("x", fill="*", align="^", width=7))
print("{:>10}|{:<10}|{:^10}|{:*^10}|{:=+6d}|".format("r", "l", "c", "f", 5), "{:05d} {:+d} {: d} {:-d}".format(5, 5, 5, 5))
print("{:,} {:_} {:,.2f} {:_b} {:_x} {:e} {:.0e} {:g} {:%} {:.1%}".format(1234567, 1234567, 1234.5, 255, 65535, 1234.5, 1500.0, 1e-5, 0.25, 0.125))
print("{:b} {:o} {:x} {:X} {:#b} {:#o} {:#x} {:#X} {:c} {:n}".format(5, 8, 255, 255, 5, 8, 255, 255, 97, 1234))
print("{:10.3s}|{:.0s}|{:5}|{:<5}|{:>5}|".format("abcdef", "abc", True, None.__class__.__name__, 1.5))
print("{:f} {:.3f} {:10f}| {:010.2f} {:+.2f} {:F}".format(1.5, 2.0, 3.0, -4.5, 5.0, float("inf")))
print("{:s} {:d} {:.2f} {:>{}}".format("s", True, 1, "x", 4), "{0:{1}}".format(5, "03d"), "{:#.3g} {:#x}".format(1.0, 0))
print("{:G} {:E} {:g} {:.15g} {:.17g} {!r:.4}".format(1e-10, 1.5, 123456789.0, 0.1, 0.1, 3.14159))
print("{:,d} {:,} {:_d}".format(-1234567, 1e10, 10 ** 12), "{:012,.1f} {:<12,}|{:^15,.2f}|".format(12345.67, 9876543, 1234567.891))
print(format(5, "04"), format("a", ">3"), format(2.5), format([1]), format(None), "{:}".format(3), format(10 ** 20, ",d"), format(True, "d"), format(True))
print("{a[b]} {a[c][d]}".format(a={"b": 1, "c": {"d": 2}}), "{0.__class__.__name__}".format(5), "{:{}{}}".format(42, ">", 6))
print("{}-{}".format(*[1, 2]), "{x}".format(**{"x": 1}), "{x} {y}".format_map({"x": 1, "y": 2}))
for template, args in [
    ("{}", ()), ("{1}", (1,)), ("{a}", ()), ("{} {0}", (1,)), ("{0} {}", (1,)), ("{", ()), ("}", ()), ("{0.z}", (p,)), ("{0[5]}", ([1],)),
    ("{0[k]}", ({},)), ("{!z}", (1,)), ("{!}", (1,)), ("{:d}", ("a",)), ("{:s}", (1,)), ("{:.2}", (5,)), ("{:,}", ("a",)), ("{:>>5}", ("a",)),
    ("{:5", (1,)), ("{0[}", ([1],)), ("{:c}", (-1,)), ("{:10}", (None,)), ("{:x}", (1.5,)), ("{:=5}", ("a",)), ("{:10}", ([],)),
]:
    try:
        print(template.format(*args))
    except (ValueError, IndexError, KeyError, AttributeError, TypeError, OverflowError) as error:
        print(repr(template), type(error).__name__, error)
