"""What is kept of a meeting's evaluation: nothing of it points to a person."""

from __future__ import annotations

from records.evaluations import evaluations
from scheduler.kept import OfMeeting

OF_MEETINGS = (
    OfMeeting(
        evaluations.c.meeting_id,
        off="there is one only of a meeting that was held",
        moved="there is one only of a meeting that was held",
        away="it is of the meeting, and of no one who comes",
    ),
)
