"""Everything there is to the code that CPython 3.11 makes of programs, as our tests write theirs.

usage: code_listing.py FILE...  or  code_listing.py -  (programs on the standard input, a JSON list of texts)

Writes a JSON list with one text a program: the listing, or `error`, the message and its place. What differs by design
is made the same here: jumps and handlers take numbers of instructions, and RESUME, CACHE, PRECALL and EXTENDED_ARG do
not count; JUMP_BACKWARD_NO_INTERRUPT is a `jump`.
"""

import dis
import json
import struct
import sys
import types
import warnings

warnings.simplefilter("ignore")

DROPPED = {"RESUME", "CACHE", "PRECALL", "EXTENDED_ARG"}
RENAMED = {
    "JUMP_FORWARD": "jump",
    "JUMP_BACKWARD_NO_INTERRUPT": "jump",
    "LOAD_CLASSDEREF": "loadClassDeref",
}


def name_of(instruction):
    name = instruction.opname
    if name in RENAMED:
        return RENAMED[name]
    name = name.replace("JUMP_FORWARD_IF", "JUMP_IF")
    name = name.replace("JUMP_BACKWARD_IF", "JUMP_IF")
    first, *rest = name.lower().split("_")
    return first + "".join(part.capitalize() for part in rest)


def text_of(constant):
    if constant is None or constant is Ellipsis or isinstance(constant, bool):
        return repr(constant)
    if isinstance(constant, int):
        return "int %d" % constant
    if isinstance(constant, float):
        return "float %d" % struct.unpack("<Q", struct.pack("<d", constant))
    if isinstance(constant, str):
        return "str %s" % [ord(character) for character in constant]
    if isinstance(constant, bytes):
        return "bytes %s" % list(constant)
    if isinstance(constant, tuple):
        return "(%s)" % ", ".join(map(text_of, constant))
    if isinstance(constant, frozenset):
        return "{%s}" % ", ".join(sorted(set(map(text_of, constant))))
    if isinstance(constant, complex):
        return "complex"
    return "code %s" % constant.co_qualname


def place_of(instruction):
    positions = instruction.positions
    if positions.lineno is None:
        return "0:0-0:0"
    if positions.col_offset is None:
        return "%d:-1-%d:-1" % (positions.lineno, positions.end_lineno)
    return "%d:%d-%d:%d" % (
        positions.lineno,
        positions.col_offset,
        positions.end_lineno,
        positions.end_col_offset,
    )


def variables(code):
    for name in code.co_varnames:
        yield name, 0x60 if name in code.co_cellvars else 0x20
    for name in code.co_cellvars:
        if name not in code.co_varnames:
            yield name, 0x40
    for name in code.co_freevars:
        yield name, 0x80


def write_listing(code, out):
    out.append(
        "code %s %s line %d flags %d arguments %d %d %d stack %d"
        % (
            code.co_qualname,
            code.co_name,
            code.co_firstlineno,
            code.co_flags & 0x3F,
            code.co_argcount,
            code.co_posonlyargcount,
            code.co_kwonlyargcount,
            code.co_stacksize,
        )
    )
    for name, kind in variables(code):
        out.append("  variable %s %d" % (name, kind))
    out.append("  names %s" % " ".join(code.co_names))
    for constant in code.co_consts:
        out.append("  constant %s" % text_of(constant))
    write_instructions(code, out)
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            write_listing(constant, out)


def write_instructions(code, out):
    numbers, kept = {len(code.co_code): 0}, []
    for instruction in dis.get_instructions(code, show_caches=True):
        numbers[instruction.offset] = len(kept)
        if instruction.opname not in DROPPED:
            kept.append(instruction)
    numbers[len(code.co_code)] = len(kept)
    for entry in dis._parse_exception_table(code):
        start, end = numbers[entry.start], numbers[entry.end]
        if start < end:
            out.append(
                "  handler %d %d to %d depth %d%s"
                % (
                    start,
                    end,
                    numbers[entry.target],
                    entry.depth,
                    " pushes instruction" if entry.lasti else "",
                )
            )
    jumps = set(dis.hasjrel) | set(dis.hasjabs)
    for number, instruction in enumerate(kept):
        argument = instruction.arg or 0
        if instruction.opcode in jumps:
            argument = numbers[instruction.argval]
        out.append(
            "  %d %s %d @ %s"
            % (number, name_of(instruction), argument, place_of(instruction))
        )


def listing(source):
    try:
        code = compile(source, "program.py", "exec")
    except SyntaxError as error:
        return "error %s @ %d:%d-%d:%d" % (
            error.msg,
            error.lineno,
            error.offset - 1,
            error.end_lineno or error.lineno,
            (error.end_offset or error.offset) - 1,
        )
    out = []
    write_listing(code, out)
    return "\n".join(out)


if sys.argv[1:] == ["-"]:
    sources = json.load(sys.stdin)
else:
    sources = [open(path, "rb").read() for path in sys.argv[1:]]
json.dump([listing(source) for source in sources], sys.stdout)
