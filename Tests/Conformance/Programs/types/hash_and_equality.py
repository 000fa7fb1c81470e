"""Hashes of built-in values, with the seed 0, and equality across types."""

print([hash(n) for n in (0, 1, -1, -2, 2 ** 31, 2 ** 61 - 1, 2 ** 61, 2 ** 64, -(2 ** 61), 10 ** 30)])
print([hash(f) for f in (0.0, -0.0, 0.5, 1.5, -1.5, 1e10, 1e300, 0.1, float("inf"), float("-inf"))])
print([hash(s) for s in ("", "a", "ab", "abc", "hello world", "x" * 100, "é", "日本", "😀")])
print([hash(b) for b in (b"", b"a", b"abc", b"\x00", bytes(100))], hash("abc") == hash(b"abc"))
print([hash(t) for t in ((), (1,), (1, 2), (1, (2,)), ("a", "b"), (1.5, None is None), tuple(range(20)))])
print([hash(f) for f in (frozenset(), frozenset([1]), frozenset([1, 2]), frozenset("ab"), frozenset(range(50)))])
print(hash(True), hash(False), hash(1) == hash(1.0) == hash(True), hash(2 ** 53) == hash(2.0 ** 53), hash(range(3)) == hash((3, 0, 1)))
print(hash(slice(1).__class__) == hash(slice), hash(len) == hash(len), hash(int) == hash(int))


class Plain:
    pass


class ByValue:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, ByValue) and self.v == o.v


class WithHash(ByValue):
    def __hash__(self): return hash(("tag", self.v))


class Negative:
    def __hash__(self): return -1


class Huge:
    def __hash__(self): return 2 ** 70 + 5


class Wrong:
    def __hash__(self): return "x"


print(hash(WithHash(1)) == hash(("tag", 1)), hash(Negative()), hash(Huge()), hash(Plain()) == hash(Plain), Plain() == Plain(), ByValue.__hash__)
for wrong in (lambda: hash(ByValue(1)), lambda: {ByValue(1)}, lambda: hash(Wrong()), lambda: hash([]), lambda: hash({}), lambda: hash(set()), lambda: hash(([],)), lambda: hash(slice(1)), lambda: hash(bytearray())):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
print(1 == 1.0, 1 == True, "1" == 1, [1] == (1,), {1} == frozenset([1]), {} == [], None == 0, b"a" == "a", 0 == "", range(2) == [0, 1], float("nan") == float("nan"), () == [], 1.0 == "1.0")
print([1, 2] != [1, 2], [1, 2] == [1, 2.0], {"a": 1} == {"a": True}, ({1: [2]},) == ({1.0: [2.0]},), [[[]]] == [[[]]], "a" != "a", bytearray(b"a") == b"a", not (1 != 1))
d = {1: "int", "1": "str", 1.5: "float", (1,): "tuple", None: "none", frozenset(): "frozen"}
print(d[1.0], d[True], d["1"], d[1.5], d[(1,)], d[None], d[frozenset()])
print({hash(i) for i in range(5)}, hash(-1) == hash(-2), {-1: "a", -2: "b"}, len({0, -0.0, False, 0.0}))
print(list({"apple", "banana", "cherry", "date", "elderberry"}), list({"k%d" % i for i in range(12)}), list(frozenset(map(str, range(10)))))
