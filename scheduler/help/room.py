"""What this room brings."""

from __future__ import annotations

from scheduler.help import facts
from scheduler.help.confirm_help import confirm_help
from scheduler.help.decisions import DECISIONS, to_decide
from scheduler.help.help_near import help_for
from scheduler.help.keep_help import keep_help
from scheduler.help.kinds import KINDS
from scheduler.seams import Room

ROOM = Room(
    "help",
    kinds=KINDS,
    acts=(
        confirm_help,
        keep_help,
    ),
    facts=(facts,),
    help_for=help_for,
    to_decide=to_decide,
    decisions=DECISIONS,
)
