"""Who has a word for a break that means something else here is asked for another: once, ever."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.database import Database
from records.notices import Lane, notices
from records.people import Person, Way, memberships, people
from scheduler.post import outbox
from scheduler.post.times import next_awake
from scheduler.talks.known import Known
from scheduler.talks.running import running_meeting

NAME = "another_word"


def ask_for_another(database: Database, telegram_id: int, now: datetime) -> None:
    """Post the question for someone's waking hours, without a sound.

    Not while a meeting of theirs is on, nor to whom I write elsewhere: they type nothing here.
    The row that asks stays, and so nobody is asked twice.
    """
    with database.transaction() as tx:
        person = tx.first(
            Person,
            select(people).where(
                people.c.telegram_id == telegram_id,
                people.c.state == "here",
                people.c.blocked_at.is_(None),
                people.c.id.in_(select(memberships.c.person_id)),
            ),
        )
        if person is None or not person.ways.startswith(Way.HERE):
            return
        key = f"{NAME}:{person.id}"
        asked = select(notices.c.id).where(notices.c.dedupe == key)
        if tx.conn.scalar(asked) is not None:
            return
        if running_meeting(Known(tx, person, now)) is not None:
            return
        outbox.post(
            tx,
            to=person.id,
            kind="begin",
            name=NAME,
            lane=Lane.NOTICE,
            now=now,
            due_at=next_awake(now, person.hours, person.zone),
            dedupe=key,
            silent=True,
        )
