"""Each sort of notice that this room posts, and what people can ask it for: to be rung."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.events import Touch
from scheduler.kinds import Call, Family, Kind, alike
from scheduler.phone_calls.after_talk import after_a_call, begin_with
from scheduler.phone_calls.queue import covered_if_need_be
from scheduler.seams import Sort, Speed
from scheduler.tasks.task_owners import after_a_break

RING_ME, RING_ME_BREAK = "ring_me", "ring_me_break"
_A_CALL = N_("A call")
_PLEASE_RING = N_("{person} would like you to ring.")

KINDS = (
    Kind("doing_with", over=begin_with),
    Kind(
        "call_list",
        called=N_("People to ring"),
        in_timeline=True,
        ready=covered_if_need_be,
        over=after_a_call,
    ),
    *alike(
        (RING_ME, RING_ME_BREAK),
        called=_A_CALL,
        call=Call(Family.ASKED_FOR, (N_("You asked me to ring. How can I help?"),)),
    ),
    *alike(("many_tries", "no_one_can_ring"), called=N_("Please get in touch")),
)

SORTS = (
    Sort(
        RING_ME,
        _A_CALL,
        _PLEASE_RING,
        Speed.TODAY,
        once=True,
        ended_by=(Touch.WORD, Touch.ONE_TO_ONE),
    ),
    Sort(
        RING_ME_BREAK,
        _A_CALL,
        _PLEASE_RING,
        Speed.TODAY,
        whose=after_a_break,
        of_a_break=True,
        once=True,
        covered=True,
    ),
)
