"""What staff ask the group: in writing with no name or with it, or in a call (CH:200, CH:140).

What is said with no name waits, shut, as an evaluation's answers do. What is said with a name goes
to the facilitators at once, with that name beside it, and is never counted with the rest.
"""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.free_words import THE_ONE_LIMIT
from conversations.passing_on import ASKED_TO_RING, ON_THEIR_LIST, PASSED_ON
from conversations.phrases import N_
from conversations.script import (
    Answers,
    Ask,
    Choice,
    Choices,
    Do,
    Facts,
    Reads,
    Say,
    Seen,
    Tell,
    When,
    known,
)
from conversations.surveys.samples import (
    ASKED,
    ASKED_NOTHING,
    ASKED_ONE_THING,
    ASKED_TWO_THINGS,
    CLOSED_MEANWHILE,
    FEW_READ_IT,
)

#: what can be answered, in the order in which it is asked
QUESTIONS = ("q1", "q2", "q3")
#: the same, where it is said with a name
NAMED = ("named_1", "named_2", "named_3")


def is_asked(answers: Answers, facts: Facts) -> bool:
    """Whether there is something to answer; still so once the way to do it was chosen."""
    return "how_else" in answers or bool(facts.get("surveys_open"))


def asks_which(answers: Answers, facts: Facts) -> bool:
    """Whether there is more than one; still so once one was chosen."""
    return "survey" in answers or bool(facts.get("many_surveys"))


def has_said(answers: Answers, _facts: Facts) -> bool:
    """Whether any of the questions was answered."""
    return any(answers.get(question) for question in (*QUESTIONS, *NAMED))


CLOSED = Say("It has closed in the meantime. I have kept nothing of this.")
KEPT_NOTHING = Say("That is fine. I have kept nothing.")

#: letters that few here use, once they were typed without a name
HELD_BACK = (
    Say("Few here write in these letters. They could show who you are."),
    Say("So I keep out what you typed."),
)

WITH_NO_NAME = (
    THE_ONE_LIMIT,
    Say("Please leave out names. It may be days until someone sees it."),
    When(
        known("few_write_so"),
        Say("Few in the group write {my_language}. Words in it could show who you are."),
        Say("So please tap, or write in {group_language}. “Back” leads to the other ways."),
    ),
    Ask(
        "q1",
        "{survey_q1}",
        Choices("survey_a1"),
        reads=Reads.TEXT,
        seen_by=Seen.ANONYMOUS,
    ),
    When(
        known("survey_q2"),
        Ask(
            "q2",
            "{survey_q2}",
            Choices("survey_a2"),
            reads=Reads.TEXT,
            seen_by=Seen.ANONYMOUS,
        ),
    ),
    When(
        known("survey_q3"),
        Ask(
            "q3",
            "{survey_q3}",
            Choices("survey_a3"),
            reads=Reads.TEXT,
            seen_by=Seen.ANONYMOUS,
        ),
    ),
    Do("finish_survey"),
    When(
        known("survey_over"),
        CLOSED,
        otherwise=(
            When(known("held_back"), *HELD_BACK),
            When(
                has_said,
                Say("Thank you. I keep this shut until {survey_day}."),
                Say("To say it in another way: tap “About our group”, then “What we are asked”."),
                otherwise=(KEPT_NOTHING,),
            ),
        ),
    ),
)

WITH_MY_NAME = (
    THE_ONE_LIMIT,
    Ask(
        "named_1",
        "{survey_q1}",
        Choices("survey_a1"),
        reads=Reads.TEXT,
        seen_by=Seen.FACILITATORS,
    ),
    When(
        known("survey_q2"),
        Ask(
            "named_2",
            "{survey_q2}",
            Choices("survey_a2"),
            reads=Reads.TEXT,
            seen_by=Seen.FACILITATORS,
        ),
    ),
    When(
        known("survey_q3"),
        Ask(
            "named_3",
            "{survey_q3}",
            Choices("survey_a3"),
            reads=Reads.TEXT,
            seen_by=Seen.FACILITATORS,
        ),
    ),
    Do("finish_survey"),
    When(
        known("survey_over"),
        CLOSED,
        otherwise=(
            When(
                has_said,
                Tell("facilitators", "{name} says about “{survey_about}”: {survey_said}"),
                Say("Thank you. I pass it on to {facilitators}, with your name."),
                otherwise=(KEPT_NOTHING,),
            ),
        ),
    ),
)

SURVEY_FOR_ME = Conversation(
    "survey_for_me",
    When(
        is_asked,
        When(
            asks_which,
            Ask(
                "survey",
                "We are asked about more than one thing. Which first?",
                Choices("surveys_open"),
                skip=False,
            ),
        ),
        Say("The group is asked about “{survey_about}”. You can answer until {survey_day}."),
        Say("You can answer with no name. If five people or more do, staff and the group see it."),
        Say("If fewer do, I delete the answers. No one sees them."),
        When(known("survey_small"), Say("Fewer than five people can answer now.")),
        Say("Or answer with your name, for {facilitators} to read."),
        Say("If you would rather talk, I tell whoever looks after you."),
        Ask(
            "how_else",
            "How would you like to say what you think?",
            Choice("write", "Here, with no name", *WITH_NO_NAME),
            Choice("named", "Here, with my name", *WITH_MY_NAME),
            Choice(
                "call",
                "In a call",
                Do("finish_survey"),
                Tell(
                    "link_person",
                    "{name} would like to say in a call what they think about “{survey_about}”.",
                    "ring_me",
                ),
                ASKED_TO_RING,
            ),
            Choice(
                "one_to_one",
                "One to one, with someone",
                Do("finish_survey"),
                Tell(
                    "link_person",
                    "{name} would like to talk about “{survey_about}”, one to one.",
                    "one_to_one",
                ),
                PASSED_ON,
                *ON_THEIR_LIST,
            ),
            Choice("no", "No, thank you", Say("That is fine. No is a good answer.")),
        ),
        fine_if_skipped("how_else"),
        otherwise=(Say("The group is asked nothing right now."),),
    ),
    samples=(
        ASKED,
        ASKED_ONE_THING,
        ASKED_TWO_THINGS,
        CLOSED_MEANWHILE,
        FEW_READ_IT,
        ASKED_NOTHING,
    ),
    anonymous=True,
    each="check_survey",
    title=N_("What we are asked"),
    roles=("co_producer",),
    under="about_group",
)
