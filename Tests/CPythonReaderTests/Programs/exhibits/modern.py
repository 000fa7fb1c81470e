"""What only later versions have: generic aliases, unions, type parameters, structural pattern matching."""

import sys
import types
import typing

from exhibits import exhibit

MATCHING = """
class Pair:
    __match_args__ = ("left", "right")

    def __init__(self, left, right):
        self.left, self.right = left, right


def match(value):
    match value:
        case Pair([first, *rest], {"key": inner}) if first:
            return first, rest, inner
        case _:
            return None


made = [Pair([1, 2], {"key": ["inner"]}), match]
"""

TYPE_PARAMETERS = """
type Alias[T] = list[T] | dict[str, T]


class Container[T: (int, str), *Ts, **P]:
    def method[V](self, value: V) -> T:
        return value


made = [Alias, Alias.__type_params__, Alias[int], Container, Container[int, str, [int]]]
"""

TYPE_DEFAULTS = """
class WithDefault[T = int]:
    pass


made = [WithDefault, WithDefault.__type_params__]
"""


def run(source):
    namespace = {"__name__": "exhibits.modern"}
    exec(compile(source, "<modern>", "exec"), namespace)
    return namespace["made"]


@exhibit
def aliases():
    made = [typing.List[int], typing.Optional[str], typing.Callable[[int], str], typing.TypeVar("T", bound="str")]
    if sys.version_info >= (3, 9):
        made += [list[int], dict[str, typing.TypeVar("V")], types.GenericAlias(list, (int,)), tuple[int, ...]]
    if sys.version_info >= (3, 10):
        made += [int | str, typing.ParamSpec("P"), list[int] | None]
    if sys.version_info >= (3, 11):
        made += [typing.TypeVarTuple("Ts"), typing.Unpack[typing.TypeVarTuple("Us")]]
    return made


@exhibit
def syntax():
    made = []
    for version, source in [((3, 10), MATCHING), ((3, 12), TYPE_PARAMETERS), ((3, 13), TYPE_DEFAULTS)]:
        if sys.version_info >= version:
            made.append(run(source))
    return made
