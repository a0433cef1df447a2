"""Two are asked whether they would go together. Neither is named before both say yes (SHP:397)."""

from conversations.buddies.samples import GOES_ALONG, GOES_ALONG_TOO_LATE, IS_GONE_WITH
from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.script import Ask, Choice, Do, Say, Seen, When, known

GO_TOGETHER = Conversation(
    "go_together",
    When(
        known("could_go_along"),
        Say("Someone would like company at meetings. Staff thought of you."),
        otherwise=(Say("Staff have thought of someone who can go with you to meetings."),),
    ),
    Say("I tell you both the names once you both say yes. You can stop on any day."),
    Ask(
        "together",
        "Would you like to try it?",
        Choice(
            "yes",
            "Yes, please",
            Do("answer_buddy"),
            When(
                known("too_late"),
                Say("That is settled by now. There is nothing more to do."),
                otherwise=(Say("Thank you. I write to you when it is settled."),),
            ),
        ),
        Choice(
            "no",
            "No, thank you",
            Do("answer_buddy"),
            Say("Thank you for telling me. No is a good answer. No one hears it was you."),
        ),
        seen_by=Seen.ONLY_BOT,
    ),
    fine_if_skipped("together"),
    samples=(GOES_ALONG, IS_GONE_WITH, GOES_ALONG_TOO_LATE),
)
