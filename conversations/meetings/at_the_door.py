"""After a late cancellation, for whoever was to be at the door: was someone there? (CH:146)."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.meetings.samples import CANCELLING
from conversations.script import Ask, Choice, Do, Reads, Say, Seen

AT_THE_DOOR = Conversation(
    "at_the_door",
    Say("“{meeting}” was off. Someone was to be at the door, for those on the way."),
    Ask(
        "was_there",
        "Was someone at the door?",
        Choice(
            "yes",
            "Yes",
            Ask(
                "met",
                "How many people came?",
                Choice("none", "No one came"),
                reads=Reads.NUMBER,
                seen_by=Seen.STAFF,
            ),
            Do("note_door"),
            Say("Thank you for being there."),
        ),
        Choice("no", "No", Do("note_door"), Say("Thank you for telling me. I will say so.")),
        seen_by=Seen.STAFF,
    ),
    fine_if_skipped("was_there"),
    samples=(CANCELLING,),
)
