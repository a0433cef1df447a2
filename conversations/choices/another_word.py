"""A word for a break that means something else here: they are asked once for another."""

from conversations.choices.break_plan import WORD
from conversations.conversation import Conversation
from conversations.script import Answers, Facts, Say, When


def has_another(answers: Answers, _facts: Facts) -> bool:
    """Whether another word was chosen."""
    return answers.get("word") == "break" or bool(answers.get("own_word"))


ANOTHER_WORD = Conversation(
    "another_word",
    Say("Your word for a break is “{word}”. People often type that to mean something else."),
    Say("So I could get it wrong. It is safer to have another one, like “pineapple”."),
    WORD,
    When(
        has_another,
        Say("Thank you. I have saved that."),
        otherwise=(Say("That is fine. It stays. You can change it in “My choices” on any day."),),
    ),
    samples=({"word": "yes"},),
    each="keep_choices",
)
