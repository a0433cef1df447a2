"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.kinds import Kind, alike

_SOMEONE_TO_GO_WITH = N_("Someone to go with")


KINDS = (
    Kind(
        "go_together", called=_SOMEONE_TO_GO_WITH, planned=N_("whether you would go with someone")
    ),
    *alike(
        ("buddy_is", "buddy_off", "buddy_over", "pair_is", "pair_off"), called=_SOMEONE_TO_GO_WITH
    ),
)
