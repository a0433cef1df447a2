"""What this room brings."""

from __future__ import annotations

from scheduler.group_page import facts, help_facts, plans, small_things
from scheduler.group_page.confirm_help import confirm_help
from scheduler.group_page.decisions import DECISIONS, to_decide
from scheduler.group_page.help_near import help_for
from scheduler.group_page.keep_begin import keep_begin
from scheduler.group_page.keep_page import keep_page
from scheduler.group_page.keep_small_thing import keep_small_thing
from scheduler.group_page.kinds import KINDS
from scheduler.seams import Room

ROOM = Room(
    "group_page",
    kinds=KINDS,
    acts=(
        confirm_help,
        keep_begin,
        keep_page,
        keep_small_thing,
    ),
    facts=(
        facts,
        help_facts,
        plans,
        small_things,
    ),
    help_for=help_for,
    to_decide=to_decide,
    decisions=DECISIONS,
)
