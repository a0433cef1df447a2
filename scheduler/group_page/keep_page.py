"""Keep what a facilitator put on the page about the group, and let the group know, once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import update

from conversations.group_page.group_page import LINES
from records.access import Actor, allow
from records.database import Tx
from records.groups import Group
from records.notices import notices
from records.people import RUNS, Person
from scheduler.group_page.help_days import keep_the_day
from scheduler.group_page.help_near import WORDS
from scheduler.post import outbox
from scheduler.post.times import next_awake
from scheduler.talks.acts import Order, group_of
from scheduler.talks.cards import write_on_group
from scheduler.talks.people.members import everyone

#: several changes, one after the other, are told as one
TOGETHER = timedelta(hours=1)


def keep_page(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Write what was said to the group's sealed card. NotAllowed."""
    group_id = group_of(tx, actor, order, *RUNS)
    allow(tx.conn, actor, "change", "group", group=group_id)
    said = order.said(LINES)
    put_on_page(tx, group_id, actor.person_id, said, now)
    if WORDS in said:
        keep_the_day(tx, group_id, now)


def put_on_page(
    tx: Tx, group_id: int, by: int | None, said: Mapping[str, str], now: datetime
) -> None:
    """Write to the group's card; if that changes it, all but whoever did it hear of it, once."""
    row = tx.get(Group, group_id)
    if not write_on_group(tx, row, said):
        return
    for person in everyone(tx, group_id):
        if person.id != by:
            _tell(tx, person, now)


def _tell(tx: Tx, person: Person, now: datetime) -> None:
    """One silent word. One that has not gone yet is put off, so that it tells of both."""
    due_at = next_awake(now + TOGETHER, person.hours, person.zone)
    mine = (notices.c.person_id == person.id, notices.c.name == "page_changed")
    waiting = update(notices).where(*mine, notices.c.state == "planned").values(due_at=due_at)
    if tx.conn.execute(waiting).rowcount:
        return
    outbox.tell(tx, person.id, "page_changed", now, due_at=due_at, silent=True)
