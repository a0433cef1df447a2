"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.kinds import Kind

_WORDS_TO_BE_SAID_IN_A_MEETING = N_("Words to be said in a meeting")
_A_THOUGHT_TO_PASS_ON = N_("A thought to pass on")


KINDS = (
    Kind("say_now", called=_WORDS_TO_BE_SAID_IN_A_MEETING, quotes="to_say", nameless=True),
    Kind("say_now_named", called=_WORDS_TO_BE_SAID_IN_A_MEETING, quotes="to_say"),
    Kind("thought", called=_A_THOUGHT_TO_PASS_ON, quotes="thought"),
    Kind("matters", called=_A_THOUGHT_TO_PASS_ON, quotes="matters"),
)
