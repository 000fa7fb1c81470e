"""Where the size in a dump differs from `sys.getsizeof`, each difference with its reason.

A dump has the bytes requested: the object with the head of the collector and the words before it, and the buffers it
owns. `sys.getsizeof` means the same but for these.
"""

import re

MANAGED_DICT = 1 << 4
GC_HEAD = 16
MORE, LESS, EITHER = (1,), (-1,), (-1, 1)

DIFFERENT = [  # a class of the type's mro, whether the dump says more or less, reason
    ("type", MORE, "the name, the doc and what the metaclass keeps are left out"),
    ("module", MORE, "md_state, which the module's maker asked for, is left out"),
    ("frame", MORE, "frame_sizeof counts one slot too few"),
    ("code", MORE, "up to 3.10 the frame that is kept for the next call is left out"),
    ("dict", EITHER, "split tables: what precedes the values is left out, values inside the instance are counted"),
    ("StgDict", LESS, "ctypes counts its format and shape, which the reader does not know"),
    ("Struct", LESS, "the codes are left out: the reader does not know the type"),
    ("generic", LESS, "numpy's scalars count their value twice"),
    ("_ArrayMethod|ufunc|HASH", MORE, "what C keeps apart for them (loops, contexts) is left out, having no __sizeof__"),
    ("CArgObject|_CData", EITHER, "the memory that a ctypes object points to may be its own or not"),
    ("_?IOBase|Element", EITHER, "buffers of one or the other kind are left out"),
    ("product|permutations|combinations|combinations_with_replacement", LESS, "the indices are left out: unknown types"),
    ("date|time", LESS, "without a zone they are made without room for one"),
    ("list", MORE, "one that is being sorted says that it has room for -1 items"),
]


def explains(kind, one, found):
    """Whether it is known why the dump says `found` bytes of this object of this type."""
    more = found - one["s"]
    if more == 0:
        return True
    if "type" in kind["mro"] and more == -GC_HEAD:
        return True  # Of a static type, which has no head, though its type has the flag.
    if kind["item"] and 0 < more <= 16:
        return True  # PyType_GenericAlloc asks for one item more and rounds up.
    if kind["flags"] & MANAGED_DICT and more > 0:
        return True  # The values of an instance without a dict are left out.
    if kind["fields"] and more == 8 * (kind["fields"] - len(one["e"])):
        return True  # The fields of a struct sequence that have a name but no index are left out.
    sign = 1 if more > 0 else -1
    return any(
        sign in signs and any(re.fullmatch(name, base) for base in kind["mro"]) for name, signs, _ in DIFFERENT)
