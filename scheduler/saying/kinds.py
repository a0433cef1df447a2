"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.kinds import Call, Family, Kind

_WORDS_TO_BE_SAID_IN_A_MEETING = N_("Words to be said in a meeting")
_A_THOUGHT_TO_PASS_ON = N_("A thought to pass on")


_THEY_GAVE_IT = "someone gave it to be passed on, and read that it is"
KINDS = (
    Kind(
        "other_way",
        called=N_("Another way to take part"),
        planned=N_("what you think about “{meeting}”"),
        call=Call(
            Family.BEFORE,
            (
                N_("“{meeting}” is on {day} at {time}. You take part in another way."),
                N_("What do you think about it? What matters most to you?"),
            ),
        ),
        prepares=True,
    ),
    Kind("say_now", called=_WORDS_TO_BE_SAID_IN_A_MEETING, quotes="to_say", nameless=True),
    Kind("say_now_named", called=_WORDS_TO_BE_SAID_IN_A_MEETING, quotes="to_say"),
    Kind(
        "regrets",
        called=N_("A word from who is not coming"),
        quotes="apology",
        when_off=_THEY_GAVE_IT,
    ),
    Kind(
        "thought",
        called=_A_THOUGHT_TO_PASS_ON,
        quotes="thought",
        to_say_there=True,
        when_off=_THEY_GAVE_IT,
    ),
    Kind("matters", called=_A_THOUGHT_TO_PASS_ON, quotes="matters", when_off=_THEY_GAVE_IT),
)
