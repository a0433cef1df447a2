"""The rooms' folders here, and what their modules bring: each thing under one name."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType, ModuleType
from typing import Any, TypeVar

import conversations

Named = TypeVar("Named")


class TwoOfOneName(ValueError):
    """Two conversations, two commands, two notes or two parts have the same name."""


def modules(named: str = "") -> Iterator[tuple[str, ModuleType]]:
    """Each module of each room, or those of one name, with the room: a folder here is a room."""
    for room in pkgutil.iter_modules(conversations.__path__, "conversations."):
        if room.ispkg:
            folder = importlib.import_module(room.name)
            for module in pkgutil.iter_modules(folder.__path__):
                if named in ("", module.name):
                    found = importlib.import_module(f"{room.name}.{module.name}")
                    yield room.name.rpartition(".")[2], found


def brought(what: str, named: str = "") -> Mapping[Any, Any]:
    """All that rooms bring as this, by its name or its place. Raises TwoOfOneName."""
    return once(pair for _, module in modules(named) for pair in getattr(module, what, {}).items())


def once(pairs: Iterable[tuple[str, Named]]) -> Mapping[str, Named]:
    """What is brought under each name. Raises TwoOfOneName for a name that stands twice."""
    names: dict[str, Named] = {}
    for name, one in pairs:
        if names.setdefault(name, one) is not one:
            raise TwoOfOneName(name)
    return MappingProxyType(names)
