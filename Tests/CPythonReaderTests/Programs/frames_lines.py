"""Prints the line tables of a module's code objects with the line of every instruction, as Python itself tells it."""

import argparse
import dis
import inspect
import json
import sys

UNUSUAL = '''
def far():
    x = 1
%s
    x = 2
    return x

async def waits(things):
    async with things as t:
        async for i in t:
            yield (
                i,
                await t,
            )

def matches(x):
    try:
        return [y for y in x if (lambda: y)()]
    except (ValueError, TypeError) as e:
        raise SystemExit from e
    finally:
        print(
            x,

            x)
''' % ("\n" * 700)


def codes(code):
    yield code
    for constant in code.co_consts:
        if inspect.iscode(constant):
            yield from codes(constant)


def lines(code):
    """By offset in bytes of each instruction; null for one without a line."""
    size = len(code.co_code)
    if hasattr(code, "co_lines"):
        found = {}
        for start, end, line in code.co_lines():
            for offset in range(start, end, 2):
                found[offset] = line
        return [[offset, found.get(offset)] for offset in range(0, size, 2)]
    starts = list(dis.findlinestarts(code))
    found, line = [], code.co_firstlineno
    for offset in range(0, size, 2):
        for start, at in starts:
            if start == offset:
                line = at
        found.append([offset, line])
    return found


def main():
    sources = [UNUSUAL, inspect.getsource(argparse), inspect.getsource(inspect)]
    rows = []
    for source in sources:
        for code in codes(compile(source, "source", "exec")):
            table = code.co_linetable if hasattr(code, "co_linetable") else code.co_lnotab
            rows.append({"first": code.co_firstlineno, "table": list(table), "lines": lines(code)})
    json.dump(rows, sys.stdout)


main()
