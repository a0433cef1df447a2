"""Facts for whoever taps a button from before."""

from __future__ import annotations

from sqlalchemy import select

from conversations.talks.from_before import YOU_SAID
from records.meetings import comings
from scheduler.talks.known import Known, fact
from scheduler.talks.spoken import Line


@fact("you_said")
def you_said(known: Known) -> object:
    """What this person has said about coming; empty if they have not."""
    mine = (comings.c.meeting_id == known.meeting_id, comings.c.person_id == known.person.id)
    said = known.tx.conn.scalar(select(comings.c.answer).where(*mine))
    return Line(YOU_SAID[said], {}) if said is not None and said in YOU_SAID else ""
