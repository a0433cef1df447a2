"""What became of a row that was sent: noted, tried again, sent on by the next way, or given up."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from records.database import Tx
from records.notices import Lane, Notice
from records.people import Person, Way
from scheduler import house
from scheduler.post import reach
from scheduler.post.channels import DeliveryError
from scheduler.post.people_states import ask_to_reach, note_blocked, note_mail_fails
from scheduler.post.sending import outcomes


class Sent(NamedTuple):
    """What became of a row."""

    row: Notice
    language: str
    message_id: int | None = None
    error: DeliveryError | None = None
    way: str = Way.HERE
    said: bool = True  #: False if it could not be put in words: no other way would help
    others: tuple[Notice, ...] = ()  #: what went in the same e-mail


def not_reached(tx: Tx, row: Notice, now: datetime) -> None:
    """A row does not get through in any way: what its kind does then."""
    failed = house.kind(row.name).failed
    if failed is not None:
        failed(tx, row, now)


def ask_someone_to_reach(tx: Tx, row: Notice, person: Person, now: datetime) -> None:
    """Ask whoever looks after someone to tell them, if it was told out of the blue."""
    told = row.act == "send" and row.lane in (Lane.NOTICE, Lane.BROADCAST)
    if told and not house.kind(row.name).only_here:
        ask_to_reach(tx, row, person, f"no_way:{row.id}", now)


def settle(tx: Tx, sent: Sent, now: datetime) -> None:
    """Write down what became of a row, and of those that went with it; note a closed chat."""
    _settle(tx, sent, now)
    for other in sent.others:
        _settle(tx, sent._replace(row=other), now, mail_of=sent.row.id)


def _settle(tx: Tx, sent: Sent, now: datetime, mail_of: int | None = None) -> None:
    row, error, way = sent.row, sent.error, sent.way
    if error is None:
        outcomes.accepted(tx, row, now, sent.language, sent.message_id, way, mail_of=mail_of)
        settled = house.kind(row.name).settled
        if settled is not None:
            settled(tx, row, now, sent.language, sent.message_id, way)
        return
    if not error.permanent and _tries_again(tx, sent, error.reason, now):
        return
    if sent.said and row.person_id is not None:
        if error.blocked:
            _note_closed(tx, sent, now)
        if _goes_on(tx, sent, error.reason, now):
            return
    outcomes.failed(tx, row, now, sent.language, error.reason, way)
    not_reached(tx, row, now)


def _tries_again(tx: Tx, sent: Sent, reason: str, now: datetime) -> bool:
    """Whether a row goes again in the same way: a mail server is not waited for for ever."""
    row, way = sent.row, sent.way
    later = reach.again_at(tx, row, way, now) if way == Way.EMAIL else None
    if later is None and way == Way.EMAIL:
        return False
    outcomes.put_back(tx, row, now, sent.language, reason, way, again_at=later)
    put_back = house.kind(row.name).put_back
    if put_back is not None:
        put_back(tx, row)
    return True


def _note_closed(tx: Tx, sent: Sent, now: datetime) -> None:
    note = note_mail_fails if sent.way == Way.EMAIL else note_blocked
    note(tx, sent.row.person_id or 0, now)


def _goes_on(tx: Tx, sent: Sent, reason: str, now: datetime) -> bool:
    """Whether a row that failed in one way goes on in the next; if none is left, it is asked for.

    Someone who is reached in one way only was asked for when their chat was found closed.
    """
    row, way = sent.row, sent.way
    person = tx.get(Person, row.person_id)
    if person.state in ("left", "forgotten"):
        return False
    if reach.next_way(tx, row, person, way) is not None:
        outcomes.put_back(tx, row, now, sent.language, reason, way, other_way=True)
        return True
    if person.ways != Way.HERE:
        ask_someone_to_reach(tx, row, person, now)
    return False
