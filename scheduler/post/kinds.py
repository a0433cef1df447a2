"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.kinds import Kind, alike

KINDS = (
    *alike(("away", "away_staff", "quarantined", "not_saved"), called=N_("A fault of mine")),
    *alike(
        ("cannot_reach", "no_safe_way", "not_safe_to_ring", "missed_notice"),
        called=N_("Please get in touch"),
        can_wait=True,
        when_off="someone is still to be reached",
    ),
    Kind("please_ring", called=N_("Please ring")),
    Kind("check_address", called=N_("Please check an address")),
    Kind("mail_stopped", called=N_("Someone wants no more e-mail"), can_wait=True),
    *alike(
        (
            "cover",
            "cover_signal",
            "signal_from_memory",
            "signal_from_memory_told",
            "signal_not_saved",
            "worry_from_memory",
            "worry_from_memory_ask",
            "worry_from_memory_told",
            "worry_not_saved",
            "run_by",
            "run_by_someone",
        )
    ),
)
