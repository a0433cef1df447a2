"""What this room brings."""

from __future__ import annotations

from scheduler.saying import facts
from scheduler.saying.kinds import KINDS
from scheduler.saying.say_now import say_now
from scheduler.saying.send_apology import send_apology
from scheduler.saying.send_thought import send_thought
from scheduler.saying.send_what_matters import send_what_matters
from scheduler.seams import More, Room

ROOM = Room(
    "saying",
    kinds=KINDS,
    acts=(
        say_now,
        send_apology,
        send_thought,
        send_what_matters,
    ),
    more_words={
        say_now: More(told=True, in_meeting=True),
        send_thought: More(told=True),
        send_what_matters: More(told=True),
    },
    facts=(facts,),
)
