"""What people would like to learn, for whoever looks after them: it waits until they take it out.

SHP:414.
"""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.friendly_words.samples import (
    NONE_WOULD_LEARN,
    WOULD_LEARN,
    WOULD_LEARN_BY_VOICE,
    WOULD_LEARN_NO_MORE,
)
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


def has_wishes(answers: Answers, facts: Facts) -> bool:
    """Whether anyone this person looks after would like to learn something."""
    return "word_to" in answers or bool(facts.get("would_learn"))


def may_write(answers: Answers, facts: Facts) -> bool:
    """Whether words that are typed can reach the one who was picked."""
    return "found" in answers or bool(facts.get("can_write"))


TO_LEARN = Conversation(
    "to_learn",
    When(
        has_wishes,
        Ask(
            "word_to",
            "Whose wish would you like to see?",
            Choices(
                "would_learn",
                When(
                    known("their_wish"),
                    Say("{their_wish}"),
                    otherwise=(Say("That wish is taken out by now."),),
                ),
                When(
                    may_write,
                    Ask(
                        "found",
                        "Have you found something?",
                        Choice(
                            "yes",
                            "I have found something",
                            Ask(
                                "own_words",
                                "What have you found? It goes out with your name.",
                                seen_by=Seen.WHO_GETS_IT,
                                reads=Reads.TEXT,
                                then=(
                                    Do("send_word"),
                                    Say(
                                        "Thank you. I am sending it. The wish stays on this list."
                                    ),
                                ),
                            ),
                        ),
                        Choice("no", "Not yet", Say("That is fine. It stays on this list.")),
                        seen_by=Seen.STAFF,
                    ),
                    otherwise=(Say("Please tell them of what you find when you next talk."),),
                ),
            ),
            seen_by=Seen.STAFF,
        ),
        otherwise=(Say("No one has a wish to learn something right now."),),
    ),
    fine_if_skipped("word_to", "found", "own_words"),
    samples=(WOULD_LEARN, WOULD_LEARN_BY_VOICE, WOULD_LEARN_NO_MORE, NONE_WOULD_LEARN),
    title=N_("What people would like to learn"),
    roles=("facilitator", "link_person"),
    under="run_group",
)
