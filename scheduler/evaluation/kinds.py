"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.kinds import Call, Family, Kind, alike

KINDS = (
    *alike(
        ("evaluation_adult", "evaluation_child"),
        called=N_("Questions about our meetings"),
        planned=N_("a few questions about our meetings"),
        call=Call(
            Family.AFTER, (N_("I have a few questions about our meetings. You can skip any."),)
        ),
        in_timeline=True,
    ),
    Kind("results", called=N_("What people answered")),
    Kind("results_deleted", called=N_("Answers were deleted")),
)
