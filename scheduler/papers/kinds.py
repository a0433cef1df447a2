"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.kinds import Call, Family, Kind
from scheduler.papers.papers import file_with, what_it_is

KINDS = (
    Kind(
        "paper",
        called=N_("A paper for a meeting"),
        call=Call(Family.NONE),
        file=file_with,
        beside=what_it_is,
    ),
    Kind(
        "minutes",
        called=N_("What was said at a meeting"),
        call=Call(Family.NONE),
        file=file_with,
        beside=what_it_is,
    ),
)
