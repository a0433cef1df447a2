"""A worry about safety while the database fails: whom the bot can still tell, after a yes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select

from bot.incoming import Incoming
from bot.starting import SAFETY, asks_for
from conversations.registry import ALL
from records.database import Database, Tx
from records.groups import groups
from records.people import Person, Role, memberships, people
from scheduler.safety.worry_circles import at_group, circles, first_told, keeper_ids
from scheduler.talks.known import Known
from scheduler.talks.running import running_meeting, running_meetings

#: a yes to those whom the bot could name, and the same on a screen from before
YES, _TELL = f"{SAFETY}.tell", ".safety_tell.tell"
#: taps with which a person leaves someone out
_LEAVES_OUT = frozenset({"not_to", "safety_out"})
_PARTS_OF_A_TAP = 3
_PIECE = 50


def is_a_worry(incoming: Incoming, command: str | None) -> bool:
    """Whether this asks for the screen of a worry, or answers it."""
    if incoming.kind != "tap":
        return command == SAFETY or incoming.text == f"/{SAFETY}"
    said = incoming.text.split(".")
    if incoming.text == YES or asks_for(incoming.text) == SAFETY:
        return True
    return len(said) == _PARTS_OF_A_TAP and said[1] in ALL[SAFETY].questions


def is_a_yes(incoming: Incoming) -> bool:
    """Whether they said yes to telling those on the button: nobody was to be left out."""
    return incoming.kind == "tap" and (incoming.text == YES or incoming.text.endswith(_TELL))


def leaves_out(incoming: Incoming) -> bool:
    """Whether they were about to leave someone out, whom the bot can't know."""
    return not _LEAVES_OUT.isdisjoint(incoming.text.split("."))


class Keepers:
    """Who would be told of a worry: worked out once for each group, for all who are in it."""

    def __init__(self) -> None:
        self._of_group: dict[int, list[int]] = {}
        self._groups: dict[int, list[int]] = {}
        self._own: dict[int, list[int]] = {}

    def look(self, database: Database, now: datetime) -> None:
        """Learn it anew: a few statements a group, and more only for those without staff."""
        with database.transaction() as tx:
            self._groups, peers = _by_person(tx)
        self._of_group, self._own = {}, {}
        for group_id in dict.fromkeys(i for ids in self._groups.values() for i in ids):
            with database.transaction() as tx:
                self._of_group[group_id] = _told_in(tx, group_id, now)
        for first in range(0, len(peers), _PIECE):
            with database.transaction() as tx:
                self._own.update(_one_by_one(tx, peers[first : first + _PIECE], now))

    def of(self, person_id: int, not_to: Iterable[Any]) -> list[int]:
        """Who would be told of a worry of this person's."""
        if person_id in self._own:
            return self._own[person_id]
        out = {person_id, *(int(i) for i in not_to if str(i).isdecimal())}
        found = (self._of_group.get(i, []) for i in self._groups.get(person_id, ()))
        able = ([i for i in ids if i not in out] for ids in found)
        return next(filter(None, able), [])


class _There(NamedTuple):
    person_id: int
    group_id: int
    peers_only: bool


def _by_person(tx: Tx) -> tuple[dict[int, list[int]], list[int]]:
    """In which groups everyone is; and those who are in one without staff."""
    found = select(memberships.c.person_id, memberships.c.group_id, groups.c.peers_only)
    there = found.join(groups, groups.c.id == memberships.c.group_id)
    rows = tx.every(_There, there.order_by(memberships.c.id))
    by_person: dict[int, list[int]] = {}
    for row in rows:
        by_person.setdefault(row.person_id, []).append(row.group_id)
    return by_person, sorted({row.person_id for row in rows if row.peers_only})


def _told_in(tx: Tx, group_id: int, now: datetime) -> list[int]:
    anyone = _anyone(tx, group_id)
    here = next((int(m.id) for m in running_meetings(tx, now, [group_id])), None)
    asker = at_group(Known(tx, anyone, now), group_id, here)
    return first_told(asker, circles(asker, group_id, ()))


def _anyone(tx: Tx, group_id: int) -> Person:
    """One of the group: a member, if there is one, so that no one of the staff is missed."""
    member = memberships.c.role == Role.CO_PRODUCER
    found = select(people).join(memberships, memberships.c.person_id == people.c.id)
    of_it = found.where(memberships.c.group_id == group_id).order_by(member.desc(), people.c.id)
    return tx.one(Person, of_it.limit(1))


def _one_by_one(tx: Tx, ids: list[int], now: datetime) -> dict[int, list[int]]:
    found = {row.id: row for row in tx.every(Person, select(people).where(people.c.id.in_(ids)))}
    own = {}
    for person_id, person in found.items():
        here = running_meeting(Known(tx, person, now))
        own[person_id] = keeper_ids(Known(tx, person, now, meeting_id=here))
    return own
