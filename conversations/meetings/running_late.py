"""Someone is late for a meeting of today: those who are named hear of it, with a yes alone."""

from conversations.conversation import Conversation
from conversations.samples import MEETING
from conversations.script import Ask, Choice, Facts, Say, Tell, When, known
from conversations.talks.unread_words import NOT_TO_OTHERS

#: whoever is late, and whom they tell: those who run it, and who meets people there
NAME = "running_late"

_NO = Choice("no", "No, thank you", Say("That is fine. I have told no one."))
_TO_SOMEONE: Facts = {**MEETING, "readers": "Jo and Ali", "readers_changed": False}
_CHANGED: Facts = {**_TO_SOMEONE, "readers_changed": True}
_NO_ONE: Facts = {**_TO_SOMEONE, "readers": ""}

RUNNING_LATE = Conversation(
    NAME,
    Say("That is fine. Please come when you can."),
    When(
        known("readers"),
        Ask(
            "tell_late",
            "Shall I tell {readers} that you will be late for “{meeting}”?",
            Choice(
                "yes",
                "Yes, please",
                When(
                    known("readers_changed"),
                    NOT_TO_OTHERS,
                    otherwise=(
                        Tell("readers", "{name} will be late for “{meeting}”, and is coming."),
                        Say("Thank you. I have told {readers}."),
                    ),
                ),
            ),
            _NO,
            skip=False,
        ),
        otherwise=(Say("There is no one I can tell right now."),),
    ),
    samples=(_TO_SOMEONE, _CHANGED, _NO_ONE),
    roles=("co_producer", "facilitator", "link_person", "safeguarding"),
    urgent=True,
)
