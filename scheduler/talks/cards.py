"""Sealed cards as they are now: read whole, and written on without touching the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

from sqlalchemy import bindparam, select, update

from records.database import Tx
from records.groups import Group, groups
from records.meetings import meetings
from records.people import Person, people
from records.reading import read_once
from records.sealing import KeyGone


class HasCard(Protocol):
    """A person's row, or what of it opens their card."""

    @property
    def key_id(self) -> str:
        """The key that seals it."""

    @property
    def card(self) -> bytes:
        """It, sealed."""


class _Sealed(NamedTuple):
    card: bytes
    key_id: str


_OF_MEETING = read_once(
    select(meetings.c.card, groups.c.key_id)
    .join(groups, groups.c.id == meetings.c.group_id)
    .where(meetings.c.id == bindparam("meeting_id"))
)


def key_of(tx: Tx, group_id: int) -> str:
    """The key that seals what belongs to a group."""
    return str(tx.conn.scalar(select(groups.c.key_id).where(groups.c.id == group_id)))


def read_card(tx: Tx, meeting_id: int) -> dict[str, Any]:
    """What is written on a meeting's card, open."""
    return _opened(tx, meeting_id)[0]


def write_on_card(tx: Tx, meeting_id: int, **written: Any) -> None:
    """Put these beside what is on it, or in the place of what has the same name."""
    card, key = _opened(tx, meeting_id)
    sealed = tx.seal(key, "meeting.card", {**card, **written})
    tx.conn.execute(update(meetings).where(meetings.c.id == meeting_id).values(card=sealed))


def write_on_group(tx: Tx, group: Group, written: Mapping[str, Any]) -> bool:
    """The same for a group's card; whether that has changed it."""
    before = tx.unseal(group.key_id, "group.card", group.card)
    card = {**before, **written}
    if card == before:
        return False
    sealed = tx.seal(group.key_id, "group.card", card)
    tx.conn.execute(update(groups).where(groups.c.id == group.id).values(card=sealed))
    return True


def card_of(tx: Tx, person: HasCard) -> dict[str, Any]:
    """A person's own words: called, word, helps, circle. Empty once they are forgotten."""
    try:
        card: dict[str, Any] = tx.unseal(person.key_id, "person.card", person.card)
    except KeyGone:
        return {}
    return card


def left_out_on(card: Mapping[str, Any]) -> set[int]:
    """The ids of those whom a person has left out for good, as it stands on their card."""
    return {int(key) for key in card.get("not_to", ()) if str(key).isdecimal()}


def left_out(tx: Tx, person_id: int) -> set[int]:
    """Those who are never to hear of someone's breaks, nor of what follows from one."""
    person = tx.get(Person, person_id)
    return left_out_on(card_of(tx, person))


def write_on_person(tx: Tx, person: Person, written: Mapping[str, Any]) -> None:
    """The same for a person's card."""
    before = tx.unseal(person.key_id, "person.card", person.card)
    card = {**before, **written}
    if card != before:
        sealed = tx.seal(person.key_id, "person.card", card)
        tx.conn.execute(update(people).where(people.c.id == person.id).values(card=sealed))


def _opened(tx: Tx, meeting_id: int) -> tuple[dict[str, Any], str]:
    row = tx.one(
        _Sealed,
        _OF_MEETING,
        {"meeting_id": meeting_id},
    )
    return tx.unseal(row.key_id, "meeting.card", row.card), row.key_id
