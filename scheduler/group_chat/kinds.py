"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.kinds import Kind, alike

KINDS = (
    Kind("meeting_card", called=N_("Card in the group")),
    *alike(
        (
            "card_over",
            "card_break",
            "card_doing",
            "card_doing_bare",
            "card_left",
            "card_need",
            "card_no_break",
            "card_not_on",
            "card_stranger",
        )
    ),
)
