"""What this room brings."""

from __future__ import annotations

from scheduler.seams import Room
from scheduler.tasks import breaks, facts, requests
from scheduler.tasks.hears import ON
from scheduler.tasks.kept import KEPT, OF_MEETINGS
from scheduler.tasks.kinds import KINDS
from scheduler.tasks.pass_task import pass_task
from scheduler.tasks.requests import take_task_back
from scheduler.tasks.settle_task import settle_task
from scheduler.tasks.sorts import SORTS
from scheduler.tasks.task_lists import open_to_do
from scheduler.tasks.time import JOBS
from scheduler.tasks.want_word import want_word

ROOM = Room(
    "tasks",
    kinds=KINDS,
    acts=(
        open_to_do,
        pass_task,
        settle_task,
        take_task_back,
        want_word,
    ),
    facts=(
        breaks,
        facts,
    ),
    jobs=JOBS,
    sorts=SORTS,
    on=ON,
    ask_for=requests.ask_for,
    ask_no_more=requests.ask_no_more,
    kept=KEPT,
    of_meetings=OF_MEETINGS,
)
