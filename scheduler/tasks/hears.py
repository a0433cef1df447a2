"""Whose tasks are when someone can be reached again, is in other hands, or is forgotten."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from records.database import Tx
from records.people import memberships
from records.tasks import task_owners
from records.tasks import tasks as task_rows
from scheduler.events import ChatOpen, Forgotten, Given, Hears
from scheduler.tasks import tasks
from scheduler.tasks.sorts import SAFETY


def take_them_again(tx: Tx, event: ChatOpen, now: datetime) -> None:
    """What others have done for someone who could not be reached is theirs again."""
    mine = select(memberships.c.group_id).where(memberships.c.person_id == event.person_id)
    tasks.settle(tx, now, task_rows.c.group_id.in_(mine))


def take_back_what_they_asked_for(tx: Tx, event: Forgotten, _now: datetime) -> None:
    """But for a worry about someone's safety: that stays, without a name."""
    theirs = (task_rows.c.person_id == event.person_id, task_rows.c.kind != SAFETY)
    mine = select(task_rows.c.id).where(*theirs)
    tx.conn.execute(delete(task_owners).where(task_owners.c.task_id.in_(mine)))
    tx.conn.execute(delete(task_rows).where(*theirs))


def ask_another(tx: Tx, event: Given, now: datetime) -> None:
    """What they have asked for stands on the list of whoever looks after them now."""
    tasks.settle(tx, now, task_rows.c.person_id == event.person_id)


ON: Hears = {
    ChatOpen: take_them_again,
    Given: ask_another,
    Forgotten: take_back_what_they_asked_for,
}
