"""A talk with someone that another plays for them: in the other's chat, with the person's answers.

A person without a phone is a full member: their link person asks them the questions, on the
telephone or face to face, and taps what they say (CH:111).
"""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import select

from records.access import may
from records.database import Tx
from records.notices import Lane, Notice
from records.people import Person, memberships
from records.roles import roles_towards
from records.talks import Talk
from scheduler.post import outbox


def play(tx: Tx, by: int, about: int, name: str, meeting_id: int | None, now: datetime) -> None:
    """Have a conversation with `about` begin in the chat of whoever plays it."""
    outbox.post(
        tx,
        to=by,
        kind="begin",
        name=name,
        lane=Lane.REPLY,
        now=now,
        parts={"with": True},
        about_id=about,
        meeting_id=meeting_id,
    )


def is_played(row: Notice) -> bool:
    """Whether a notice begins a talk that is played for someone."""
    return bool(json.loads(row.parts).get("with"))


def chat_of(talk: Talk) -> int:
    """In whose chat a talk runs."""
    return int(talk.played_by or talk.person_id)


def owner_of(tx: Tx, talk: Talk, sender: Person, now: datetime) -> Person | None:
    """Whose answers these are; None if the sender may not speak for them any more."""
    if talk.played_by is None:
        return sender
    if not may_play(tx, sender.id, talk.person_id, now):
        return None
    return person_of(tx, talk)


def person_of(tx: Tx, talk: Talk) -> Person:
    """The person a talk is with, whoever taps."""
    return tx.get(Person, talk.person_id)


def may_play(tx: Tx, by: int, about: int, now: datetime) -> bool:
    """Whether someone looks after another, or covers, and so may ask my questions for me."""
    mine = (memberships.c.person_id == about, memberships.c.link_id.is_not(None))
    return any(
        may(roles_towards(tx.conn, by, group_id, about, now), "play", "talk")
        for group_id in list(tx.conn.scalars(select(memberships.c.group_id).where(*mine)))
    )
