"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.duties.turn_lines import is_so
from scheduler.kinds import alike

_A_TURN_AT_A_MEETING = N_("A turn at a meeting")


KINDS = (
    *alike(("turn_free_chair", "turn_free_notes"), called=_A_TURN_AT_A_MEETING, still_so=is_so),
    *alike(
        ("turn_open_chair", "turn_open_notes", "turn_mine_chair", "turn_mine_notes"),
        called=_A_TURN_AT_A_MEETING,
        worked_out=True,
        still_so=is_so,
    ),
)
