"""What time alone brings about for tasks: handed on, over with their meeting, kept no longer."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from sqlalchemy import select

from records.database import Tx
from records.meetings import Meeting, meetings
from records.tasks import Task
from records.tasks import tasks as rows
from scheduler import house
from scheduler.events import TaskHandedOn
from scheduler.jobs import Job, at_once
from scheduler.post import outbox
from scheduler.post.events import happened
from scheduler.tasks import tasks
from scheduler.tasks.sorts_brought import sorts_that

#: of no use any more: the meeting that they are for is over, or off
_IS_OVER = (
    rows.c.state == "open",
    house.is_one_of(rows.c.kind, partial(sorts_that, "ends_with_meeting")),
    meetings.c.state != "planned",
)
_OVER = (
    select(rows)
    .join(meetings, meetings.c.id == rows.c.meeting_id)
    .where(*_IS_OVER)
    .order_by(rows.c.id)
)


def hand_on(tx: Tx, task: Task, now: datetime) -> None:
    """Whoever had a task has gone, or can't be reached: it goes to whoever is there."""
    happened(tx, TaskHandedOn(task.id, None), now)
    tasks.settle_one(tx, task, now)


def over(tx: Tx, _now: datetime) -> list[Task]:
    """Open tasks that are of no use any more, now that their meeting is over or off."""
    return tx.every(Task, _OVER)


def end_with_meeting(tx: Tx, task: Task, now: datetime) -> None:
    """Take it off all lists; of one that was held, whoever asked hears that it was not done."""
    held = tx.get(Meeting, task.meeting_id).state == "held"
    to = "too_late" if held else "dropped"
    if tasks.close(tx, rows.c.id == task.id, now=now, to=to) and held:
        outbox.tell(
            tx,
            task.person_id,
            "task_too_late",
            now,
            dedupe=f"task_too_late:{task.id}",
            parts={"task": task.id},
            meeting_id=task.meeting_id,
            silent=True,
        )


JOBS = (
    Job(
        "tasks on no list",
        tasks.without_anyone,
        hand_on,
        tasks.NEXT_WITHOUT_ANYONE,
        "it is so already, and no time of its own brings it about",
        soon=True,
    ),
    Job(
        "tasks whose meeting is over",
        over,
        end_with_meeting,
        at_once(rows.c.id, rows.c.meeting_id == meetings.c.id, *_IS_OVER),
        "it follows the meeting's own end",
    ),
    Job("tasks that are past", tasks.past, tasks.purge, tasks.NEXT_PAST, "nobody waits for it"),
)
