"""Words on a form without names, where few write as someone does: they could show who it is.

Told before anything is typed, with ways that are safe: in the group's language, with a name, or to
one person. What few could have typed is held back (STK:97).
"""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.evaluation.samples import ALONE_HERE, FIRST_ANSWER
from conversations.free_words import THE_ONE_LIMIT
from conversations.passing_on import ON_THEIR_LIST_TODAY, PASSED_ON
from conversations.script import (
    Answers,
    Ask,
    Choice,
    Choices,
    Facts,
    Reads,
    Say,
    Seen,
    Step,
    Tell,
    When,
    known,
)

MORE = Ask(
    "more",
    "Is there more you want to say?",
    Choices("comment_ways"),
    reads=Reads.TEXT,
    seen_by=Seen.ANONYMOUS,
)


#: the question how they would like to say more
FEW_WAY = "few_way"
WITH_A_NAME = Choice("named", "With my name")
NOTHING_MORE = Choice("nothing", "Nothing more", Say("That is fine."))
#: in a language that few here read, words alone could show whose they are (STK:97)
FEW_WRITE_SO = (
    Say("Few in the group write {my_language}. Words in it could show who you are."),
    Say("So please only tap at first. Then I ask how you would like to say more."),
)
#: the same of letters that few here use, once they were typed
HELD_BACK = (
    Say("Few here write in these letters. They could show who you are."),
    Say("So I keep out what you typed."),
    Ask(
        "few_after",
        "Would you like to say it in another way?",
        WITH_A_NAME,
        NOTHING_MORE,
    ),
)


def are_held_back(answers: Answers, facts: Facts) -> bool:
    """Whether something that was typed could show who it is; once that was said, it was so."""
    return "few_after" in answers or bool(facts.get("words_show_who"))


#: the ways in which someone can say more, where few write as they do
HOW_TO_SAY_MORE: tuple[Step, ...] = (
    When(known("comment"), Say("I kept out what you typed so far: “{comment}”")),
    Ask(
        FEW_WAY,
        "How would you like to say more, in your own words?",
        Choice("ours", "In {group_language}, with no name"),
        WITH_A_NAME,
        NOTHING_MORE,
    ),
)


def wants_a_name(answers: Answers, _facts: Facts) -> bool:
    """Whether they would rather say it with their name than not at all."""
    return "named" in (answers.get(FEW_WAY), answers.get("few_after"))


def is_few(answers: Answers, facts: Facts) -> bool:
    """Whether words could show whose they are; what was begun one way goes on that way."""
    if FEW_WAY in answers:
        return True
    return MORE.name not in answers and bool(facts.get("few_write_so"))


def can_write(answers: Answers, facts: Facts) -> bool:
    """Whether they are asked for words without a name: they write as the group does."""
    return answers.get(FEW_WAY) == "ours" if is_few(answers, facts) else True


def shows_comment(answers: Answers, facts: Facts) -> bool:
    """Whether what was typed beside the buttons goes into the comment."""
    return FEW_WAY not in answers and bool(facts.get("comment"))


def in_words(questions: tuple[Ask, ...]) -> When:
    """What asks for words alone, and what becomes of letters that few here use."""
    return When(
        can_write,
        *questions,
        When(shows_comment, Say("Your comment so far, without your name: “{comment}”")),
        MORE,
        When(are_held_back, *HELD_BACK),
    )


WITH_MY_NAME = Conversation(
    "with_my_name",
    Say("You wanted to say more about our meetings, with your name."),
    THE_ONE_LIMIT,
    Ask(
        "read_by",
        "Who should read it?",
        Choice(
            "those",
            "{facilitators}",
            Ask(
                "said_to_those",
                "How are our meetings for you? Just type it here.",
                seen_by=Seen.FACILITATORS,
                then=(
                    Tell(
                        "facilitators",
                        "{name} says how our meetings are: “{said_to_those}”",
                        waits=True,
                    ),
                    Say("Thank you. I pass it on with your name."),
                ),
            ),
        ),
        Choice(
            "one",
            "Who looks after me",
            Ask(
                "said_to_one",
                "How are our meetings for you? Just type it here.",
                seen_by=Seen.LINK_PERSON,
                then=(
                    Tell(
                        "link_person",
                        "{name} says how our meetings are: “{said_to_one}”",
                        "words",
                    ),
                    PASSED_ON,
                    *ON_THEIR_LIST_TODAY,
                ),
            ),
        ),
        Choice("no", "No one, thank you", Say("That is fine.")),
        seen_by=Seen.NOBODY,
    ),
    fine_if_skipped("read_by", "said_to_those", "said_to_one"),
    samples=(FIRST_ANSWER, ALONE_HERE),
)
