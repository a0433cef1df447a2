"""The table of methods, by lower-case name."""

from collections.abc import Callable
from typing import Any, NamedTuple

from simulator.world import World

Json = dict[str, Any]
#: takes validated parameters; returns the result, or something to await for it
Method = Callable[[World, Json], Any]


class Told(NamedTuple):
    """A result that Telegram says something about."""

    result: Any
    description: str


METHODS: dict[str, Method] = {}


def method(*names: str) -> Callable[[Method], Method]:
    """Enter a function in the table under these names."""

    def enter(function: Method) -> Method:
        for name in names:
            METHODS[name.lower()] = function
        return function

    return enter
