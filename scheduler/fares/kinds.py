"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.kinds import Call, Kind, alike

_A_FARE = N_("A fare")


KINDS = (
    *alike(("fares", "fare_late", "fare_overdue"), called=_A_FARE),
    Kind(
        "fare_paid",
        called=_A_FARE,
        call=Call(says=(N_("Your fare for “{meeting}” is paid now."),)),
    ),
)
