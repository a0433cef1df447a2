"""Someone asks for a person, or is in despair: who helps now comes first, then a yes or no."""

from conversations.conversation import Conversation
from conversations.passing_on import ON_THEIR_LIST_TODAY
from conversations.phrases import NO_CALL
from conversations.samples import HELP, PERSON
from conversations.script import Ask, Choice, Choices, Facts, Say, Tell, When, known
from conversations.talks.unread_words import IN_DANGER, NOT_TO_OTHERS

_WANTS_ONE: Facts = {
    **PERSON,
    **HELP,
    "readers": "Sam",
    "may_be_rung": True,
    "readers_changed": False,
}
_CHANGED: Facts = {**_WANTS_ONE, "readers_changed": True}
_NOT_BY_PHONE: Facts = {**_WANTS_ONE, "may_be_rung": False}
_NOT_NOW: Facts = {**_NOT_BY_PHONE, "readers_changed": True}
_IN_DESPAIR: Facts = {**_WANTS_ONE, "in_despair": True}
_NO_ONE: Facts = {**_WANTS_ONE, "readers": ""}
_WHERE_WORDS: Facts = {**_IN_DESPAIR, "it_was_answer": (("answer", "That was my answer"),)}
_WHERE_WORDS_REACH: Facts = {**_WHERE_WORDS, "may_be_rung": False}

_NO = Choice(
    "no",
    "No, thank you",
    Say("That is fine. You can ask me again at any time."),
    typed=NO_CALL,
)
#: where words were asked for, such words may have been the answer
_IT_WAS = Choices("it_was_answer", Say("Thank you."))


def _yes(told: Tell) -> Choice:
    """A yes tells those who stood in the question, and no one else."""
    done = (told, Say("I have asked {readers}."), *ON_THEIR_LIST_TODAY)
    return Choice(
        "yes", "Yes, please", When(known("readers_changed"), NOT_TO_OTHERS, otherwise=done)
    )


A_PERSON = Conversation(
    "a_person",
    When(
        known("in_despair"),
        Say("I am glad that you wrote. I am a bot, and I'm sorry it is so hard."),
        Say("These people can help now:"),
        Say("{help_list}"),
    ),
    When(
        known("readers"),
        When(
            known("may_be_rung"),
            Ask(
                "shall_ring",
                "Shall I ask {readers} to ring you?",
                _yes(
                    Tell(
                        "readers",
                        "{name} would like to talk with someone. Please ring.",
                        "ring_me_break",
                    )
                ),
                _NO,
                _IT_WAS,
                IN_DANGER,
                skip=False,
            ),
            otherwise=(
                Ask(
                    "shall_reach",
                    "Shall I ask {readers} to get in touch with you?",
                    _yes(
                        Tell(
                            "readers",
                            "{name} would like to talk with someone. Please get in touch.",
                            "needs_you",
                        )
                    ),
                    _NO,
                    _IT_WAS,
                    IN_DANGER,
                    skip=False,
                ),
            ),
        ),
        otherwise=(
            Say("There is no one I may ask here. “Help now” shows who can talk with you."),
        ),
    ),
    samples=(
        _WANTS_ONE,
        _CHANGED,
        _NOT_BY_PHONE,
        _NOT_NOW,
        _IN_DESPAIR,
        _WHERE_WORDS,
        _WHERE_WORDS_REACH,
        _NO_ONE,
    ),
    urgent=True,
    remembers=("in_despair",),
)
