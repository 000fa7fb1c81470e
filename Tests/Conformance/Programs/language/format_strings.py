"""f-strings: conversions, format specifications, nested fields, =, quotes and escapes."""

name, width, precision, value = "world", 12, 3, 3.14159265
print(f"hello {name}!", f"{name!r}", f"{name!s:>8}|", f"{'é'!a}")
print(f"{value:.2f} {value:10.3f}| {value:<10.3f}| {value:^10.3f}| {value:+.1f} {value:e} {value:g} {value:.0%}")
print(f"{value:{width}.{precision}f}|", f"{name:{'*'}^{width}}", f"{value:{'>' + str(width)}}")
print(f"{255:x} {255:X} {255:#x} {255:o} {255:#o} {255:b} {255:#b} {255:08b} {255:c}")
print(f"{1234567:,} {1234567:_} {1234567.891:,.2f} {0xFFFFFF:_x} {-5:05d} {5:+d} {5: d} {-5:=6d}")
print(f"{name=} {value=:.2f} {name = } {1 + 2=} {name=!s}")
print(f"{{literal}} {{{name}}} {'nested ' + f'{name}'}")
print(f"{[x * 2 for x in range(3)]} { {'a': 1}['a'] } {(lambda x: x + 1)(2)} {name[1:3]} {name.upper():>10}")
print(f"{True} {None} {1.0} {1e100} {10**20} {()} {[]} {b'x'}")
print(f"{'a' if value > 3 else 'b'} {width:d}{precision:d} {name!r:>10}")
print(f"multi" f" {name} " "plain {not a field}" rf" \d{width}")
print(f"""triple
{name}
lines""")
print(f"{12:<5}|{12:>5}|{12:^5}|{'ab':<5}|{'ab':>5}|{'ab':^5}|{'ab':.1}|{'abc':5.2}|")
print(f"{12:*<5}|{12:*>5}|{12:*^6}|{True:5}|{True!s:5}|{3.0:5}|{None!s:6}|")
print(f"{1.5:010.2f} {-1.5:010.2f} {1.5:+010.2f} {float('inf'):08.2f} {float('nan'):6}")
print(f"{1e10} {1e16} {1e15} {123456789.123:.3g} {0.0001} {0.00001} {1e-7:.3f} {100000.0:g} {1000000.0:g} {1e6:n}")
print(f"{12345.678:.3e} {12345.678:E} {0.5:%} {0.12345:.1%} {2.5:.0f} {3.5:.0f} {0.125:.2f}")
print(f"{-0.0} {0:+} {-0.0:.1f} {1.0:#.0f} {1:g} {10:#x}")


class Formatted:
    def __format__(self, spec):
        return f"<{spec}>"

    def __repr__(self):
        return "repr"

    def __str__(self):
        return "str"


f = Formatted()
print(f"{f} {f:abc} {f!r} {f!s:>5} {f:{width}}", format(f, "x"), "{:q}".format(f), "%s %r" % (f, f))
print("quotes: " + f"{'single'} {name}")
d = {"key": "v", "n": {"m": 5}}
print(f"{d['key']} {d['n']['m']:03d} {d.get('none')}")
for bad in ("{:d}", "{:s}", "{:.2d}", "{:q}", "{:,s}", "{:+s}", "{:=5}"):
    for thing in (1.5, "s", 3):
        try:
            bad.format(thing)
        except ValueError as error:
            print(bad, type(thing).__name__, error)
