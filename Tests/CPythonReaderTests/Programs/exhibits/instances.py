"""Instances with a dict, with slots, with both; subclasses of built-in types; metaclasses, enums, dataclasses."""

import abc
import collections
import dataclasses
import enum
import typing

from exhibits import exhibit


class Plain:
    class_attribute = ["shared"]

    def __init__(self, *names):
        for name in names:
            setattr(self, name, [name])


class Slots:
    __slots__ = ("first", "second", "unset", "__private")

    def __init__(self):
        self.first = ["first"]
        self.second = self
        self.__private = ("mangled",)


class SlotsBelow(Slots):
    __slots__ = ("third", "__weakref__")

    def __init__(self):
        super().__init__()
        self.third = {"third": 3}


class SlotsAndDict(Slots):
    def __init__(self):
        super().__init__()
        self.in_dict = ["in the dict"]


class DictSlot:
    __slots__ = ("beside", "__dict__")


class Many:
    pass


class WithFinalizer:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        pass


@exhibit
def with_dict():
    """Every way an instance's attributes can lie: shared keys, other orders, deleted, overflowing, materialised."""
    made = {
        "none": Plain(),
        "usual": [Plain("a", "b", "c") for _ in range(5)],
        "other_order": Plain("c", "a", "b"),
        "some": Plain("b"),
        "deleted_last": Plain("a", "b", "c"),
        "deleted_first": Plain("a", "b", "c"),
        "deleted_and_again": Plain("a", "b", "c"),
        "materialised": Plain("a", "b", "c"),
        "materialised_changed": Plain("a", "b", "c"),
        "replaced": Plain("a"),
        "foreign_keys": Plain("a"),
        "emptied": Plain("a", "b"),
    }
    del made["deleted_last"].c
    del made["deleted_first"].a
    again = made["deleted_and_again"]
    del again.a
    again.a = "at the end"
    made["materialised_kept"] = vars(made["materialised"])
    vars(made["materialised_changed"])["new"] = ["through the dict"]
    del vars(made["materialised_changed"])["b"]
    made["replaced"].__dict__ = {"fresh": [1], "other": [2]}
    vars(made["foreign_keys"])[17] = "a key that is no str"
    del made["emptied"].a, made["emptied"].b
    cyclic = made["cyclic"] = Plain()
    cyclic.itself = cyclic
    return made


@exhibit
def with_many_attributes():
    many = [Many() for _ in range(3)]
    for number in range(100):
        setattr(many[0], "attribute_%d" % number, [number])
    for number in range(31):
        setattr(many[1], "attribute_%d" % number, number)
    for number in range(5):
        setattr(many[2], "other_%d" % number, (number,))
    return many


@exhibit
def with_slots():
    beside = DictSlot()
    beside.beside = ["a slot"]
    beside.free = ["a dict's"]
    both = SlotsAndDict()
    below = SlotsBelow()
    return [Slots(), below, both, beside, DictSlot()]


@exhibit
def with_finalizers():
    return [WithFinalizer("live"), WithFinalizer(["nested"])]


class DictChild(dict):
    pass


class ListChild(list):
    pass


class TupleChild(tuple):
    pass


class StrChild(str):
    pass


class IntChild(int):
    pass


class BytesChild(bytes):
    pass


class FloatChild(float):
    pass


class SetChild(set):
    pass


class FrozenSetChild(frozenset):
    pass


class ByteArrayChild(bytearray):
    pass


class TypeChild(type):
    def __new__(mcs, name, bases, namespace, **options):
        made = super().__new__(mcs, name, bases, namespace)
        made.options = options
        return made


class OfTypeChild(metaclass=TypeChild, option=["kept"]):
    pass


class ListWithSlots(list):
    __slots__ = ("slot",)


class TupleWithoutDict(tuple):
    __slots__ = ()


@exhibit
def children_of_builtins():
    made = [
        DictChild(a=[1], b=2), ListChild([1, [2]]), TupleChild((1, [2], 3)), StrChild("text \u4e2d"), IntChild(2 ** 100),
        IntChild(0), IntChild(-(2 ** 30)), BytesChild(b"bytes of odd length"), FloatChild(2.5), SetChild([1, "two"]),
        FrozenSetChild(["three"]), ByteArrayChild(b"array"), OfTypeChild(),
    ]
    for number, instance in enumerate(made):
        instance.attribute = ["of child", number]
    slotted = ListWithSlots(["element"])
    slotted.slot = {"in": "slot"}
    bare = [DictChild(), ListChild(), TupleChild(), StrChild(""), IntChild(7)]
    return made + [slotted, TupleWithoutDict((1, []))] + bare


Point = collections.namedtuple("Point", "x y label", defaults=[None])


class Typed(typing.NamedTuple):
    name: str
    values: list = []


@dataclasses.dataclass
class Record:
    name: str
    tags: list = dataclasses.field(default_factory=list)
    parent: "Record" = None


@dataclasses.dataclass(frozen=True)
class FrozenRecord:
    key: tuple


class Colour(enum.Enum):
    RED = "red"
    GREEN = ["unhashable"]
    ALIAS = "red"


class Permission(enum.Flag):
    READ = enum.auto()
    WRITE = enum.auto()


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 1000


@exhibit
def records():
    parent = Record("parent")
    return [
        Point(1, [2], "three"), Point(1, 2), Typed("typed"), parent, Record("child", ["tag"], parent),
        FrozenRecord((1, [2])), Colour.RED, Colour.GREEN, Permission.READ | Permission.WRITE, Level.HIGH,
    ]


class Meta(abc.ABCMeta):
    def __call__(cls, *args):
        instance = super().__call__(*args)
        cls.made = getattr(cls, "made", 0) + 1
        return instance


class Abstract(metaclass=Meta):
    @abc.abstractmethod
    def method(self):
        """Not implemented here."""


class Concrete(Abstract):
    def method(self):
        return super().method

    def __init_subclass__(cls, **options):
        super().__init_subclass__()
        cls.options = options


class Diamond(Concrete, Plain, option=["of a subclass"]):
    annotation: "int" = 3


Box = typing.TypeVar("Box")


class Generic(typing.Generic[Box]):
    content: Box


class Protocol(typing.Protocol if hasattr(typing, "Protocol") else object):
    def act(self) -> int:
        ...


@exhibit
def classes():
    local = type("MadeAtRunTime", (Plain,), {"in_namespace": ["value"], "__slots__": ("own_slot",)})
    instance = local()
    instance.own_slot = ["in the slot"]
    instance.attribute = ["in the dict"]
    deep = Plain
    for number in range(10):
        deep = type("Deep%d" % number, (deep,), {"level": number})
    registered = Abstract.register(int)
    return [Diamond(), instance, deep("at_depth"), registered, Generic[int], Generic(), Protocol]
