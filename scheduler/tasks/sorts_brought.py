"""What people can ask a person for, as rooms bring it."""

from __future__ import annotations

from collections.abc import Mapping

from conversations.phrases import N_
from scheduler import house
from scheduler.seams import Sort

#: of a sort that no room brings any more
ANYTHING = Sort("", N_("Something else"), N_("{person} has asked for this: {what}."))


@house.asked_once
def sorts() -> Mapping[str, Sort]:
    """Each sort of task, by its name. Raises BroughtTwice."""
    return house.once((one.name, one) for room in house.rooms() for one in room.sorts)


def sort_of(kind: str) -> Sort:
    """All about the tasks of a kind; something else, if no room brings it any more."""
    return sorts().get(kind, ANYTHING)


def sorts_that(what: str) -> tuple[str, ...]:
    """The names of all of which this is true: `sorts_that("of_a_break")`."""
    return tuple(name for name, sort in sorts().items() if getattr(sort, what))


def of_a_break(kind: str) -> bool:
    """Whether this comes of a break: it is for no one whom the person left out (“Not to …”)."""
    return sort_of(kind).of_a_break
