"""When things are hard between us: a place to think for anyone involved (SHP:355, SHP:297).

The steps are those of a talk without blame (SHP:296): what was seen, felt, needed, asked for.
What is typed stays with whoever typed it, but for words that they send to someone.
"""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.free_words import THE_ONE_LIMIT
from conversations.hard_times.samples import HARD, HARD_FOR_NO_ONE, HARD_FOR_STAFF
from conversations.parts import steps_for
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


def can_turn_to(answers: Answers, facts: Facts) -> bool:
    """Whether there is someone to turn to; once that was asked, there was."""
    return "word_to" in answers or bool(facts.get("can_turn_to"))


def writes(answers: Answers, _facts: Facts) -> bool:
    """Whether words go to someone who was picked."""
    return answers.get("do_next") == "words" and bool(answers.get("word_to"))


def asks_to_sit_down(answers: Answers, _facts: Facts) -> bool:
    """Whether someone was picked to sit down with those it is about."""
    return answers.get("do_next") == "sit" and bool(answers.get("word_to"))


IN_DANGER = Say("In danger, ring 999. For other help, tap “Help now”.")
THEIR_HOURS = Say("They read it in their own hours.")

TO_THINK_ABOUT = (
    Ask(
        "saw",
        "What happened? Say what you saw or heard.",
        seen_by=Seen.ONLY_BOT,
    ),
    Ask("felt", "How was it for you?", seen_by=Seen.ONLY_BOT),
    Ask("need", "What do you need now?", seen_by=Seen.ONLY_BOT),
    Ask("their_side", "How might it have been for the other one?", seen_by=Seen.ONLY_BOT),
    Ask(
        "wish",
        "What would you like to ask for? You can begin with “I would like”.",
        seen_by=Seen.ONLY_BOT,
    ),
)

TURN_TO_SOMEONE = When(
    chose("do_next", "words", "sit"),
    When(
        can_turn_to,
        Ask("word_to", "Who should hear from you?", Choices("can_turn_to")),
        When(
            writes,
            Ask(
                "hard_words",
                "What would you like to say? It goes out with your name.",
                seen_by=Seen.WHO_GETS_IT,
                then=(
                    Do("turn_to"),
                    Say("Thank you. I am sending it to {word_to}."),
                    THEIR_HOURS,
                    IN_DANGER,
                ),
            ),
        ),
        When(
            asks_to_sit_down,
            Ask(
                "sure",
                "Shall I ask {word_to} to sit down with you and the other one?",
                Choice(
                    "yes",
                    "Yes, please",
                    Do("turn_to"),
                    Say("Thank you. I am asking {word_to} now. I send none of your words."),
                    THEIR_HOURS,
                    IN_DANGER,
                ),
                Choice("no", "No, thank you", Say("That is fine. I have asked no one.")),
                seen_by=Seen.WHO_GETS_IT,
            ),
        ),
        otherwise=(Say("I am sorry. There is no one I may tell right now."), IN_DANGER),
    ),
)

CHALLENGING = Conversation(
    "challenging",
    WHICH_GROUP,
    Say("Things get hard in any group. This is a place to think, step by step."),
    Say("You can skip each step. No one else sees what you write as you think."),
    THE_ONE_LIMIT,
    *steps_for("challenging"),
    When(
        known("runs_this_group"),
        Say("Please send no one away without a talk with them."),
        Say("If you must act to keep someone safe now, the talk comes after."),
    ),
    *TO_THINK_ABOUT,
    When(
        known("runs_this_group"),
        Ask(
            "with_them",
            "Have you asked each one it is about how they see it?",
            Choice("yes", "Yes, I have asked them"),
            Choice(
                "not_yet",
                "Not yet",
                Say("Please ask them first. Decide with them, and not for them."),
            ),
            seen_by=Seen.ONLY_BOT,
        ),
    ),
    Ask(
        "do_next",
        "What would you like to do now?",
        Choice(
            "keep",
            "Keep it to myself",
            Say("That is fine. You can come back to this on any day."),
        ),
        Choice("words", "Send words to someone"),
        Choice("sit", "Ask someone to sit down with us"),
    ),
    TURN_TO_SOMEONE,
    fine_if_skipped("do_next", "word_to", "hard_words", "sure"),
    samples=(HARD, HARD_FOR_STAFF, HARD_FOR_NO_ONE),
    command="hard",
    title=N_("When things are hard between us"),
    roles=("co_producer", "facilitator", "link_person", "safeguarding"),
    under="about_group",
)
