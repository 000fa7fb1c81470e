"""Objects, and what Python says of them: one line of JSON, a list of probes with some of these keys.

    what    names the probe          size    sys.getsizeof, where it tells the truth
    id      address                  value   the text that the reader should give
    labels  {label: address}         items   addresses of the first references, in order

Then it stands still until its input ends. What is probed must not be looked at in a way that changes it: `vars` of an
instance makes a dict of its own.
"""

import array
import collections
import datetime
import functools
import json
import sys
import time
import types
import weakref

probes = []
kept = []


def probe(what, one, size=True, value=None, labels=None, items=None):
    kept.append((one, labels, items))
    found = {"what": what, "id": id(one)}
    if size:
        found["size"] = sys.getsizeof(one)
    if value is not None:
        found["value"] = value
    if labels is not None:
        found["labels"] = {name: id(target) for name, target in labels.items()}
    if items is not None:
        found["items"] = [id(item) for item in items]
    probes.append(found)


def grown(count):
    made = []
    for number in range(count):
        made.append(str(number))
    return made


def texts():
    for what, text in {
        "empty": "", "ascii": "tomb" * 9, "latin": "\xe9t\xe9", "two bytes": "\u0416\u4e2d", "four bytes": "\U0001f3fa mound",
    }.items():
        text = "".join([text, "!"]) if text else text
        probe("str " + what, text, value=text)
    probe("lone surrogate", "".join(["a", "\udc80"]), value="a\\udc80")
    spoken = "".join(["caf", "\xe9"])
    type(spoken, (), {})  # a class asks its name for UTF-8, which the str keeps
    probe("str with cached UTF-8", spoken, value=spoken)
    probe("bytes", bytes([65] * 33), value="A" * 33)


def numbers():
    for number in (0, 1, -1, 255, 2**30, -(2**30), 2**60 - 1, -(2**60), 2**64, -(10**50), 3**4000):
        probe("int %d bits" % number.bit_length(), number, value=str(number))
    probe("huge int", 1 << 20000, value=hex(1 << 20000))
    probe("huge negative int", -(1 << 20000), value=hex(-(1 << 20000)))
    for number in (0.5, -1e300, 0.1):
        probe("float", number * 1, value=repr(number))
    probe("complex", complex(1, 2))


def containers():
    for count in (0, 1, 5, 17, 1000):
        numbers = grown(count)
        probe("list of %d" % count, numbers, items=numbers)
        probe("tuple of %d" % count, tuple(numbers), items=numbers)
        pairs = [part for number in numbers for part in (number, number * 2)]
        mapping = dict(zip(pairs[::2], pairs[1::2]))
        probe("dict of %d" % count, mapping, items=pairs)
        holed = mapping.copy()
        for number in numbers[::3]:
            del holed[number]
        probe("dict with holes, of %d" % count, holed, items=[part for item in holed.items() for part in item])
        tuples = [(number,) for number in numbers]
        general = dict(zip(tuples, numbers))
        probe("general dict of %d" % count, general, items=[part for item in general.items() for part in item])
        members = set(tuples)
        members -= set(tuples[::4])
        probe("set of %d" % count, members, items=list(members))
        probe("frozenset of %d" % count, frozenset(numbers), items=list(frozenset(numbers)))
        queue = collections.deque(numbers)
        if count:
            queue.rotate(count // 2)
        # Its size is compared in the zoo: a block kept for re-use is not in __sizeof__.
        probe("deque of %d" % count, queue, size=False, items=list(queue))
        ordered = collections.OrderedDict(zip(tuples, numbers))
        if count > 1:
            ordered.move_to_end(tuples[0])
            del ordered[tuples[1]]
        probe("OrderedDict of %d" % count, ordered, items=[part for item in ordered.items() for part in item])
        bytearray_of = bytearray(b"x" * count)
        bytearray_of.extend(b"yy")
        probe("bytearray of %d" % count, bytearray_of)
        probe("array of %d" % count, array.array("d", range(count)))


class Plain:
    def __init__(self):
        self.first, self.second = [1], (2,)


class Slotted:
    __slots__ = ("left", "__right", "unset", "__weakref__")

    def __init__(self):
        self.left, self.__right = [3], [4]


class Both(Slotted):
    def __init__(self):
        super().__init__()
        self.third = [5]


class Mapping(dict):
    __slots__ = ("extra",)


def instances():
    for number in range(3):
        plain, slotted, both, mapping = Plain(), Slotted(), Both(), Mapping(key=[6])
        mapping.extra = [7]
        probe("instance", plain, size=False, labels={"type": Plain})
        if sys.version_info >= (3, 11):
            probe("instance", plain, size=False, labels={".first": plain.first, ".second": plain.second})
            if sys.version_info < (3, 13):  # There a class without values of its own has a dict for each instance.
                probe("instance with slots and attributes", both, size=False, labels={".third": both.third})
        else:
            probe("dict of an instance", vars(plain), items=["first", plain.first, "second", plain.second])
        labels = {".left": slotted.left, "._Slotted__right": slotted._Slotted__right, "type": Slotted}
        probe("instance with slots", slotted, labels=labels)
        labels = {".left": both.left, "._Slotted__right": both._Slotted__right, "type": Both}
        probe("instance with slots and attributes", both, size=False, labels=labels)
        probe("subclass of dict", mapping, labels={".extra": mapping.extra, "type": Mapping}, items=["key", mapping["key"]])
        opened = Plain()
        vars(opened)["late"] = [number]
        probe("instance with a dict", opened, size=False, labels={".__dict__": vars(opened)})


def callables():
    cell = [8]

    def inner(one=[9], *, two=[10]):
        return cell, one, two

    labels = {".__code__": inner.__code__, ".__globals__": inner.__globals__, ".__defaults__": inner.__defaults__}
    labels.update({".__kwdefaults__": inner.__kwdefaults__, ".__closure__": inner.__closure__})
    probe("function", inner, labels=labels)
    probe("cell", inner.__closure__[0], labels={".cell_contents": cell})
    plain = Plain()
    method = plain.__init__
    probe("method", method, labels={".__func__": method.__func__, ".__self__": plain})
    partial = functools.partial(inner, cell, two=3)
    probe("partial", partial, size=False, labels={".func": inner, ".args": partial.args, ".keywords": partial.keywords})
    prop = property(inner, callables)
    probe("property", prop, labels={".fget": inner, ".fset": callables})
    cached = functools.lru_cache(maxsize=4)(inner)
    cached(1)
    probe("lru_cache", cached, size=False, labels={".__wrapped__": inner})
    probe("method descriptor", str.join, labels={".__objclass__": str})
    probe("member descriptor", Slotted.left, labels={".__objclass__": Slotted})
    probe("getset descriptor", types.FunctionType.__code__, labels={".__objclass__": types.FunctionType})
    probe("builtin", plain.__reduce_ex__, labels={".__self__": plain})


def others():
    counts = collections.defaultdict(callables)
    counts["x"] = [11]
    probe("defaultdict", counts, labels={".default_factory": callables}, items=["x", counts["x"]])
    piece = slice([12], [13])
    probe("slice", piece, labels={".start": piece.start, ".stop": piece.stop})
    view = memoryview(bytearray(b"12345"))
    probe("memoryview", view)
    moment = time.gmtime()
    probe("struct_time", moment, size=False, labels={".tm_year": moment.tm_year, ".tm_zone": moment.tm_zone})
    zone = datetime.timezone(datetime.timedelta(hours=2))
    probe("aware datetime", datetime.datetime(2026, 11, 22, tzinfo=zone), labels={".tzinfo": zone})
    space = types.SimpleNamespace(name=[14])
    probe("SimpleNamespace", space, size=False, labels={".__dict__": vars(space)})
    plain = Plain()
    probe("weak reference", weakref.ref(plain, callables), labels={"referent": plain, ".__callback__": callables})
    try:
        raise KeyError(piece)
    except KeyError as error:
        probe("exception", error, labels={".args": error.args, ".__traceback__": error.__traceback__})
        kept.append(error)
    probe("buffered file", open(__file__, "rb"))
    probe("enumerate", enumerate([15]))


for build in (texts, numbers, containers, instances, callables, others):
    build()
print(json.dumps(probes), flush=True)
sys.stdin.read()
