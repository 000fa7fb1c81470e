"""Immutable values: strings of every representation, numbers, bytes."""

import sys

from exhibits import exhibit


@exhibit
def strings():
    made = {
        "empty": "",
        "one": chr(0x41),
        "latin_one": chr(0xE9),
        "ascii": "".join(["plain ", "ascii"]),
        "latin1": "caf\u00e9 " * 3,
        "ucs2": "\u0416\u4e2d " * 5,
        "ucs4": "\U0001f600 and more \U0010ffff",
        "lone": "broken \ud800 pair \udfff",
        "nul": "a\0b\0",
        "long": "x" * 100000,
        "long_ucs2": "\u4e2d" * 3000,
        "line": "tab\tnewline\nquote\"backslash\\",
    }
    made["interned_mortal"] = sys.intern("".join(["interned at ", "run time"]))
    made["interned_constant"] = "interned_because_it_is_a_name"
    made["equal_not_interned"] = "".join(["interned_because", "_it_is_a_name"])
    made["with_utf8_cache"] = "with a cached encoding \u00fc" * 2
    made["with_utf8_cache_used"] = cached_utf8(made["with_utf8_cache"])
    made["after_resizing"] = resized()
    return made


def cached_utf8(text):
    """Makes the str keep its UTF-8 form beside its data."""
    import ctypes

    convert = ctypes.pythonapi.PyUnicode_AsUTF8
    convert.restype, convert.argtypes = ctypes.c_char_p, [ctypes.py_object]
    return convert(text)


def resized():
    text = ""
    for number in range(200):
        text += str(number)
    return text


@exhibit
def integers():
    huge = 3 ** 20000
    return [
        0, 1, -1, -5, -6, 256, 257, 2 ** 15, 2 ** 30 - 1, 2 ** 30, -(2 ** 30), 2 ** 31, 2 ** 60 - 1, 2 ** 60,
        2 ** 63, -(2 ** 63), 2 ** 64, -(2 ** 200), 10 ** 100, huge, -huge, True, False,
    ]


@exhibit
def floats():
    return [0.0, -0.0, 1.5, -2.25, 0.1, 1e300, 5e-324, float("inf"), float("-inf"), float("nan"), 1 / 3]


@exhibit
def complexes():
    return [1j, complex(float("nan"), -0.0), 3.5 - 2j]


@exhibit
def byte_strings():
    return [b"", b"a", b"\0\xff" * 7, bytes(range(256)), b"long" * 5000, bytearray(), bytearray(b"grown"), grown()]


def grown():
    made = bytearray()
    for number in range(1000):
        made.append(number & 255)
    del made[:10]
    return made


@exhibit
def singletons():
    return [None, Ellipsis, NotImplemented, True, False, (), frozenset(), b"", ""]


@exhibit
def ranges():
    return [range(0), range(5), range(10 ** 30, 10 ** 31, 10 ** 29), slice(None), slice(1, "two", 3.0)]
