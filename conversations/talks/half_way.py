"""A talk of another day that was left half-way: it is offered, and never taken up unasked."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.samples import PERSON
from conversations.script import Ask, Choice, Do, Facts, Say, When, known

_HALF_WAY: Facts = {**PERSON, "half_title": "Cancel a meeting", "half_day": "Monday 8 June"}
_HALF_WAY_TYPED: Facts = {**_HALF_WAY, "half_typed": "yes"}

HALF_WAY = Conversation(
    "half_way",
    When(known("half_typed"), Say("I have not used what you just sent. No one else sees it.")),
    Say("You were half-way through “{half_title}”. That was on {half_day}."),
    Ask(
        "go_on",
        "Would you like to go on?",
        # it goes on at once; this is said where it is over by then
        Choice("yes", "Go on", Say("That is over by now. You can begin again from the menu.")),
        Choice(
            "no",
            "Leave it",
            Do("leave_half_done"),
            Say("That is fine. I have left it. You can begin again on any day."),
        ),
    ),
    fine_if_skipped("go_on"),
    samples=(_HALF_WAY, _HALF_WAY_TYPED),
)
