"""What people can ask a person for, as rooms bring it."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler import house
from scheduler.seams import Sort


@house.asked_once
def sorts() -> Mapping[str, Sort]:
    """Each sort of task, by its name. Raises BroughtTwice."""
    return house.once((one.name, one) for room in house.rooms() for one in room.sorts)


def sorts_that(what: str) -> tuple[str, ...]:
    """The names of all of which this is true: `sorts_that("of_a_break")`."""
    return tuple(name for name, sort in sorts().items() if getattr(sort, what))


def of_a_break(kind: str) -> bool:
    """Whether this comes of a break: it is for no one whom the person left out (“Not to …”)."""
    return kind in sorts_that("of_a_break")
