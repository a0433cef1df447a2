"""Papers for a meeting, and the notes of one that is over: sent to all who were asked.

CH:66, CH:68, CH:112, SHP:395.
"""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.meetings.cancelling import has_any
from conversations.meetings.samples import CANCELLING, NOTHING_TO_CANCEL
from conversations.papers.samples import NOTES_OF_A_MEETING, NOTHING_OVER
from conversations.phrases import N_
from conversations.samples import BARE_MEETING, MEETING
from conversations.script import Answers, Ask, Choice, Choices, Do, Facts, Reads, Say, Seen, When


def has_any_over(answers: Answers, facts: Facts) -> bool:
    """Whether a meeting is over; still so once it was picked."""
    return "which" in answers or bool(facts.get("meetings_over"))


ADD_PAPER = Conversation(
    "add_paper",
    When(
        has_any,
        Ask("which", "Which meeting is it about?", Choices("coming_meetings"), skip=False),
        Ask(
            "paper",
            "Please send me the paper here. Or type what it says.",
            reads=Reads.FILE,
            seen_by=Seen.GROUP,
            then=(
                Do("add_paper"),
                Say("Thank you. It goes out with what to expect, days before."),
                Say("Who has read that gets it now, without a buzz."),
            ),
        ),
        fine_if_skipped("paper"),
        otherwise=(Say("There is no meeting to add it to."),),
    ),
    samples=(CANCELLING, NOTHING_TO_CANCEL),
    command="paper",
    title=N_("Add a paper"),
    roles=("facilitator", "peer"),
    under="more_about",
)

NAME_NO_ONE = Say("Please name no one, but for those who said yes to that.")
MINUTES = Ask(
    "minutes",
    "Please send me the notes here. Or type them.",
    reads=Reads.FILE,
    seen_by=Seen.GROUP,
    then=(
        Do("send_notes"),
        Say("Thank you. All who were asked get it, there or not, without a buzz."),
        Say("Who has no phone here hears it when someone rings them next."),
    ),
)

NOTES_FROM_ME = Conversation(
    "notes_from_me",
    Say("You took notes at “{meeting}” on {day}. Thank you for that."),
    Ask(
        "send_now",
        "Would you like to send them now? All who were asked get them.",
        Choice("yes", "Yes, now", NAME_NO_ONE, MINUTES),
        Choice(
            "later",
            "Not yet",
            Do("ask_for_notes_later"),
            Say("That is fine. I will ask again."),
        ),
        Choice("none", "There are none", Say("That is fine. I ask no more.")),
    ),
    fine_if_skipped("send_now", "minutes"),
    samples=(MEETING, BARE_MEETING),
)

SEND_NOTES = Conversation(
    "send_notes",
    When(
        has_any_over,
        Ask("which", "Which meeting is it about?", Choices("meetings_over"), skip=False),
        NAME_NO_ONE,
        MINUTES,
        fine_if_skipped("minutes"),
        otherwise=(Say("No meeting is over yet."),),
    ),
    samples=(NOTES_OF_A_MEETING, NOTHING_OVER),
    command="notes",
    title=N_("Send the notes of a meeting"),
    roles=("facilitator", "peer"),
    under="more_about",
)
