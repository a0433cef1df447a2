"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.kinds import Call, Family, Kind
from scheduler.times.facts import times_to_read_out, what_for

_A_TIME_FOR_A_MEETING = N_("A time for a meeting")


KINDS = (
    Kind(
        "times_for_me",
        called=_A_TIME_FOR_A_MEETING,
        planned=N_("a question: which times suit you"),
        call=Call(
            Family.ASKING,
            (N_("We look for a time for a meeting. Which of these would suit you?"),),
            more=times_to_read_out,
        ),
        may_be_missed=True,
        in_their_hours=True,
    ),
    Kind(
        "set_the_time",
        called=_A_TIME_FOR_A_MEETING,
        planned=N_("how many could come, and when"),
        in_their_hours=True,
    ),
    Kind(
        "times_dropped",
        called=_A_TIME_FOR_A_MEETING,
        planned=N_("a word about a time for a meeting"),
        beside=what_for,
    ),
)
