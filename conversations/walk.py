"""A walk through a script: which steps some answers lead past, up to the first open question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from conversations.conversation import Conversation
from conversations.offers import SKIPPED
from conversations.script import Answer, Answers, Ask, Choice, Choices, Facts, Reads, Step, When

Walked = tuple[tuple[str, Step], ...]


def walk(conversation: Conversation, answers: Answers, facts: Facts) -> Walked:
    """The steps passed, with their paths, up to and including the first open question."""
    return tuple(Walk(answers, facts).through(conversation))


def open_question(conversation: Conversation, answers: Answers, facts: Facts) -> Ask | None:
    """The first question without an answer; None when the talk is over."""
    return open_at_the_end(Walk(answers, facts, quiet_to="").through(conversation), answers)


def open_at_the_end(walked: Sequence[tuple[str, Step]], answers: Answers) -> Ask | None:
    """The open question at which a walk ends; None when the talk is over."""
    last = walked[-1][1] if walked else None
    return last if isinstance(last, Ask) and last.name not in answers else None


class Walk:
    """A walk through a script, up to and including the first open question.

    Up to the question `quiet_to`, branches that ask nothing are passed by: what they say has
    been said, so the facts they depend on need not be looked up again.
    """

    def __init__(self, answers: Answers, facts: Facts, quiet_to: str | None = None) -> None:
        self._answers, self._facts, self._quiet_to = answers, facts, quiet_to
        self.walked: list[tuple[str, Step]] = []
        self.new_from = 0 if quiet_to is None else None

    def through(self, conversation: Conversation) -> list[tuple[str, Step]]:
        """The steps passed, with their paths."""
        self._go(conversation.steps, "")
        return self.walked

    def new(self) -> list[tuple[str, Step]]:
        """The steps after the question `quiet_to`; all, if there was none to wait for."""
        return [] if self.new_from is None else self.walked[self.new_from :]

    def _go(self, steps: tuple[Step, ...], above: str) -> bool:
        """Walk on; whether that ends at an open question."""
        for number, step in enumerate(steps):
            path = f"{above}{number}"
            self.walked.append((path, step))
            if isinstance(step, Ask):
                if step.name == self._quiet_to:
                    self.new_from = len(self.walked)
                if step.name not in self._answers:
                    return True
            elif not isinstance(step, When) or (self.new_from is None and not step.asks):
                continue
            for key, then in _taken(step, self._answers, self._facts):
                if self._go(then, f"{path}/{key}/"):
                    return True
        return False


def _taken(
    step: Ask | When, answers: Answers, facts: Facts
) -> Iterator[tuple[str, tuple[Step, ...]]]:
    """The branches of a step that these answers take."""
    if isinstance(step, When):
        yield ("when", step.then) if step.test(answers, facts) else ("else", step.otherwise)
    if isinstance(step, Ask):
        value = answers[step.name]
        chosen = value if isinstance(value, tuple) else (value,)
        for choice in step.choices:
            if isinstance(choice, Choice):
                if choice.key in chosen:
                    yield choice.key, choice.then
            elif step.again is not None or step.reads is Reads.OWN_WORDS:
                if value in choice.keys:
                    yield f"*{choice.from_}", choice.then
            elif value != SKIPPED and not any(
                isinstance(c, Choice) and c.key in chosen for c in step.choices
            ):
                yield f"*{choice.from_}", choice.then
        words_alone = step.again is not None or step.reads is Reads.OWN_WORDS
        if value != SKIPPED and (not words_alone or _in_words(step, value)):
            yield "then", step.then


def _in_words(ask: Ask, value: Answer) -> bool:
    """Whether an answer is none of its choices, whatever is on offer by now."""
    keys = (c.keys if isinstance(c, Choices) else (c.key,) for c in ask.choices)
    return value != SKIPPED and not any(value in each for each in keys)
