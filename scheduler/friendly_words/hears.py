"""When lists of who might be glad of a word come, by meetings and by who looks after whom."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, select

from records.database import Tx
from records.people import Role, memberships
from records.tasks import Task
from scheduler.events import Changed, Given, Hears, MeetingMade, Moved, TaskClosed
from scheduler.friendly_words import word_lists
from scheduler.friendly_words.note_touch import touch
from scheduler.tasks.sorts_brought import sort_of

_TAKES_PART = (
    select(memberships.c.id)
    .where(
        memberships.c.person_id == bindparam("person"),
        memberships.c.group_id == bindparam("group"),
        memberships.c.role == Role.CO_PRODUCER,
    )
    .limit(1)
)


def plan_them_again(tx: Tx, event: MeetingMade | Moved, now: datetime) -> None:
    """The lists of those who look after people in this group come at their new times."""
    word_lists.plan_again(tx, event.group_id, now)


def plan_for_a_meeting(tx: Tx, event: MeetingMade, now: datetime) -> None:
    """The same, and for those who have a turn at the meeting."""
    plan_them_again(tx, event, now)
    plan_for_their_turns(tx, event, now)


def plan_for_their_turns(tx: Tx, event: MeetingMade | Changed, now: datetime) -> None:
    """Who has a turn at the meeting by now will read of it."""
    word_lists.plan_for_turns(tx, event.meeting_id, now)


def plan_for_who_is_new(tx: Tx, event: Given, now: datetime) -> None:
    """Who looks after someone from now on gets a list."""
    word_lists.plan_their_list(tx, event.to_id, now)


def note_that_it_was(tx: Tx, event: TaskClosed, now: datetime) -> None:
    """Who did what someone asked for has been in touch with them, where that is what it was.

    What comes of a break shows in no list of words.
    """
    if event.state != "done" or event.by_id is None:
        return
    task = tx.get(Task, event.task_id)
    how = sort_of(task.kind).ended_by[:1]
    looked_after = tx.conn.scalar(_TAKES_PART, {"person": task.person_id, "group": task.group_id})
    if how and looked_after:
        touch(tx, task.person_id, event.by_id, task.group_id, str(how[0]), now)


ON: Hears = {
    MeetingMade: plan_for_a_meeting,
    Moved: plan_them_again,
    Changed: plan_for_their_turns,
    Given: plan_for_who_is_new,
    TaskClosed: note_that_it_was,
}
