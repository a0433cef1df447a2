"""For the person: someone who has seen the signal offers to come and sit there."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.samples import SIGNAL
from conversations.script import Ask, Choice, Do, Say, Seen

COME_OVER = Conversation(
    "come_over",
    Say("{by} has seen it. {by} can come and sit with you."),
    Ask(
        "come",
        "Would you like that?",
        Choice(
            "yes", "Yes, please", Do("answer_come_over"), Say("That is fine. I am telling {by}.")
        ),
        Choice(
            "no",
            "No, leave me be",
            Do("answer_come_over"),
            Say("That is fine. I am asking {by} to leave you be."),
        ),
        seen_by=Seen.FACILITATORS,
    ),
    fine_if_skipped("come"),
    samples=(SIGNAL,),
    urgent=True,
)
