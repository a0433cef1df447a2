"""Words at the buttons of a form that has waited: into its comment, to a person, or nowhere."""

from conversations.conversation import Conversation
from conversations.samples import PERSON
from conversations.script import Ask, Choice, Facts, Say, When, known
from conversations.talks.unread_words import (
    IF_IN_DANGER,
    IN_DANGER,
    KEEP_IT_HERE,
    PASS_IT_ON,
    TYPED,
)

#: the questions, and their choice by which words go into the comment
PUT_IT, PUT_IN, IN_COMMENT = "put_it", "put_in", "comment"
_WORDS: Facts = {
    **PERSON,
    "typed_words": "I felt left out",
    "readers": "Sam",
    "readers_changed": False,
}
_CHANGED: Facts = {**_WORDS, "readers_changed": True}
_NO_ONE: Facts = {**_WORDS, "readers": ""}
_TO_THE_COMMENT = Choice(IN_COMMENT, "With my comment, without my name", Say("Thank you."))

FOR_THE_FORM = Conversation(
    "for_the_form",
    Say("You typed: “{typed_words}”"),
    Say("I asked you about our meetings, without names. I cannot tell if this is for that."),
    IF_IN_DANGER,
    When(
        known("readers"),
        Ask(
            PUT_IT,
            "Shall I put it with your comment, or pass it to {readers} with your name?",
            _TO_THE_COMMENT,
            PASS_IT_ON,
            KEEP_IT_HERE,
            IN_DANGER,
            skip=False,
            keeps=TYPED,
        ),
        otherwise=(
            Ask(
                PUT_IN,
                "Shall I put it with your comment?",
                _TO_THE_COMMENT,
                KEEP_IT_HERE,
                IN_DANGER,
                skip=False,
                keeps=TYPED,
            ),
        ),
    ),
    samples=(_WORDS, _CHANGED, _NO_ONE),
    urgent=True,
)
