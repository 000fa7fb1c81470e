"""Interning: one object for all equal strings that are used as names, and for the small integers.

Comparing two interned strings is comparing two addresses, and a million equal ones cost a million references but
one object. The runtime interns what looks like an identifier in the source, because attributes and globals are
looked up by such names all the time. What is built at run time (read, joined, sliced) is a new object however equal
it is, until it is passed to `sys.intern`. Integers from -5 to 256 are made once, at the start.

    barrow run --dump intern.barrow Fixtures/programs/09_interning.py
    barrow analyze intern.barrow --profile post-mortem  # interning-savings counts the copies, and names their holders
"""

import sys

COUNTRIES = ["norway", "sweden", "denmark", "iceland", "finland"]


def parse(line):
    """As if read from a file: strings that are made here, not in the source."""
    return "".join(list(line))


a, b = "country", "country"
print("identifiers of the source are one:", a is b)
c = parse("country")
print("an equal string made at run time is another:", c == a, c is a)
print("interned, it is the one:", sys.intern(c) is a)

read = [parse(COUNTRIES[n % 5]) for n in range(1000)]
interned = [sys.intern(text) for text in read]


def cost(strings):
    return sum(sys.getsizeof(text) for text in {id(text): text for text in strings}.values())


print("a thousand rows, read:", len({id(text) for text in read}), "strings of", cost(read), "bytes")
print("a thousand rows, interned:", len({id(text) for text in interned}), "strings of", cost(interned), "bytes")
print("equal all the same:", read == interned)

small = [int("256") is int("256"), int("257") is int("257"), int("-5") is int("-5"), int("-6") is int("-6")]
print("256, 257, -5, -6 made twice are the same object:", small)
print("one empty string, one empty tuple:", "".join([]) is "".join(()), tuple([]) is tuple(()))
print("one letter is shared too:", a[0] is c[0], chr(99) is c[0])


class Row:
    pass


row = Row()
setattr(row, parse("country"), "norway")
print("names of attributes are interned for us:", next(iter(vars(row))) is a)
