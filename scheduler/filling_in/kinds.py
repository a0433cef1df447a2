"""Each sort of notice that this room posts: a line of a digest, for each line of a card."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.filling_in.missing import MISSING
from scheduler.kinds import alike

KINDS = tuple(alike(MISSING, called=N_("Something to decide"), worked_out=True))
