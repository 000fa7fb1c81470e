"""The % operator on str and bytes."""

print("%s %s" % ("a", 1), "%d" % 5, "%d%%" % 50, "%s" % [1, 2], "%s" % (None,), "%r %a" % ("é", "é"))
print("%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%#o" % (42, 42, 42, 42, 42, 255, 255, 255, 8, 8))
print("%f|%.2f|%10.3f|%-10.1f|%+.0f|%e|%.3E|%g|%G|%.10g" % (1.5, 2.345, 3.14159, 2.25, 2.5, 12345.678, 0.00012, 0.0001, 1e-10, 1 / 3))
print("%c%c" % ("x", 65), "%10s|%-10s|%.2s|%5.1s|" % ("right", "left", "cut", "xyz"))
print("%(name)s is %(age)d, %(name)r" % {"name": "Ann", "age": 5}, "%(a)s" % {"a": 1, "b": 2}, "%%" % ())
print("%*d|%-*d|%.*f" % (5, 42, 5, 42, 2, 3.14159), "%i %u" % (3, 4), "%ld" % 5)
print("%d" % 3.99, "%d" % True, "%x" % 10 ** 5, "%s" % True, "%5s|" % None, "%d" % 10 ** 30, "%x" % (2 ** 70), "%.3d" % 5, "%+05d" % 7)
print("%s" % "tuple" % (), "%s %%s" % "a" % "b", "no fields" % (), "%s" % ((1, 2),), "%s" % {"a": 1})
print("%f %f %f" % (float("inf"), float("-inf"), float("nan")), "%5.1f|%05.1f|%F" % (float("inf"), float("nan"), float("inf")), "%.0f %.0f" % (0.5, 1.5))
print("%#g %#.0f %g %g %g" % (1.0, 1.0, 100000, 1000000, 0.00001))
print(b"%d %s %x" % (5, b"abc", 255), b"%b" % b"x", b"%5.1f|%c" % (2.5, 65), bytearray(b"%d") % 7, b"%a" % "é", b"%%" % ())


class Both:
    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"

    def __int__(self):
        return 7

    def __float__(self):
        return 2.5

    def __index__(self):
        return 9


print("%s %r %d %f %x" % (Both(), Both(), Both(), Both(), Both()))
for template, values in [
    ("%d", "x"), ("%d %d", (1,)), ("%d", (1, 2)), ("%s", ()), ("%q", 1), ("%", 1), ("%(a)s", 5), ("%(a)s", {}), ("%c", "ab"),
    ("%c", 1114112), ("%x", 1.5), ("%f", "x"), ("%(a", {"a": 1}), ("%*d", ("a", 1)), ("abc", 5), ("%d", None), ("%d", [1]), ("%i", 1e400),
]:
    try:
        print(template % values)
    except (TypeError, ValueError, KeyError, OverflowError) as error:
        print(repr(template), type(error).__name__, error)
