"""What is planned for everyone, soonest first: when, to whom, and what kind of note it is."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import or_, select

from records.database import Tx
from records.groups import groups
from records.notices import Lane, notices
from records.people import people
from scheduler.talks.spoken import Line
from scheduler.talks.words.names import named


class Upcoming(NamedTuple):
    """One planned note. `person` and `chat` are ids in Telegram."""

    at: datetime
    person: int | None
    chat: int | None
    what: Line


class _Planned(NamedTuple):
    due_at: datetime
    name: str
    telegram_id: int | None
    chat_id: int | None


def upcoming(tx: Tx, most: int = 50) -> list[Upcoming]:
    """The planned notes that have someone to go to, at most so many."""
    rows = tx.every(
        _Planned,
        select(notices.c.due_at, notices.c.name, people.c.telegram_id, groups.c.chat_id)
        .outerjoin(people, people.c.id == notices.c.person_id)
        .outerjoin(groups, groups.c.id == notices.c.group_id)
        .where(
            notices.c.state == "planned",
            notices.c.act == "send",
            notices.c.lane != int(Lane.DIGEST),  # told in one that is planned itself
            or_(people.c.telegram_id.is_not(None), groups.c.chat_id.is_not(None)),
        )
        .order_by(notices.c.due_at, notices.c.id)
        .limit(most),
    )
    return [Upcoming(r.due_at, r.telegram_id, r.chat_id, named(r.name)) for r in rows]
