"""Whose tasks are when someone can be reached again, is in other hands, or is forgotten."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from records.database import Tx
from records.people import memberships
from records.tasks import task_owners
from records.tasks import tasks as task_rows
from scheduler.events import ChatOpen, Forgotten, Given, Hears, InTouch, NoMore, Touch
from scheduler.tasks import tasks
from scheduler.tasks.settle_task import tell_who_asked
from scheduler.tasks.sorts import SAFETY
from scheduler.tasks.sorts_brought import sorts


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


def end_what_that_was(tx: Tx, event: InTouch, now: datetime) -> None:
    """Who had a word, or wrote, has seen to what such a word ends, as far as it is on their list.

    Whoever asked hears of it, and can say that it is not so; but words that they read speak for
    themselves.
    """
    mine = select(task_owners.c.task_id).where(task_owners.c.person_id == event.by_id)
    kinds = [name for name, sort in sorts().items() if event.how in sort.ended_by]
    theirs = (task_rows.c.person_id == event.person_id, task_rows.c.kind.in_(kinds))
    said: set[int] = set()
    for task in tasks.close(tx, *theirs, task_rows.c.id.in_(mine), now=now, by=event.by_id):
        if event.how != Touch.WRITTEN and task.talk_id not in said:
            tell_who_asked(tx, task, event.by_id, now)  # of what was said in one talk, once
        said |= {task.talk_id} if task.talk_id is not None else set()


def take_back_what_was_so(tx: Tx, event: NoMore, now: datetime) -> None:
    """Someone is fine about a meeting: that they were worried about it is on no list any more."""
    same = (task_rows.c.meeting_id == event.meeting_id, task_rows.c.kind == event.sort)
    theirs = task_rows.c.person_id == event.person_id
    tasks.close(tx, theirs, *same, now=now, to="taken_back")


ON: Hears = {
    ChatOpen: take_them_again,
    Given: ask_another,
    Forgotten: take_back_what_they_asked_for,
    InTouch: end_what_that_was,
    NoMore: take_back_what_was_so,
}
