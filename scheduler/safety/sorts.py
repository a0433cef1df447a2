"""What people ask someone for with a worry about safety."""

from __future__ import annotations

from conversations.phrases import N_
from records.tasks import Task
from scheduler.safety.worry_rows import who_acts
from scheduler.safety.worry_words import worry_lines
from scheduler.seams import Sort, Speed
from scheduler.talks.known import Known
from scheduler.tasks.sorts import SAFETY


def the_worry(known: Known, task: Task) -> object:
    """What is known of the worry by now."""
    return worry_lines(Known(known.tx, known.person, known.now, worry_id=task.worry_id))


SORTS = (
    Sort(
        SAFETY,
        N_("A worry about someone's safety"),
        N_("{person} says that someone may be in danger."),
        Speed.NOW,
        whose=who_acts,
        no_one_else=True,
        stays=True,
        covered=True,
        card=the_worry,
    ),
)
