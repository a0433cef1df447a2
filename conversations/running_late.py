"""Someone is late for a meeting of today: those who run it hear of it with a yes alone."""

from conversations.samples import MEETING
from conversations.script import Ask, Choice, Conversation, Facts, Say, Tell, When, known

_NO = Choice("no", "No, thank you", Say("That is fine. I have told no one."))
_TO_SOMEONE: Facts = {**MEETING, "others_who_run": "Jo and Ali"}
_NO_ONE: Facts = {**MEETING, "others_who_run": ""}

RUNNING_LATE = Conversation(
    "running_late",
    Say("That is fine. Please come when you can."),
    When(
        known("others_who_run"),
        Ask(
            "tell_late",
            "Shall I tell {others_who_run} that you will be late for “{meeting}”?",
            Choice(
                "yes",
                "Yes, please",
                Tell("facilitators", "{name} will be late for “{meeting}”, and is coming."),
                Say("Thank you. I have told {others_who_run}."),
            ),
            _NO,
            skip=False,
        ),
        otherwise=(Say("There is no one I can tell right now."),),
    ),
    samples=(_TO_SOMEONE, _NO_ONE),
    roles=("co_producer",),
    urgent=True,
)
