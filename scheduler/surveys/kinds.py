"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.kinds import Call, Family, Kind
from scheduler.surveys.facts import questions_to_read_out, what_about
from scheduler.surveys.surveys import open_to

_WHAT_PEOPLE_ANSWERED = N_("What people answered")


KINDS = (
    Kind(
        "survey_for_me",
        called=N_("A few questions from staff"),
        planned=N_("a few questions from staff"),
        call=Call(Family.ASKING, more=questions_to_read_out),
        together=open_to,
        may_be_missed=True,
        in_their_hours=True,
    ),
    Kind(
        "survey_results",
        called=_WHAT_PEOPLE_ANSWERED,
        planned=N_("what people answered"),
        beside=what_about,
        in_their_hours=True,
    ),
    Kind("survey_in", called=_WHAT_PEOPLE_ANSWERED, beside=what_about),
    Kind("survey_too_few", called=N_("Answers were deleted"), beside=what_about),
)
