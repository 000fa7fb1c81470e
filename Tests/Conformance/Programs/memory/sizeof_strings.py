"""sys.getsizeof of str by its widest character, of bytes and bytearray."""

import sys

for label, character in [("ascii", "a"), ("latin-1", "\xe9"), ("two bytes", "\u0416"), ("four bytes", "\U0001F600")]:
    print(f"{label:<12}", [sys.getsizeof(character * n) for n in (0, 1, 2, 3, 7, 8, 100, 1000)])
mixed = "plain text"
print("mixed:", [sys.getsizeof(mixed + c) for c in ("", "z", "\xe9", "\u0416", "\U0001F600")])
print("slice narrows:", sys.getsizeof((mixed + "\U0001F600")[:-1]), sys.getsizeof(mixed))
print("upper widens:", sys.getsizeof("\xff"), sys.getsizeof("\xff".upper()))
print("numbers:", [sys.getsizeof(str(10 ** n)) for n in range(0, 20, 5)])
print("joined:", sys.getsizeof(",".join(["x"] * 50)), sys.getsizeof("".join(["\xe9", "\u0416"])))
print("formatted:", sys.getsizeof(f"{1:>20}"), sys.getsizeof("%s-%s" % ("a", "b")), sys.getsizeof("{}".format(5)))
text = ""
sizes = []
for n in range(12):
    text += "ab"
    sizes.append(sys.getsizeof(text))
print("grown:", sizes)
print("bytes:", [sys.getsizeof(bytes(n)) for n in (0, 1, 2, 7, 8, 31, 100, 1000)])
print("encoded:", sys.getsizeof("\u0416".encode()), sys.getsizeof(b"a" + b"b"), sys.getsizeof(b"ab" * 10))
print("bytearray made:", [sys.getsizeof(bytearray(n)) for n in (0, 1, 2, 7, 8, 31, 100, 1000)])
b = bytearray()
sizes = []
for n in range(64):
    b.append(n)
    sizes.append(sys.getsizeof(b))
print("bytearray appended:", sizes)
b.extend(bytes(100))
print("extended:", sys.getsizeof(b))
del b[10:]
print("cut:", sys.getsizeof(b), len(b))
b += b"x" * 7
print("in place:", sys.getsizeof(b))
b.clear()
print("cleared:", sys.getsizeof(b))
print("of bytes:", sys.getsizeof(bytearray(b"abc")), sys.getsizeof(bytearray(b"abc") + b"d"), sys.getsizeof(bytearray(b"abc") * 3))
print("popped:", end=" ")
b = bytearray(range(40))
for _ in range(35):
    b.pop()
    print(sys.getsizeof(b), end=" ")
print()


class MyStr(str):
    pass


class MyBytes(bytes):
    pass


print("str subclass:", [sys.getsizeof(MyStr("a" * n)) for n in (0, 1, 10)], sys.getsizeof(MyStr("\u0416")))
print("bytes subclass:", [sys.getsizeof(MyBytes(n)) for n in (0, 1, 10)])
print("basic:", str.__basicsize__, bytes.__basicsize__, bytes.__itemsize__, bytearray.__basicsize__)
