"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.evaluation.with_a_name import after_the_form
from scheduler.kinds import Call, Family, Kind, alike
from scheduler.series import not_asked

KINDS = (
    *alike(
        ("evaluation_adult", "evaluation_child"),
        called=N_("Questions about our meetings"),
        planned=N_("a few questions about our meetings"),
        call=Call(
            Family.AFTER, (N_("I have a few questions about our meetings. You can skip any."),)
        ),
        in_timeline=True,
        over=after_the_form,
        is_for=not_asked.comes_to_one_that_repeats,
        ready=not_asked.goes_to_who_comes,
    ),
    Kind(
        "with_my_name",
        called=N_("What you say about our meetings, with your name"),
        when_off="it is about all meetings",
    ),
    Kind("results", called=N_("What people answered")),
    Kind("results_deleted", called=N_("Answers were deleted")),
)
