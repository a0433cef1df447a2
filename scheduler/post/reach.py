"""How a notice can reach someone: in the order they chose, and only as they said is safe.

It is looked at again at each step: an address may have been taken out meanwhile, or found not to
work (W:14, CH:111).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import func, select

from records.database import Tx
from records.notices import Lane, Notice, attempts
from records.people import Person, Role, Way, memberships, people
from scheduler.post.mail.letterhead import letterhead
from scheduler.talks.cards import card_of

#: what whoever looks after someone reads, where nobody may ring: a message, or all of them
NOT_SAFE, NOT_SAFE_AT_ALL = "not_safe_to_ring", "no_safe_way"
#: for how long a mail server that does not answer is waited for before the next way is taken
_PATIENCE = timedelta(hours=4)
_LONGEST_WAIT = timedelta(hours=1)


class _Tried(NamedTuple):
    tries: int
    first: datetime | None


def mail_is_set_up() -> bool:
    """Whether this program can send e-mail."""
    return letterhead() is not None


def again_at(tx: Tx, row: Notice, way: str, now: datetime) -> datetime | None:
    """When a row is tried again in a way that is down for a while; None: too long down."""
    mine = (attempts.c.notice_id == row.id, attempts.c.channel == way)
    tried = tx.one(
        _Tried,
        select(func.count().label("tries"), func.min(attempts.c.at).label("first")).where(*mine),
    )
    if tried.first is not None and now - tried.first >= _PATIENCE:
        return None
    return now + min(_LONGEST_WAIT, timedelta(minutes=2 ** min(int(tried.tries), 6)))


def way_for(tx: Tx, row: Notice, person: Person) -> str | None:
    """The way in which a row goes to someone now; None if there is none."""
    if person.ways == Way.HERE and person.telegram_id is not None:
        return Way.HERE  # as nearly everyone: nothing is looked up
    if not _may_go_elsewhere(row):
        return Way.HERE if person.telegram_id is not None else None
    return next_way(tx, row, person)


def next_way(tx: Tx, row: Notice, person: Person, *failed: str) -> str | None:
    """The first way in which a row has not failed yet, beside those that just have."""
    if not _may_go_elsewhere(row):
        return None
    tried = set(failed) | set(
        tx.conn.scalars(
            select(attempts.c.channel).where(
                attempts.c.notice_id == row.id, attempts.c.outcome == "failed"
            )
        )
    )
    return next((way for way in usable(tx, person) if way not in tried), None)


def usable(tx: Tx, person: Person) -> list[str]:
    """The ways in which someone can be reached now, in the order they chose."""
    card = card_of(tx, person)
    return [way for way in person.ways.split(",") if _open(tx, way, person, card)]


def safe_to_ring(tx: Tx, person: Person) -> bool:
    """Whether someone may be rung, as far as they have said."""
    return _may_ring(card_of(tx, person))


def _may_go_elsewhere(row: Notice) -> bool:
    """Only what a person is told out of the blue; answers, edits and pins belong to the chat."""
    return row.act == "send" and row.lane in (Lane.NOTICE, Lane.BROADCAST)


def _open(tx: Tx, way: str, person: Person, card: dict[str, Any]) -> bool:
    if way == Way.HERE:
        return person.telegram_id is not None and person.blocked_at is None
    if way == Way.EMAIL:
        wanted = bool(card.get("email")) and card.get("safe_write") != "no"
        return mail_is_set_up() and wanted and not card.get("email_fails")
    return way == Way.CALL and _may_ring(card) and _looked_after(tx, person)


def _may_ring(card: dict[str, Any]) -> bool:
    return bool(card.get("safe_ring") != "no")


def _looked_after(tx: Tx, person: Person) -> bool:
    """Whether there is someone to ring: a link person, or else a facilitator."""
    mine = select(memberships.c.group_id).where(memberships.c.person_id == person.id)
    staff = (memberships.c.role == Role.FACILITATOR) & (memberships.c.person_id != person.id)
    link = (memberships.c.person_id == person.id) & memberships.c.link_id.is_not(None)
    found = select(memberships.c.id).where(memberships.c.group_id.in_(mine), staff | link)
    return tx.conn.scalar(found.limit(1)) is not None


def reachable(tx: Tx, person_ids: Iterable[int]) -> list[int]:
    """Those of these people whose chat is open to the bot."""
    return list(
        tx.conn.scalars(
            select(people.c.id).where(
                people.c.id.in_(list(person_ids)),
                people.c.telegram_id.is_not(None),
                people.c.blocked_at.is_(None),
            )
        )
    )


def reachable_of(tx: Tx, person_ids: Iterable[int]) -> list[int]:
    """The same, in the order they were given."""
    ids = list(person_ids)
    there = set(reachable(tx, ids))
    return [i for i in ids if i in there]
