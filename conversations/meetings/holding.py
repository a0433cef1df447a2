"""Before a meeting, for whoever holds the phone there: signals reach them first."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.meetings.opening import TO_BEGIN
from conversations.meetings.samples import HOLDS_AND_RUNS, HOLDS_AND_RUNS_BARE, HOLDS_THE_PHONE
from conversations.script import Ask, Choice, Choices, Do, Say, Seen, When, known

HOLDING = Conversation(
    "holding",
    Say("You hold the phone at “{meeting}”, {day} at {time}."),
    Say("If someone asks for a break there, I write to you. Please keep the sound on."),
    When(known("runs_it"), *TO_BEGIN),
    Ask(
        "can_hold",
        "Can you hold it?",
        Choice("yes", "Yes, I can", Say("Thank you. Keep it where you can see it.")),
        Choice(
            "no",
            "Someone else will",
            Ask(
                "holder",
                "Who will hold it?",
                Choices(
                    "other_staff",
                    Do("pass_phone"),
                    Say("Thank you. I am asking {holder} now."),
                ),
                seen_by=Seen.STAFF,
            ),
        ),
        seen_by=Seen.STAFF,
    ),
    fine_if_skipped("can_hold", "holder"),
    samples=(HOLDS_THE_PHONE, HOLDS_AND_RUNS, HOLDS_AND_RUNS_BARE),
)
