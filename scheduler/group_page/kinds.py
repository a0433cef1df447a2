"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.group_page.help_near import help_for
from scheduler.kinds import Kind

KINDS = (
    Kind(
        "page_changed",
        called=N_("News of our group's page"),
        planned=N_("a word about our group's page"),
        in_their_hours=True,
    ),
    Kind("help", says=help_for, first_way="safety"),
    Kind("decide_help", called=N_("Something to decide"), worked_out=True),
)
