"""Ideas for the agreement that bear the name of who had them."""

from __future__ import annotations

from conversations.phrases import N_
from records.agreements import ideas
from scheduler.kept import Becomes, Kept
from scheduler.my_data.item import how_many

KEPT = (
    Kept(
        ideas.c.proposed_by,
        forget=Becomes.EMPTIED,
        left="it has been",
        shows=how_many(N_("Ideas for our agreement with your name"), ideas.c.proposed_by, at=18),
    ),
)
