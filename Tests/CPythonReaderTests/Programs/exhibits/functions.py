"""Functions, closures, methods and descriptors of every kind."""

import functools
import operator
import types

from exhibits import exhibit


def module_level(a, b=["default"], *rest, c={"keyword": "default"}, **more) -> "a return":
    """A doc string."""
    return a, b, rest, c, more


module_level.attribute = ["of a function"]


@exhibit
def closures():
    captured = ["captured"]
    unset_later = "gone"

    def inner(argument):
        nonlocal unset_later

        def innermost():
            return captured, argument, unset_later

        return innermost

    innermost = inner({"argument": 1})
    del unset_later

    def recursive(number):
        return recursive(number - 1) if number else captured

    return [inner, innermost, recursive, innermost.__closure__, lambda: captured, types.CellType()]


class Owner:
    def __init__(self):
        self.value = ["value"]

    def method(self):
        return self.value

    @classmethod
    def of_class(cls):
        return cls

    @staticmethod
    def static():
        return None

    @property
    def computed(self):
        """Doc of the property."""
        return self.value

    @computed.setter
    def computed(self, value):
        self.value = value

    @functools.lru_cache(maxsize=None)
    def cached(self, key):
        return [key]

    @functools.cached_property
    def once(self):
        return ["computed once"]

    partial = functools.partialmethod(method)
    dispatched = functools.singledispatchmethod(lambda self, argument: argument)


@exhibit
def methods():
    owner = Owner()
    owner.cached(1), owner.cached("two"), owner.once
    array = []
    return {
        "bound": owner.method,
        "of_class": owner.of_class,
        "class_of_builtin": dict.fromkeys,
        "static": owner.static,
        "static_object": vars(Owner)["static"],
        "class_object": vars(Owner)["of_class"],
        "property": vars(Owner)["computed"],
        "property_empty": property(),
        "property_with_doc": property(None, None, None, ["any object"]),
        "builtin": len,
        "builtin_bound": array.append,
        "builtin_of_instance": {"a": 1}.get,
        "method_descriptor": str.join,
        "wrapper_descriptor": object.__init__,
        "method_wrapper": array.__len__,
        "class_method_descriptor": vars(dict)["fromkeys"],
        "getset": vars(type)["__dict__"],
        "member": vars(types.FunctionType)["__globals__"],
        "slot_member": types.MemberDescriptorType,
        "method_of_partial": types.MethodType(functools.partial(max, 1), owner),
        "super": super(Owner, owner),
        "super_unbound": super(Owner),
        "code": module_level.__code__,
    }


@exhibit
def wrappers():
    partial = functools.partial(module_level, 1, ["two"], c=[3])
    partial.attribute = ["of a partial"]
    limited = functools.lru_cache(maxsize=3)(lambda key: [key])
    for key in ("a", "b", ("c", 1), "d", 5):
        limited(key)
    typed = functools.lru_cache(maxsize=128, typed=True)(lambda *keys, **named: (keys, named))
    typed(1, two=[2].__len__())
    typed("x", y=1.5)
    without = functools.lru_cache(maxsize=0)(lambda: [])
    without()
    single = functools.singledispatch(module_level)
    single.register(int, lambda argument: argument)

    @functools.wraps(module_level)
    def wrapped():
        return None

    return [
        partial, functools.partial(partial, 5), functools.partial(len), limited, typed, without, single, wrapped,
        functools.cmp_to_key(lambda a, b: 0), functools.cmp_to_key(lambda a, b: 0)([1]), functools.total_ordering,
        operator.itemgetter("a", 1), operator.attrgetter("a.b", "c"), operator.methodcaller("m", [1], key=[2]),
    ]


@exhibit
def compiled():
    return [
        compile("x = [1, 'two', (3, 4)]\ndef f(a, b=2):\n    return lambda: (a, b)\n", "<made>", "exec"),
        compile("a + b", "<expression>", "eval"),
        types.FunctionType(module_level.__code__, {"own": "globals"}, "renamed", (1, 2)),
    ]
