"""Errors of built-in functions: their texts, and that they have no frame of their own."""


def convert(values):
    return list(map(int, values))


def order(values):
    return sorted(values, key=lambda value: value.lower())


for wrong in (
    lambda: convert(["1", "x"]), lambda: order(["a", 1]), lambda: int("12", 99), lambda: chr(-1), lambda: ord("ab"),
    lambda: "".join([1]), lambda: [1, 2].index(3), lambda: [].pop(), lambda: {}.popitem(), lambda: set().pop(),
    lambda: (1,)[5], lambda: "abc"[9], lambda: b"a"[1], lambda: range(3)[4], lambda: next(iter([])), lambda: max([]),
    lambda: [1, "a"].sort(), lambda: 1 + "a", lambda: "a" + 1, lambda: -"a", lambda: "a" * "b", lambda: [1] + (2,),
    lambda: 1 << -1, lambda: 2 ** "x", lambda: 5 % 0, lambda: 5.0 // 0, lambda: divmod(1, 0), lambda: 0 ** -1,
    lambda: {[]: 1}, lambda: {{}}, lambda: hash([]), lambda: len(5), lambda: iter(5), lambda: list("a")[1.5], lambda: list("a")["a"],
    lambda: float("x"), lambda: int(float("nan")), lambda: int(float("inf")), lambda: bytes([256]), lambda: "é".encode("ascii"),
    lambda: b"\xff".decode(), lambda: "a".center("b"), lambda: round("x"), lambda: abs("x"), lambda: sum(["a"]), lambda: [][::0],
    lambda: range(1, 2, 0), lambda: zip([1], [1, 2], strict=True).__next__() and list(zip([1], [1, 2], strict=True)),
    lambda: isinstance(1, 5), lambda: getattr(1, 5), lambda: setattr(1, "x", 2), lambda: object().x, lambda: type("a", 1),
):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, "|", error)
order(convert("123"))
