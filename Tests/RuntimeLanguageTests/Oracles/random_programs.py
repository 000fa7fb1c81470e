"""Writes programs made up at random, the same for a seed: a JSON list of texts.

usage: random_programs.py FIRST_SEED COUNT

Their names mean nothing and they are never run: they are for comparing what compilers make of nested statements and
of conditions.
"""

import json
import random
import string
import sys

OPERATORS = ["+", "-", "*", "//", "%", "**", "<<", "&", "|"]
COMPARISONS = ["<", "==", "is", "is not", "in", "not in"]
CONSTANTS = ["0", "1", "None", "True", "False", "''", "'s'", "2.5", "...", "()", "(1, 2)"]

EXPRESSIONS = [
    "({e} {operator} {e})",
    "({e} and {e})",
    "({e} or {e})",
    "(not {e})",
    "({e} if {e} else {e})",
    "({e} {comparison} {e})",
    "({e} < {e} {comparison} {e})",
    "{n}({e}, {e})",
    "{n}.m({e}, k={e})",
    "[{e}, {e}, {e}]",
    "({e}, {e})",
    "{n}[{e}]",
    "[{e} for {n} in {e} if {e}]",
    "({e} for {n} in {n} for {n} in [{e}])",
    "(lambda {n}={e}: {e})",
    "{{{e}: {e}, {c}: {e}}}",
    "f'{{{n}}}t{{{n}!r:>{{{n}}}}}'",
    "({n} is None)",
    "({n} is not None)",
    "(-{e})",
    "{n}.{n}",
    "{n}(*{e}, **{e})",
    "({n} in {{1, 2, {c}}})",
]

SIMPLE = [
    "{t} = {e}",
    "{n} += {e}",
    "{e}",
    "pass",
    "{jump}",
    "return {e}",
    "return {c}",
    "return",
    "raise",
    "raise E from a",
    "a, b = b, a",
    "a, b, c = c, b, a",
    "assert {e}",
    "yield {n}",
]

COMPOUND = [
    "if {e}:|",
    "if {e}:|else:|",
    "if {e}:|elif {e}:|else:|",
    "for {t} in {e}:*",
    "for {t} in {e}:*else:|",
    "while {e}:*",
    "while {c}:*else:|",
    "try:|except E as e:|",
    "try:|except (A, B):|except C as a:|else:|",
    "try:|except E:|except:|finally:|",
    "try:|finally:|",
    "with {n}:|",
    "with {n} as a, {n} as (b, c):|",
    "def {n}({n}=1):#",
]


class Writer:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def fill(self, template, depth):
        parts = []
        for literal, field, _, _ in string.Formatter().parse(template):
            parts += [literal, self.part(field, depth)]
        return "".join(parts)

    def part(self, field, depth):
        if field is None:
            return ""
        choose = self.random.choice
        if field == "e":
            return self.expression(depth + 1)
        if field == "n":
            return choose("abcdxyz")
        if field == "c":
            return choose(CONSTANTS)
        if field == "t":
            return self.fill(choose(["{n}", "{n}", "{n}.{n}", "{n}[{n}]", "{n}, {n}"]), depth)
        return choose({"operator": OPERATORS, "comparison": COMPARISONS}[field])

    def expression(self, depth):
        if depth > 4 or self.random.random() < 0.4:
            return self.fill(self.random.choice(["{n}", "{n}", "{n}", "{c}"]), depth)
        return self.fill(self.random.choice(EXPRESSIONS), depth)

    def block(self, indent, in_loop):
        count = self.random.choice([1, 1, 1, 2, 2, 3])
        return "".join(self.statement(indent, in_loop) for _ in range(count))

    def statement(self, indent, in_loop):
        margin = "    " * indent
        if indent > 4 or self.random.random() < 0.5:
            template = self.random.choice(SIMPLE)
            if template == "{jump}":
                template = self.random.choice(["break", "continue"]) if in_loop else "pass"
            return margin + self.fill(template, 2) + "\n"
        text, part = "", ""
        for character in self.random.choice(COMPOUND):
            if character not in "|*#":
                part += character
                continue
            inside = {"|": in_loop, "*": True, "#": False}[character]
            text += margin + self.fill(part, 2) + "\n" + self.block(indent + 1, inside)
            part = ""
        return text

    def program(self):
        functions = ["def f(a, b, c):\n" + self.block(1, False) + self.block(1, False) for _ in range(8)]
        return "\n".join(functions)


first, count = map(int, sys.argv[1:])
json.dump([Writer(seed).program() for seed in range(first, first + count)], sys.stdout)
