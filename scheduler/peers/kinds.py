"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.kinds import alike

KINDS = (*alike(("helps_to_run", "no_one_runs_it"), called=N_("Who runs our group")),)
