"""A plain friendly word from the bot, at each person's own rhythm (CH:91)."""

from __future__ import annotations

from datetime import datetime, timedelta

from records.database import Tx
from records.notices import Notice, notices
from records.people import Person
from scheduler.post import outbox
from scheduler.post.asking import Planned, post_planned
from scheduler.post.times import next_awake


def plan_hello(tx: Tx, person: Person, now: datetime) -> None:
    """The next plain friendly word, at the person's own rhythm. Zero days means never."""
    drop_hello(tx, person.id)
    if person.rhythm_days:
        due = next_awake(now + timedelta(days=person.rhythm_days), person.hours, person.zone)
        post_planned(tx, Planned("hello", due), person.id, now)


def drop_hello(tx: Tx, person_id: int) -> None:
    """None is to come."""
    outbox.withdraw(tx, notices.c.person_id == person_id, notices.c.name == "hello")


def next_hello(tx: Tx, _row: Notice, person: Person, now: datetime) -> None:
    """One has gone: the next is planned."""
    plan_hello(tx, person, now)
