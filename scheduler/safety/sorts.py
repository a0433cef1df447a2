"""What people ask someone for with a worry about safety."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.safety.worry_rows import who_acts
from scheduler.seams import Sort, Speed
from scheduler.tasks.sorts import SAFETY

SORTS = (
    Sort(
        SAFETY,
        N_("A worry about someone's safety"),
        N_("{person} says that someone may be in danger."),
        Speed.NOW,
        whose=who_acts,
        no_one_else=True,
        stays=True,
    ),
)
