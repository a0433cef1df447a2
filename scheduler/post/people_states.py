"""A chat that is closed to the bot is noted, and the link person is asked to reach out."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import update

from records.database import Tx
from records.notices import Lane, Notice
from records.people import Person, Way, people
from scheduler import house, ports
from scheduler.events import ChatClosed, ChatOpen
from scheduler.kinds import Family
from scheduler.post import outbox, reach
from scheduler.post.events import happened
from scheduler.post.times import local_day
from scheduler.talks.cards import card_of, write_on_person
from scheduler.talks.digest import digests


def note_blocked(tx: Tx, person_id: int, now: datetime) -> None:
    """Note a closed chat, and prompt the link person, or the facilitators, once."""
    person = tx.get(Person, person_id)
    if person.blocked_at is not None:
        return
    tx.conn.execute(update(people).where(people.c.id == person_id).values(blocked_at=now))
    happened(tx, ChatClosed(person_id), now)
    person = tx.get(Person, person_id)
    if reach.usable(tx, person):  # what is for them goes in another way
        return
    note = "cannot_reach" if reach.safe_to_ring(tx, person) else reach.NOT_SAFE_AT_ALL
    prompt(tx, person, note, f"cannot_reach:{person_id}:{now.isoformat()}", now)


def note_mail_fails(tx: Tx, person_id: int, now: datetime) -> None:
    """An address does not work: it is used no more, and the link person is asked to check it."""
    person = tx.get(Person, person_id)
    card = card_of(tx, person)
    if not card.get("email") or card.get("email_fails"):
        return
    write_on_person(tx, person, {"email_fails": True})
    prompt(tx, person, "check_address", f"check_address:{person_id}:{now.isoformat()}", now)


def note_mail_stopped(tx: Tx, person_id: int, now: datetime) -> None:
    """Someone wants no more e-mail: they are reached in the other ways they chose, if any.

    If there is none, in the chat they have, or else by voice, as far as that is safe.
    """
    person = tx.get(Person, person_id)
    ways = person.ways.split(",")
    if Way.EMAIL not in ways:
        return
    rest = [way for way in ways if way != Way.EMAIL]
    if not rest and person.telegram_id is not None and person.blocked_at is None:
        rest = [Way.HERE]
    elif not rest and reach.safe_to_ring(tx, person):
        rest = [Way.CALL]
    left = {"ways": ",".join(rest)}
    tx.conn.execute(update(people).where(people.c.id == person_id).values(**left))
    prompt(tx, person, "mail_stopped", f"mail_stopped:{person_id}:{now.isoformat()}", now)


def note_open(tx: Tx, person_id: int, now: datetime) -> None:
    """The person has written, or unblocked the bot: their chat is open again."""
    done = tx.conn.execute(
        update(people)
        .where(people.c.id == person_id, people.c.blocked_at.is_not(None))
        .values(blocked_at=None)
    )
    if done.rowcount:
        happened(tx, ChatOpen(person_id), now)


def note_heard(tx: Tx, person: Person, now: datetime) -> None:
    """Someone has written or tapped: it is kept on which day, in their own zone, and no more."""
    day = local_day(now, person.zone)
    if person.heard_at is None or person.heard_at < day:
        tx.conn.execute(update(people).where(people.c.id == person.id).values(heard_at=day))


def ask_to_reach(tx: Tx, row: Notice, person: Person, key: str, now: datetime) -> None:
    """A notice has not reached someone: whoever looks after them is asked to, as is safe."""
    note = "missed_notice" if reach.safe_to_ring(tx, person) else reach.NOT_SAFE
    prompt(tx, person, note, key, now, row.meeting_id, {"what": row.name})


def prompt(
    tx: Tx,
    person: Person,
    note: str,
    key: str,
    now: datetime,
    meeting_id: int | None = None,
    parts: dict[str, str] | None = None,
) -> None:
    """Ask whoever looks after someone to reach them in another way; once for each `key`."""
    links = ports.looked_after_by(tx, person.id, now)
    for carer in sorted(ports.who_hears(tx, person.id, now)):
        posted: dict[str, Any] = {
            "to": carer,
            "kind": "note",
            "name": note,
            "now": now,
            "dedupe": f"{key}:{carer}",
            "about_id": person.id,
            "meeting_id": meeting_id,
            "parts": dict(parts or {}),
        }
        told = house.kind(posted["parts"].get("what", "")).call.family
        if not house.kind(note).can_wait or carer in links or told is Family.NEWS:
            outbox.post(tx, lane=Lane.NOTICE, **posted)
        else:
            digests.post(tx, **posted)
