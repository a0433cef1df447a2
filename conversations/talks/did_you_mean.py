"""More was typed than a button says: whether that button was meant, and who reads the rest."""

from conversations.conversation import Conversation
from conversations.samples import PERSON
from conversations.script import Answers, Ask, Choice, Facts, Say, When
from conversations.talks.unread_words import (
    IF_IN_DANGER,
    IN_DANGER,
    KEEP_IT_HERE,
    PASS_IT_ON,
    TYPED,
)

NAME = "did_you_mean"
#: the answers that hold the words of the choice that may be meant, and whether more was said
MEANT_WORDS, SAYS_MORE = "meant_words", "says_more"
#: a message and its words
_OF_ONE_MESSAGE = 2
#: the question whose “yes” picks that choice where it was typed
MEANT = "meant"
_TYPED: Facts = {
    **PERSON,
    "typed_words": "yes but only till three",
    MEANT_WORDS: "Yes, I will come",
    SAYS_MORE: "yes",
    "readers": "Sam",
    "readers_changed": False,
}
_CHANGED: Facts = {**_TYPED, "readers_changed": True}
_NO_ONE: Facts = {**_TYPED, "readers": ""}
_NO_MORE: Facts = {**_TYPED, "typed_words": "yes I would love to", SAYS_MORE: ""}


def could_be_passed_on(answers: Answers, facts: Facts) -> bool:
    """Whether there is more in it than the choice, and someone who may read it.

    Whatever was typed after the first message is more.
    """
    later = len(answers.get(TYPED, ())) > _OF_ONE_MESSAGE
    more = answers.get(MEANT) == "no" or facts.get(SAYS_MORE) or later
    return bool(more and (facts.get("readers") or "pass_it_on" in answers))


DID_YOU_MEAN = Conversation(
    NAME,
    Say("I am a bot. I cannot read this as a person would: “{typed_words}”"),
    Ask(
        MEANT,
        "Did you mean “{meant_words}”?",
        Choice("yes", "Yes", Say("Thank you."), yes=True),
        Choice("no", "No", Say("Thank you for saying so.")),
        IN_DANGER,
        skip=False,
        keeps=TYPED,
    ),
    When(
        could_be_passed_on,
        IF_IN_DANGER,
        Ask(
            "pass_it_on",
            "Shall I pass your words to {readers} too?",
            PASS_IT_ON,
            KEEP_IT_HERE,
            IN_DANGER,
            skip=False,
            keeps=TYPED,
        ),
    ),
    samples=(_TYPED, _CHANGED, _NO_ONE, _NO_MORE),
    urgent=True,
    remembers=(MEANT_WORDS, SAYS_MORE),
)
