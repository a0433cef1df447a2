"""Who might be glad of a word, for whoever looks after them (CH:91, SHP:397).

It is drawn only from what staff did: never from what a person did, or did not do.
"""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.friendly_words.samples import (
    NO_WORDS_DUE,
    NOBODY_TO_TALK_TO,
    ONLY_A_TURN,
    WORDS_AND_A_TURN,
    WORDS_DUE,
    WORDS_DUE_UNNAMED,
)
from conversations.phrases import N_
from conversations.script import Answers, Ask, Choice, Choices, Do, Facts, Say, Seen, When, known


def has_people(answers: Answers, facts: Facts) -> bool:
    """Whether this person looks after anyone."""
    return "did" in answers or bool(facts.get("my_people"))


def only_turns(answers: Answers, facts: Facts) -> bool:
    """Whether it came for turns of their own alone: then nothing is asked."""
    return "did" not in answers and bool(facts.get("only_turns"))


NOTED = Say("Thank you. I have noted it.")

WORDS = (
    When(
        has_people,
        When(
            known("word_list"),
            When(
                known("meeting"),
                Say("“{meeting}” is on {day} at {time}. These people might be glad of a word."),
                otherwise=(Say("These people might be glad of a word from you."),),
            ),
            Say("{word_list}"),
            Say("I look only at what we did. I do not look at what they did."),
            otherwise=(Say("No one is due a word from you right now."),),
        ),
        When(known("own_supervision"), Say("{own_supervision}")),
        Ask(
            "did",
            "What have you done, or would like to do?",
            Choices("had_word_with", Do("note_touch"), NOTED),
            Choice(
                "one_to_one",
                "We had our one-to-one",
                Ask(
                    "one_with",
                    "With whom was it?",
                    Choices("my_people", Do("note_touch"), Say("Thank you. It is noted.")),
                    seen_by=Seen.STAFF,
                ),
            ),
            Choice(
                "write",
                "Send a friendly word",
                Ask(
                    "word_to",
                    "To whom would you like to write?",
                    Choices(
                        "can_write_to",
                        Ask(
                            "own_words",
                            "What would you like to say? It goes out with your name.",
                            seen_by=Seen.WHO_GETS_IT,
                            then=(
                                Do("send_word"),
                                When(
                                    known("word_to"),
                                    Say("Thank you. I am sending it to {word_to}."),
                                    otherwise=(Say("Thank you. I am sending it."),),
                                ),
                            ),
                        ),
                    ),
                    seen_by=Seen.STAFF,
                ),
            ),
            Choice(
                "supervision",
                "I had my own supervision",
                Do("note_touch"),
                Say("That is good. I have noted it."),
            ),
            seen_by=Seen.STAFF,
        ),
        otherwise=(Say("You look after no one right now."),),
    ),
)

WORD_LIST = Conversation(
    "word_list",
    When(known("own_turns"), Say("{own_turns}")),
    When(only_turns, otherwise=WORDS),
    fine_if_skipped("did", "one_with", "word_to", "own_words"),
    samples=(
        WORDS_DUE,
        WORDS_DUE_UNNAMED,
        NO_WORDS_DUE,
        NOBODY_TO_TALK_TO,
        ONLY_A_TURN,
        WORDS_AND_A_TURN,
    ),
    title=N_("A word with my people"),
    roles=("link_person", "facilitator"),
)
