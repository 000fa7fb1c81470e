"""What CPython makes of programs: the tree of each that it accepts, the error of each that it refuses.

usage: syntax.py FILE...  or  syntax.py -  (programs on the standard input, each: a line with its length, its bytes)

One program's answer is the line `tree`, `error` or `crash`, then lines of its own, then an empty line.
"""

import ast
import struct
import sys
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)

LEFT_OUT = {"kind", "type_comment", "type_ignores"}


def text(value):
    return "".join(
        c if " " <= c <= "~" and c != "\\" else "\\%x;" % ord(c) for c in value
    )


def constant(value):
    if value is None or value is True or value is False:
        return str(value)
    if value is ...:
        return "Ellipsis"
    if isinstance(value, int):
        return "int:%s" % value
    if isinstance(value, float):
        return "float:" + struct.pack(">d", value).hex()
    if isinstance(value, str):
        return "str:" + text(value)
    if isinstance(value, bytes):
        return "bytes:" + value.hex()
    return "complex"


def scalar(node, name, value):
    if isinstance(node, ast.Constant):
        return constant(value)
    if isinstance(value, (ast.expr_context, ast.operator, ast.unaryop, ast.boolop)):
        return type(value).__name__
    if isinstance(value, (str, int)):
        return text(str(value))
    if isinstance(value, list) and value:
        if isinstance(value[0], str):
            return ",".join(text(item) for item in value)
        if isinstance(value[0], ast.cmpop):
            return ",".join(type(item).__name__ for item in value)
    return None


def lines(node, label, depth):
    head = "  " * depth + label + type(node).__name__
    if hasattr(node, "lineno"):
        head += " @%d:%d-%d:%d" % (
            node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
    children = []
    for name in node._fields:
        value = getattr(node, name, None)
        if name in LEFT_OUT:
            continue
        found = scalar(node, name, value)
        if found is not None:
            head += " %s=%s" % (name, found)
        elif value is not None:
            children.append((name, value))
    yield head
    for name, value in children:
        for item in value if isinstance(value, list) else [value]:
            if item is None:
                yield "  " * (depth + 1) + name + " nothing"
            else:
                yield from lines(item, name + " ", depth + 1)


def readable(source):
    """Text rather than bytes: for bytes without a declaration CPython 3.11 counts errors' columns in bytes."""
    if any(b"coding" in line for line in source.splitlines()[:2]):
        return source
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError:
        return source


def offset(error, source):
    """At the end of a file there is no column; CPython says so only where it reads from a file."""
    if error.msg.startswith(("unindent does not", "unexpected EOF")):
        return error.offset
    lines = source.split(b"\n")
    end = len(lines) - (lines[-1] == b"")
    is_behind = error.end_offset == -1 and error.text and error.offset == len(error.text)
    return 0 if error.lineno == end and is_behind and error.text.endswith("\n") else error.offset


def answer(source, name):
    try:
        tree = ast.parse(readable(source), name)
    except SyntaxError as error:
        yield "error"
        yield type(error).__name__
        yield text(str(error.msg))
        yield "%s %s %s %s" % (
            error.lineno, offset(error, source), error.end_lineno, error.end_offset)
    except (MemoryError, RecursionError, ValueError, OverflowError) as error:
        yield "crash"
        yield "%s: %s" % (type(error).__name__, text(str(error)))
    else:
        yield "tree"
        yield from lines(tree, "", 0)
    yield ""


def programs():
    if sys.argv[1:] != ["-"]:
        for path in sys.argv[1:]:
            with open(path, "rb") as file:
                yield file.read(), path
        return
    while True:
        length = sys.stdin.buffer.readline()
        if not length:
            return
        yield sys.stdin.buffer.read(int(length)), "<program>"


out = sys.stdout
for source, name in programs():
    for line in answer(source, name):
        out.write(line + "\n")
