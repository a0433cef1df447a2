"""Said about coming after an answer, in words: it is asked about, and only a yes changes it."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.meetings.samples import ASKED_AGAIN, EACH_WEEK, YES_TO_THE_REST
from conversations.meetings.saying_no import AFTER_NO, LAST_OF_NO
from conversations.meetings.unwell import A_THOUGHT_AND_A_STAND_IN, LAST_OF_UNWELL
from conversations.offers import SKIPPED
from conversations.samples import BARE_MEETING, MEETING
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

NAME = "changed_mind"
#: the answers that hold what they want (no, unwell, yes), and which meetings may be meant
WANTS, MAY_MEAN = "wants", "may_mean"
_SAID_YES: Facts = {
    "may_be_meant": (),
    "you_said": "You said that you come.",
}
_SAID_NO: Facts = {"may_be_meant": (), "you_said": "You said that you do not come."}
_SAID_NOTHING: Facts = {"may_be_meant": (), "you_said": ""}
_SEVERAL: Facts = {"may_be_meant": (("m1", "Hub rules, 10 June"),)}
#: what it asks; a yes to one of these changes what stands
_ASKED = ("take_back", "come_after_all", "unwell_then")


def which_is_open(answers: Answers, facts: Facts) -> bool:
    """Whether several may be meant."""
    return "which" in answers or bool(facts.get("may_be_meant"))


def is_unwell(_answers: Answers, facts: Facts) -> bool:
    """Whether they say that they are unwell."""
    return facts.get(WANTS) == "unwell"


def is_left(answers: Answers, _facts: Facts) -> bool:
    """Whether what was asked is skipped: then all stays."""
    return SKIPPED in [answers.get(name) for name in _ASKED]


def takes_a_yes_back(_answers: Answers, facts: Facts) -> bool:
    """Whether it is about not coming."""
    return facts.get(WANTS) == "no"


LEFT = Say(
    "That is fine. I have changed nothing. If you mean another meeting, look in “My meetings”."
)

CHANGED_MIND = Conversation(
    NAME,
    When(
        which_is_open,
        Ask("which", "Which meeting do you mean?", Choices("may_be_meant"), skip=False),
    ),
    Say("This is about “{meeting}”, {day} at {time}."),
    When(
        known("you_said"),
        Say("{you_said}"),
        otherwise=(Say("You have not said yet if you will come. That is fine."),),
    ),
    When(
        is_unwell,
        Ask(
            "unwell_then",
            "Shall I put you down as unwell, and not coming?",
            Choice(
                "yes",
                "Yes, please",
                Do("change_mind"),
                Say("I have changed it: you do not come. We keep your place. Get well soon."),
            ),
            Choice("no", "No, leave it", LEFT),
            seen_by=Seen.HOW_MANY,
        ),
        otherwise=(
            When(
                takes_a_yes_back,
                Ask(
                    "take_back",
                    "Shall I put you down as not coming?",
                    Choice(
                        "yes",
                        "Yes, please",
                        Do("change_mind"),
                        Say("I have changed it: you do not come. No is a good answer."),
                    ),
                    Choice("no", "No, leave it", LEFT),
                    seen_by=Seen.HOW_MANY,
                ),
                otherwise=(
                    Ask(
                        "come_after_all",
                        "Shall I put you down as coming?",
                        Choice(
                            "yes",
                            "Yes, I will come",
                            Do("change_mind"),
                            Say("I have changed it: you come. Thank you."),
                        ),
                        Choice("no", "No, leave it", LEFT),
                        seen_by=Seen.HOW_MANY,
                    ),
                ),
            ),
        ),
    ),
    When(chose("take_back", "yes"), *AFTER_NO),
    When(chose("unwell_then", "yes"), *A_THOUGHT_AND_A_STAND_IN),
    When(is_left, LEFT),
    fine_if_skipped(*LAST_OF_NO, *LAST_OF_UNWELL),
    samples=(
        {**MEETING, **_SAID_YES, WANTS: "no"},
        {**MEETING, **_SAID_NO, WANTS: "yes"},
        {**MEETING, **_SAID_NOTHING, WANTS: "unwell"},
        {**BARE_MEETING, **_SAID_NOTHING, WANTS: "unwell"},
        {**EACH_WEEK, **_SAID_YES, **_SEVERAL, WANTS: "no"},
        {**ASKED_AGAIN, **_SAID_YES, WANTS: "no"},
        {**YES_TO_THE_REST, **_SAID_YES, WANTS: "no"},
    ),
    remembers=(WANTS, MAY_MEAN),
)
