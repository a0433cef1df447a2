"""Each sort of notice that this room posts."""

from __future__ import annotations

from scheduler.kinds import alike

KINDS = (
    *alike(
        (
            "asked_ill",
            "asked_money",
            "asked_still_on",
            "asked_today",
            "asked_tomorrow",
            "asked_week",
            "asked_when",
            "asked_who",
        )
    ),
)
