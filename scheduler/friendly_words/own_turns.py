"""The turns at meetings to come of someone who looks after people (CH:67, CH:68).

Co-producers read of theirs before the day, and who runs a group in the digest. Whoever is neither
reads of theirs on the working day before the meeting, with the list of who might like a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import select

from records.database import Tx
from records.meetings import Meeting, meetings
from records.people import Person, Role, memberships
from scheduler.meetings.rota import mine
from scheduler.post.help_now import region
from scheduler.post.working_days import working_day_before


class OwnTurn(NamedTuple):
    """A turn, and the meeting it is at."""

    meeting: Meeting
    turn: str


def own_turns(tx: Tx, person: Person, now: datetime) -> Iterator[OwnTurn]:
    """Those of someone who is link person in the meeting's group, and nothing else there."""
    here = select(memberships.c.group_id).where(memberships.c.person_id == person.id)
    other = here.where(memberships.c.role.in_((Role.CO_PRODUCER, Role.FACILITATOR)))
    rows = tx.every(
        Meeting,
        select(meetings)
        .where(
            meetings.c.group_id.in_(here.where(memberships.c.role == Role.LINK_PERSON)),
            meetings.c.group_id.not_in(other),
            meetings.c.state == "planned",
            meetings.c.starts_at > now,
        )
        .order_by(meetings.c.starts_at, meetings.c.id),
    )
    for row in rows:
        yield from (OwnTurn(row, turn) for turn in mine(tx, row.id, person.id))


def on_the_eve(tx: Tx, person: Person, now: datetime) -> list[OwnTurn]:
    """Those of them at meetings whose eve it is, or was."""
    today = now.astimezone(ZoneInfo(person.zone)).date()
    return [
        own
        for own in own_turns(tx, person, now)
        if working_day_before(own.meeting.starts_at, person.zone, region()) <= today
    ]
