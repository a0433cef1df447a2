"""Each sort of notice that this room posts."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.phrases import N_
from scheduler.meetings.answers_seen import numbers_of
from scheduler.seams import Kind
from scheduler.talks.known import Known
from scheduler.talks.meeting import card_field, day, time
from scheduler.talks.persons import meeting_row
from scheduler.talks.spoken import Line


def how_many_come(known: Known, meeting_id: int) -> Iterator[Line]:
    """How many come to a meeting that someone has answered about, while it is to come."""
    about = Known(known.tx, known.person, known.now, meeting_id=meeting_id)
    if meeting_row(about).state != "planned":
        return
    facts = {"meeting": card_field(about, "title"), "day": day(about), "time": time(about)}
    yield Line(N_("“{meeting}”, {day}, {time}:"), facts)
    yield from (Line(N_("• {line}"), {"line": line}) for line in numbers_of(about))


KINDS = (Kind("replies", called=N_("How many come"), first_lines=how_many_come),)
