"""bytes and bytearray: literals, methods, mutation, conversions."""

b = b"hello\x00\xff world"
print(b, len(b), b[0], b[-1], b[1:4], b[::-1], list(b[:3]), b"a" + b"b", b"ab" * 3, b"l" in b, 104 in b, repr(b"it's"), b'"')
print(b.find(b"o"), b.find(111), b.rfind(b"o"), b.count(b"l"), b.index(b"w"), b.startswith(b"he"), b.endswith((b"x", b"ld")), b.replace(b"l", b"LL"))
print(b"a,b,,c".split(b","), b" a b ".split(), b"a b".partition(b" "), b"-".join([b"x", b"y"]), b"  x ".strip(), b"xxax".strip(b"x"), b"a\nb\r\n".splitlines())
print(b"abc".upper(), b"ABC".lower(), b"aBc".swapcase(), b"ab cd".title(), b"ab".center(6, b"*"), b"ab".ljust(4) + b"|", b"7".zfill(3), b"\tx".expandtabs(2))
print(b"abc".isalpha(), b"12".isdigit(), b"ab1".isalnum(), b" ".isspace(), b"AB".isupper(), b"\xff".isascii(), b"Ab".istitle())
print(bytes(3), bytes([1, 2, 255]), bytes("é", "utf-8"), bytes(b"x"), bytes(range(5)), bytes.fromhex("de ad BE ef"), b"\x01\xab".hex(), b"\x01\xab\xcd".hex("-"), b"abcd".hex(":", 2))
print(b"caf\xc3\xa9".decode(), b"\xe9".decode("latin-1"), b"\xff".decode("utf-8", "replace"), b"\xff".decode("utf-8", "ignore"), b"\xffa".decode("utf-8", "backslashreplace"), b"a".decode("ascii"))
print(b"abc" < b"abd", b"a" == "a", b"a" == bytearray(b"a"), hash(b"abc") == hash(b"abc"), hash(b"abc"), b"" or "empty", bool(b"\0"))
print(b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"abcabc".translate(None, b"b"), b"pre-x".removeprefix(b"pre-"), b"x.py".removesuffix(b".py"))
a = bytearray(b"abc")
a[0] = 65
a.append(100)
a.extend(b"ef")
a.extend([103, 104])
a[1:3] = b"XYZ"
a += b"!"
a *= 2
print(a, len(a), a[0], a[-3:], type(a[1:2]).__name__)
del a[:5]
a.insert(0, 48)
a.reverse()
print(a, a.pop(), a.pop(0), a)
a.remove(33)
print(a, a.copy() == a, a.copy() is a, a.find(b"Z"), a.upper(), bytes(a), a + b"x", b"x" + a)
a[::2] = bytes(len(a[::2]))
print(a, a.count(0), bytearray(3), bytearray("é", "latin-1"), bytearray([1, 2]))
a.clear()
print(a, bool(a), str(bytearray(b"q")), repr(bytearray(b"\x00'")), list(bytearray(b"az")), sorted(b"cab"), max(b"abz"))
for wrong in (lambda: b[99], lambda: b["a"], lambda: b + "s", lambda: bytes([256]), lambda: bytes(-1), lambda: bytes("x"), lambda: b"a".join(["s"]),
              lambda: bytearray(b"a").__setitem__(0, 300), lambda: bytearray(b"a").__setitem__(5, 1), lambda: b.index(b"zz"), lambda: b"\xff".decode(), lambda: b"\xe9\x80".decode(),
              lambda: "é".encode("ascii"), lambda: bytes.fromhex("xy"), lambda: bytearray().pop(), lambda: b.find("a"), lambda: hash(bytearray()), lambda: bytearray(b"a").remove(1), lambda: b"%d" % "x"):
    try:
        print(wrong())
    except (IndexError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
