"""What people ask someone for with a break."""

from __future__ import annotations

from datetime import datetime

from conversations.phrases import N_
from records.database import Tx
from records.people import Role
from records.tasks import Task
from scheduler.seams import Sort, Speed
from scheduler.signals.facts import CALL
from scheduler.talks.cards import left_out
from scheduler.tasks.sorts import IN_TOUCH
from scheduler.tasks.task_owners import after_a_break, with_roles

BREAK = "break"


def unanswered(tx: Tx, task: Task, now: datetime) -> list[int]:
    """A break that nobody answered: whoever gets in touch, and the safeguarding contact."""
    out = left_out(tx, task.person_id)
    safe = [i for i in with_roles(tx, task.group_id, Role.SAFEGUARDING) if i not in out]
    return [*after_a_break(tx, task, now), *safe]


SORTS = (
    Sort(
        BREAK,
        N_("A break that no one answered"),
        N_("No one came in time when {person} asked for a break. Please talk with {person}."),
        Speed.NOW,
        whose=unanswered,
        of_a_break=True,
        covered=True,
        done=N_("{by_name} says that someone has talked with you about your break."),
    ),
    Sort(
        CALL,
        N_("To hear from someone"),
        N_("{person} would like to hear from you. Please get in touch."),
        Speed.TODAY,
        whose=after_a_break,
        of_a_break=True,
        once=True,
        in_words=True,
        covered=True,
        done=IN_TOUCH,
    ),
)
