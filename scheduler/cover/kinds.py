"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.kinds import Kind, alike

_WHO_LOOKS_AFTER_YOU = N_("Who looks after you")


KINDS = (
    Kind(
        "link_away",
        called=_WHO_LOOKS_AFTER_YOU,
        planned=N_("who looks after you for a while"),
        in_their_hours=True,
    ),
    Kind(
        "link_back",
        called=_WHO_LOOKS_AFTER_YOU,
        planned=N_("who looks after you again"),
        in_their_hours=True,
    ),
    *alike(
        ("asked_to_cover", "cover_yes", "cover_no", "cover_over", "no_cover"),
        called=N_("Who looks after people for a while"),
    ),
)
