"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.seams import Kind, alike

KINDS = (
    Kind("another_word", called=N_("Your word for a break"), only_here=True),
    Kind("hidden", tells_nothing=True),
    *alike(("hidden_both", "hidden_later", "hidden_old")),
)
