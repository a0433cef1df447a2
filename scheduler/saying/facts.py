"""Who says something in a meeting for someone who would rather not (STK:98)."""

from __future__ import annotations

from scheduler.talks.known import Known, fact
from scheduler.talks.people.circle import called, in_the_room
from scheduler.talks.running import running_meeting
from scheduler.talks.spoken import Name


def reader_of(known: Known) -> tuple[int, int] | None:
    """The meeting that is on, and who there is asked to say it; None if there is no one.

    Whoever holds the phone, or else another who runs it; no one whom the person left out.
    """
    meeting_id = running_meeting(known)
    if meeting_id is None:
        return None
    there = in_the_room(Known(known.tx, known.person, known.now, meeting_id=meeting_id))
    able = [i for i in there if known.person_row(i).blocked_at is None]
    return (meeting_id, able[0]) if able else None


@fact("reader")
def reader(known: Known) -> object:
    """What they are called; empty if there is no one."""
    found = reader_of(known)
    return called(known, found[1]) if found is not None else Name("")
