"""For whoever looks after people: when they are away, and who covers meanwhile (CH:161)."""

from conversations.conversation import Conversation
from conversations.cover.samples import IS_AWAY, IS_AWAY_COVERED
from conversations.endings import fine_if_skipped
from conversations.link_people.samples import GOES_AWAY, GOES_AWAY_ALONE, NO_ONE_MINE
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
    When,
    known,
)


def is_away(answers: Answers, facts: Facts) -> bool:
    """Whether they had said so before this talk."""
    return "away_from" not in answers and ("still_away" in answers or bool(facts.get("away_days")))


def has_people(answers: Answers, facts: Facts) -> bool:
    """Whether anyone is looked after: nothing that is done here changes that."""
    return bool({"away_from", "still_away"} & set(answers)) or bool(facts.get("looks_after_any"))


def has_asked(answers: Answers, _facts: Facts) -> bool:
    """Whether somebody was picked to cover."""
    return answers.get("cover") not in ("", "no_one", None)


ASKED = Say("Thank you. I am asking {cover}. I will tell you what {cover} says.")
IF_NO_ONE = Say("Until someone says yes, I turn to {facilitators} for them.")

BEING_AWAY = Conversation(
    "being_away",
    When(
        known("many_groups"),
        Ask("group", "Which group is it for?", Choices("my_groups"), skip=False),
    ),
    When(
        has_people,
        When(
            is_away,
            Say("I know that you will be away. {away_days}"),
            When(
                known("covers_me"),
                Say("{covers_me} looks after your people then."),
                otherwise=(Say("No one has said yes yet to look after your people then."),),
            ),
            Ask(
                "still_away",
                "Is that still right?",
                Choice("yes", "Yes, it is", Say("That is fine.")),
                Choice(
                    "cover",
                    "Ask someone else",
                    Ask(
                        "cover_else",
                        "Who could look after your people?",
                        Choices("could_cover", Do("ask_cover"), ASKED, IF_NO_ONE),
                        seen_by=Seen.STAFF,
                    ),
                ),
                Choice(
                    "no",
                    "I am here after all",
                    Do("end_absence"),
                    Say("Thank you. I turn to you again from now on."),
                ),
            ),
            otherwise=(
                Ask(
                    "away_from",
                    "Which is the first day you are away?",
                    reads=Reads.DATE,
                    seen_by=Seen.GROUP,
                    skip=False,
                ),
                Ask(
                    "away_to",
                    "Which is the last day you are away?",
                    reads=Reads.DATE,
                    seen_by=Seen.GROUP,
                    skip=False,
                ),
                Ask(
                    "cover",
                    "Who could look after your people then? I ask them first.",
                    Choices("could_cover"),
                    Choice("no_one", "I do not know yet"),
                    seen_by=Seen.STAFF,
                ),
                Do("go_away"),
                When(has_asked, ASKED, otherwise=(Say("Thank you. I have saved that."),)),
                IF_NO_ONE,
                Say("I tell your people on the day, without a sound."),
            ),
        ),
        otherwise=(Say("You look after no one there. So no one needs to know."),),
    ),
    fine_if_skipped("still_away", "cover_else"),
    samples=(GOES_AWAY, GOES_AWAY_ALONE, IS_AWAY, IS_AWAY_COVERED, NO_ONE_MINE),
    title=N_("When I am away"),
    roles=("link_person", "facilitator"),
)
