"""Tuples, lists, dicts and sets, also with deleted entries, spare room and cycles."""

import collections
import types

from exhibits import exhibit


@exhibit
def tuples():
    nested = ()
    for _ in range(20):
        nested = (nested,)
    untracked = tuple([1, "two", 3.0])
    return [(), (1,), untracked, ([],), nested, tuple(range(1000, 3000))]


@exhibit
def lists():
    spare = [object() for _ in range(100)]
    del spare[10:]
    own = []
    own.append(own)
    return [[], [None], spare, own, [str(number) for number in range(1000)], [[0] * 3] * 3]


@exhibit
def dicts():
    made = {
        "empty": {},
        "cleared": {"a": 1},
        "unicode": {"key %d" % number: number for number in range(6)},
        "general": {1: "one", "two": 2, (3,): [3], None: None, 4.5: {}},
        "large": {"k%d" % number: [number] for number in range(300)},
        "very_large": mostly_deleted(),
        "general_after_unicode": {"a": [], "b": []},
        "updated": {"x": [1], "y": [2]},
        "from_keys": dict.fromkeys(["p", "q", "r"], []),
    }
    made["cleared"].clear()
    made["general_after_unicode"][7] = "no str"
    made["updated"]["x"] = made["updated"]
    deleted = {"d%d" % number: [number] for number in range(50)}
    for number in range(0, 50, 3):
        del deleted["d%d" % number]
    made["deleted"] = deleted
    popped = {number: [number] for number in range(20)}
    while len(popped) > 4:
        popped.popitem()
    del popped[0]
    popped[0] = "again, at the end"
    made["popped"] = popped
    made["own"] = {}
    made["own"]["own"] = made["own"]
    return made


def mostly_deleted():
    """So large once that its indices take four bytes each."""
    made = dict.fromkeys(range(44000))
    for number in range(50, 43950):
        del made[number]
    return made


@exhibit
def sets():
    dummies = set("member %d" % number for number in range(40))
    for number in range(0, 40, 2):
        dummies.discard("member %d" % number)
    return {
        "empty": set(),
        "small": {1, "two", (3,)},
        "dummies": dummies,
        "big": set(range(10 ** 6, 10 ** 6 + 5000)),
        "frozen": frozenset(["a", "b", frozenset([1, 2])]),
        "frozen_big": frozenset(str(number) for number in range(500)),
        "cleared": cleared_set(),
    }


def cleared_set():
    made = set(range(100))
    made.clear()
    made.add("only")
    return made


@exhibit
def from_collections():
    ordered = collections.OrderedDict((letter, [letter]) for letter in "zyxabc")
    ordered.move_to_end("z")
    ordered.move_to_end("c", last=False)
    del ordered["x"]
    ordered["x"] = "at the end again"
    named_ordered = NamedOrderedDict(one=[1], two=[2])
    named_ordered.attribute = ["of the instance"]
    default = collections.defaultdict(list, {"preset": (1,)})
    default["made"].append("by the factory")
    bounded = collections.deque(range(10), maxlen=4)
    many = collections.deque([number] for number in range(500))
    for _ in range(70):
        many.popleft()
    many.rotate(33)
    cyclic = collections.deque()
    cyclic.append(cyclic)
    return {
        "ordered": ordered,
        "ordered_empty": collections.OrderedDict(),
        "named_ordered": named_ordered,
        "default": default,
        "default_without_factory": collections.defaultdict(None, a=[1]),
        "counter": collections.Counter("abracadabra"),
        "chain": collections.ChainMap({"a": 1}, {"b": [2]}),
        "deque": many,
        "deque_bounded": bounded,
        "deque_empty": collections.deque(),
        "deque_cyclic": cyclic,
        "user": [collections.UserDict(a=[1]), collections.UserList([1, [2]]), collections.UserString("text")],
    }


class NamedOrderedDict(collections.OrderedDict):
    pass


@exhibit
def views():
    viewed = {"a": [1], "b": [2]}
    return [
        viewed, viewed.keys(), viewed.values(), viewed.items(), types.MappingProxyType(viewed), vars(NamedOrderedDict),
        collections.OrderedDict(viewed).keys(), types.SimpleNamespace(name=["value"], other=1),
    ]


@exhibit
def cycles():
    first, second = {}, []
    first["second"] = second
    second.append((first, second))
    loop = [first]
    loop[:] = [loop, second, loop]
    return loop
