"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.help.help_near import help_for
from scheduler.seams import Kind

KINDS = (
    Kind("help", says=help_for, first_way="safety"),
    Kind("decide_help", called=N_("Something to decide"), worked_out=True),
)
