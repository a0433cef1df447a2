"""The house: what rooms bring, and where the core finds it. It knows none of them by name.

A room is a capability: a folder of `scheduler/` whose `room.py` says in one place what it brings.
`scheduler/rooms.py` lists them all; whoever starts a program opens the house with that list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any


class HouseClosed(Exception):
    """Something was asked of the rooms before the program opened the house."""


class BroughtTwice(ValueError):
    """Two rooms bring something of the same name."""


@dataclass(frozen=True)
class Room:
    """What one capability brings."""

    name: str
    #: what it does, each verb by the name of its function
    acts: tuple[Callable[..., Any], ...] = ()
    #: the modules whose facts it brings: importing them registers these
    facts: tuple[ModuleType, ...] = ()


_open: list[Room] = []


def open_house(rooms: Iterable[Room]) -> None:
    """Let the core find what these rooms bring. Raises BroughtTwice."""
    _open[:] = rooms
    for ask in (acts,):
        ask.cache_clear()
        ask()


def close_house() -> None:
    """Forget all rooms, as at the start of a program."""
    _open.clear()
    acts.cache_clear()


def rooms() -> tuple[Room, ...]:
    """All rooms, in their order. Raises HouseClosed: no one goes on as if there were none."""
    if not _open:
        raise HouseClosed("open the house first: scheduler.rooms.open_all()")
    return tuple(_open)


@cache
def acts() -> Mapping[str, Callable[..., Any]]:
    """Every act, by its name."""
    return _once((act.__name__, act) for room in rooms() for act in room.acts)


def _once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """These as a table. Raises BroughtTwice for a name that stands there already."""
    found: dict[str, Any] = {}
    for name, what in pairs:
        if name in found:
            raise BroughtTwice(name)
        found[name] = what
    return found
