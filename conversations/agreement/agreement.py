"""Our agreement: what a group has agreed, and putting forward a change to it (STK:60, STK:217).

Anyone in the group can put forward a change. It becomes part of the agreement when a facilitator
says that the group agreed (settle_agreement.py). The old versions stay readable.
"""

from conversations.agreement.samples import AGREED, AGREED_MEANWHILE, NOT_AGREED_YET
from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.free_words import THE_ONE_LIMIT
from conversations.phrases import N_
from conversations.script import (
    Answers,
    Ask,
    Choice,
    Choices,
    Do,
    Facts,
    Say,
    Seen,
    When,
    chose,
    known,
)
from conversations.which_group import WHICH_GROUP


def picked_an_idea(answers: Answers, _facts: Facts) -> bool:
    """Whether one of the ideas was picked: its key is its number in the records."""
    return str(answers.get("what", "")).isdecimal()


def picked_a_line(answers: Answers, _facts: Facts) -> bool:
    """Whether a line was picked to be put in other words."""
    return bool(answers.get("line"))


def has_put_forward(answers: Answers, _facts: Facts) -> bool:
    """Whether there is something to put forward."""
    if answers.get("what") == "start":
        return True
    return any(answers.get(said) for said in ("new_line", "other_words", "out"))


SETTLED = Say("The group has settled that by now. There is nothing more to do.")

PUT_FORWARD = When(
    known("ideas_list"),
    Say("Put forward, and not agreed yet:"),
    Say("{ideas_list}"),
)

THINK = When(
    picked_an_idea,
    Say("{idea}"),
    Say("You need not answer. I tell no one who thinks what."),
    Ask(
        "think",
        "What do you think of it?",
        Choice(
            "agree",
            "I agree",
            Do("answer_idea"),
            When(known("settled_already"), SETTLED, otherwise=(Say("Thank you."),)),
        ),
        Choice(
            "talk",
            "Let us talk about it first",
            Do("answer_idea"),
            When(
                known("settled_already"),
                SETTLED,
                otherwise=(
                    Say("Thank you. It stays open till the group has talked about it."),
                    Say("Whoever runs the meetings hears that, and not who said it."),
                ),
            ),
        ),
    ),
)

IN_OTHER_WORDS = When(
    chose("what", "change"),
    Ask("line", "Which line would you like to change?", Choices("line_choices")),
    When(
        picked_a_line,
        Ask("other_words", "What should it say?", seen_by=Seen.GROUP),
    ),
)

A_NEW_LINE = When(
    chose("what", "add"),
    Ask(
        "part",
        "Which part is it for?",
        Choice("together", "How we are together"),
        Choice("stays", "What stays here"),
        Choice("hard", "When it gets hard to keep to this"),
        Choice("talks", "Steps for a hard talk"),
        seen_by=Seen.GROUP,
        skip=False,
    ),
    Ask("new_line", "What should the new line say?", seen_by=Seen.GROUP),
)

AGREEMENT_TALK = Conversation(
    "agreement",
    WHICH_GROUP,
    When(
        known("agreed_lines"),
        Say("This is what “{group}” agreed on {agreed_day}:"),
        Say("{agreed_lines}"),
        When(known("review_day"), Say("We look at it again on {review_day}.")),
        otherwise=(
            Say("“{group}” has no agreement yet. Here is one to start from:"),
            Say("{example_lines}"),
        ),
    ),
    PUT_FORWARD,
    Ask("what", "What would you like to do?", Choices("agreement_ways")),
    THINK,
    When(chose("what", "add", "change"), THE_ONE_LIMIT),
    A_NEW_LINE,
    IN_OTHER_WORDS,
    When(
        chose("what", "remove"),
        Ask(
            "out",
            "Which line would you like to take out?",
            Choices("line_choices"),
            seen_by=Seen.GROUP,
        ),
    ),
    When(
        has_put_forward,
        Ask(
            "named",
            "May I say that it came from you?",
            Choice("yes", "Yes, you may"),
            Choice("no", "No, leave my name out"),
        ),
        Do("put_forward"),
        Say("Thank you. I am telling the group, without a buzz."),
        Say("They can say yes, or ask to talk about it first. The group decides together."),
    ),
    When(
        chose("what", "before"),
        Ask(
            "version",
            "Which one would you like to read?",
            Choices(
                "versions", Say("“{group}” agreed this on {version_day}:"), Say("{version_lines}")
            ),
        ),
    ),
    fine_if_skipped("what", "think", "new_line", "line", "other_words", "out", "version"),
    samples=(AGREED, AGREED_MEANWHILE, NOT_AGREED_YET),
    command="agreement",
    title=N_("Our agreement"),
    roles=("co_producer", "facilitator", "link_person", "safeguarding"),
    under="about_group",
)
