"""References that objects hold and count, but that `gc.get_referents` does not report, each with the reason.

`gc.get_referents` calls `tp_traverse`, which exists to find cycles: what cannot be part of one is often left out.
"""

import re

HAVE_GC = 1 << 14
CONSERVATIVE = r".*\+\d+(->\d+)*"

UNSEEN = [  # a class of the type's mro, label, reason
    ("object", CONSERVATIVE, "found by looking for pointers, and marked so"),
    ("object", "type", "types written in C, and all before 3.9, do not visit the class of an instance"),
    ("object", r"\.__dict__", "from 3.13 on, values inside an instance are visited in place of the dict that shows them"),
    ("dict", "", "dict_traverse skips the keys of a dict whose keys are all str"),
    ("OrderedDict", "key in order", "the nodes of the list hold their keys a second time"),
    ("type", r"\.__\w*name__|\.__slots__|\.__doc__|cached key|tp_subclasses", "type_traverse leaves these out"),
    ("module", r"md_name|\.__name__", "module_traverse leaves out the name"),
    ("generator|coroutine|async_generator", r"\.__\w*name__|\.\w+_code", "gen_traverse leaves these out"),
    ("generator|coroutine|async_generator", r"(local|closure) .*|stack .*", "a frame that runs is not visited"),
    ("frame", r"stack \[i\]", "while it runs, the depth of its value stack is not known to frame_traverse"),
    (r"\w+_descriptor|TypeVar|ParamSpec|TypeVarTuple|TypeAliasType", r"\.__\w*name__", "names are left out"),
    ("function", r"closure .*", "a cell, which the tuple `__closure__` holds; so named for people's sake"),
    ("_local", r"key|wr_callback", "local_traverse leaves these out"),
    ("BytesIO|StringIO|BufferedRWPair|methodcaller", ".*", "no cycle leads through these, says their tp_traverse"),
    ("ndarray", ".*", "ndarray has no tp_traverse, and a subclass written in Python does not visit for it"),
]


def explains(kind, one, label):
    """Whether it is known why the collector does not see this reference of an object of this type."""
    if not kind["flags"] & HAVE_GC or is_static_type(kind, one):
        return True  # No tp_traverse is called at all.
    return any(
        re.fullmatch(text, label) and any(re.fullmatch(name, base) for base in kind["mro"]) for name, text, _ in UNSEEN)


def is_static_type(kind, one):
    return "type" in kind["mro"] and not one["r"]
