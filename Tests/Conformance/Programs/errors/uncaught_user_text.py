"""Exceptions whose text is empty, long, of many lines, or fails."""

import sys


class Failing(Exception):
    def __str__(self):
        raise ValueError("no text")


class Quoted(KeyError):
    pass


class Nested:
    class Error(Exception):
        pass


for error in (ValueError(), ValueError(""), ValueError("a", "b"), KeyError("k"), Quoted("q"), Nested.Error("n"), ValueError("x\ny"), OSError(5, "io")):
    try:
        raise error
    except Exception as caught:
        print(type(caught).__qualname__, repr(str(caught)), repr(caught))
try:
    try:
        raise Nested.Error("inner")
    finally:
        print("between")
except Nested.Error as error:
    raise Failing("not shown") from error
