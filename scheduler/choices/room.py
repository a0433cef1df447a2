"""What this room brings."""

from __future__ import annotations

from scheduler.choices import clocks, facts
from scheduler.choices.hide_chat import hide_chat
from scheduler.choices.keep_choices import keep_choices
from scheduler.choices.kept import SHOWS
from scheduler.choices.kinds import KINDS
from scheduler.choices.share_signs import share_signs
from scheduler.seams import Room

ROOM = Room(
    "choices",
    kinds=KINDS,
    acts=(
        hide_chat,
        keep_choices,
        share_signs,
    ),
    facts=(clocks, facts),
    shows=SHOWS,
)
