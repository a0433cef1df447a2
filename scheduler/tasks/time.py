"""What time alone brings about for tasks: handed on, and kept no longer."""

from __future__ import annotations

from datetime import datetime

from records.calls import calls
from records.database import Tx
from records.tasks import Task
from scheduler.jobs import Job
from scheduler.phone_calls.pass_call import pass_on
from scheduler.tasks import tasks


def hand_on(tx: Tx, task: Task, now: datetime) -> None:
    """Whoever had a task has gone, or can't be reached: it goes to whoever is there."""
    if task.call_id is not None:
        pass_on(tx, task.group_id, calls.c.id == task.call_id, now)
    tasks.settle_one(tx, task, now)


JOBS = (
    Job(
        "tasks on no list",
        tasks.without_anyone,
        hand_on,
        tasks.NEXT_WITHOUT_ANYONE,
        "it is so already, and no time of its own brings it about",
        soon=True,
    ),
    Job("tasks that are past", tasks.past, tasks.purge, tasks.NEXT_PAST, "nobody waits for it"),
)
