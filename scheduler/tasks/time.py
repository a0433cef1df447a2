"""What time alone brings about for tasks: handed on, and kept no longer."""

from __future__ import annotations

from scheduler.seams import Job
from scheduler.tasks import tasks
from scheduler.tasks.task_lists import hand_on, without_anyone

JOBS = (
    Job("tasks on no list", without_anyone, hand_on, soon=True),
    Job("tasks that are past", tasks.past, tasks.purge),
)
