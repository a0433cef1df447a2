"""Which meetings someone has put in their own calendar."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.phrases import N_
from conversations.script import Seen
from records.calendars import entries, series_entries
from records.meetings import Coming
from scheduler.kept import Becomes, Kept, OfMeeting
from scheduler.my_data.item import ELSEWHERE, Item, SeenBy, line, readable
from scheduler.talks.known import Known
from scheduler.talks.spoken import Spoken


def in_my_calendar(known: Known, _coming: Coming) -> Iterator[Item]:
    """As what a meeting stands in their calendar, by itself or with its series."""
    taken = known.get("in_calendar") or known.get("in_calendar_as_one")
    title = readable(known, "calendar_title", ELSEWHERE) if taken else None
    if isinstance(title, Spoken):
        only_bot = SeenBy(Seen.ONLY_BOT, known)
        yield Item(line(N_("It is in your calendar as")), title, only_bot)


KEPT = tuple(
    Kept(
        column,
        forget=Becomes.GOES,
        left="it is a file they have",
        shows="with the meeting that it is of",
    )
    for column in (entries.c.person_id, series_entries.c.person_id)
)
OF_MEETINGS = (
    OfMeeting(
        entries.c.meeting_id,
        off="it goes from there once they have been told: `Told`",
        moved="it follows once they have been told: `Told`",
        away="they have asked for the file: it shows when the meeting is, whoever comes",
    ),
)
