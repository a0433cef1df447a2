"""How a talk ends when its last question is skipped: nobody is left without a word."""

from conversations.offers import SKIPPED
from conversations.script import Say, When, chose


def fine_if_skipped(*last_questions: str) -> When:
    """A kind word after a question with which the talk would end in silence."""
    tests = [chose(question, SKIPPED) for question in last_questions]
    return When(
        lambda answers, facts: any(test(answers, facts) for test in tests),
        Say("That is fine."),
    )
