"""What a person asked a group. What they answered stands in their talks, until it is opened."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.phrases import N_
from conversations.script import Seen
from records.surveys import Survey, surveys
from scheduler.kept import Becomes, Kept, Shows
from scheduler.my_data.item import YOU_SAID, Item, Part, SeenBy, line, rows_of
from scheduler.surveys.surveys import about_of
from scheduler.talks.known import Known
from scheduler.talks.moments import Day


def _asked(known: Known) -> Iterator[Part]:
    """Each thing with its day; nothing if they asked nothing."""
    items = tuple(
        Item(
            line(N_("“{survey_about}”"), survey_about=about_of(known.tx, row)),
            line(N_("You asked this on {day}."), day=Day(row.made_at)),
            SeenBy(Seen.ONLY_BOT, known),
        )
        for row in rows_of(known, Survey, surveys.c.made_by)
    )
    if items:
        yield Part(line(N_("What you asked a group")), items)


KEPT = (
    Kept(
        surveys.c.made_by,
        forget=Becomes.EMPTIED,
        left="it is of who made something",
        shows=Shows("choices", _asked, YOU_SAID + 4),
    ),
)
