"""Building strings: a string never changes, so adding to it makes a new one, unless nobody else is looking.

A loop of `text += piece` copies everything at each step, in principle: a thousand pieces are half a million copied.
The runtime has a trick: if the only reference to the old string is the name that is about to be rebound, it grows
the string in place. One more reference, an attribute instead of a local name, or a piece in front, and the trick is
off. Gathering the pieces in a list and joining them once needs no trick.

    barrow run --trace-allocations --dump text.barrow Fixtures/programs/29_building_strings.py
    barrow analyze text.barrow --profile post-mortem   # interning-savings: the texts that are there several times
"""

import tracemalloc

PIECES = ["%05d," % n for n in range(2_000)]


def appended():
    text = ""
    for piece in PIECES:
        text += piece
    return text


def prepended():
    text = ""
    for piece in reversed(PIECES):
        text = piece + text
    return text


class Page:
    def __init__(self):
        self.text = ""

    def fill(self):
        for piece in PIECES:
            self.text += piece
        return self.text


def joined():
    return "".join(PIECES)


def formatted():
    return "".join(f"{n:05d}," for n in range(2_000))


def peak(action):
    """The result, and how often the length of the result was needed at the same time."""
    tracemalloc.start()
    result = action()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return result, most / len(result)


expected = joined()
for action in (appended, prepended, Page().fill, joined):
    result, most = peak(action)
    print(f"{action.__name__:<10} {len(result)} characters, right: {result == expected},",
          "held twice at its peak" if most > 1.7 else "held once")
print("formatted and joined:", formatted() == expected)

text = "".join(["a", "b"])
before = text
text += "c"
print("somebody else looks, so it is a copy:", before, text, before is text)
whole = expected[:]
print("a whole slice copies nothing:", whole is expected, "a part does:", expected[1:] is expected)
print("no change, no copy:", expected.replace("x", "y") is expected, expected.strip() is expected)
letters = list("mutable")
letters[0] = "i"
letters.insert(1, "m")
print("to change letters, use a list:", "".join(letters))
