"""Facts about small things that can help: ours, and those of the groups someone is in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sqlalchemy import select

from conversations.group_page.small_things import ITEMS
from conversations.phrases import N_
from records.groups import Group, groups
from scheduler.talks.known import Known, fact
from scheduler.talks.lists import Pairs
from scheduler.talks.people.group import group_row
from scheduler.talks.spoken import Line, Lines, Name

#: on the group's sealed card
SMALL_THINGS = "small_things"
_ONE = N_("• {what}")


def key_of(said: str) -> str:
    """A short name for one of them, which stays the same while others come and go."""
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def _of(known: Known, row: Group) -> list[str]:
    known.allow("see", "group", row.id)
    return list(known.tx.unseal(row.key_id, "group.card", row.card).get(SMALL_THINGS, ()))


def _lines(said: Iterable[str]) -> Lines:
    return Lines(Line(_ONE, {"what": Name(one)}) for one in said)


@fact("small_list")
def small_list(_known: Known) -> object:
    """What is there without a group's own."""
    return Lines(Line(words, {}) for words in ITEMS)


@fact("groups_small_list")
def groups_small_list(known: Known) -> object:
    """What the groups of this person have added."""
    ids = {m.group_id for m in known.memberships()}
    found = select(groups).where(groups.c.id.in_(ids)).order_by(groups.c.id)
    rows = known.tx.every(Group, found)
    return _lines(dict.fromkeys(one for row in rows for one in _of(known, row)))


def _ours(known: Known) -> list[str]:
    row = group_row(known)
    return _of(known, row) if row is not None else []


@fact("our_small_list")
def our_small_list(known: Known) -> object:
    """What the group that this is about has added."""
    return _lines(_ours(known))


@fact("our_smalls")
def our_smalls(known: Known) -> Pairs:
    """The same, to choose from."""
    return tuple((key_of(one), Name(one)) for one in _ours(known))
