"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.kinds import Call, Family, Kind, alike
from scheduler.phone_calls.after_talk import after_a_call, begin_with

KINDS = (
    Kind("doing_with", over=begin_with),
    Kind("call_list", called=N_("People to ring"), in_timeline=True, over=after_a_call),
    *alike(
        ("ring_me", "ring_me_break"),
        called=N_("A call"),
        call=Call(Family.ASKED_FOR, (N_("You asked me to ring. How can I help?"),)),
    ),
    *alike(("many_tries", "no_one_can_ring"), called=N_("Please get in touch")),
)
