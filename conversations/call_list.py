"""For the link person: whom to ring when a meeting is off, or moved, and what to say (CH:146)."""

from conversations.endings import fine_if_skipped
from conversations.samples import CALLING, CALLING_ABOUT_A_CHANGE
from conversations.script import Ask, Choices, Conversation, Do, Say, Seen, When, known

CALL_LIST = Conversation(
    "call_list",
    When(
        known("is_off"),
        Say("“{meeting}” on {day} at {time} is off. Please ring these people:"),
        otherwise=(Say("“{meeting}” has changed. Please ring these people:"),),
    ),
    Say("{ring_list}"),
    When(
        known("is_off"),
        Say("You could say: “The meeting is off. We are sorry. Please do not set out.”"),
        otherwise=(
            Say("You could say: “The meeting has changed. We are sorry.”"),
            Say("{changes}"),
        ),
    ),
    Say("If someone else picks up, say only that you will ring again."),
    Ask(
        "told",
        "Whom have you told? Pick all of them.",
        Choices("to_ring"),
        seen_by=Seen.STAFF,
        many=True,
        then=(Do("record_told"), Say("Thank you. I have noted it.")),
    ),
    fine_if_skipped("told"),
    samples=(CALLING, CALLING_ABOUT_A_CHANGE),
    urgent=True,
)
