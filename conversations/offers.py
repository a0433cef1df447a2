"""What a question takes for an answer: what it offers, what was picked, and what fits."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from conversations.conversation import Conversation
from conversations.script import Answer, Answers, Ask, Choice, Facts, Reads

#: The saved answer of a question that was skipped. Typed words are never empty.
SKIPPED = ""
#: Ends the name under which the picks of an unfinished "choose many" question are kept.
PICKING = "*"
#: Ends the name under which is kept what a day or a time may be, while it is asked which.
IN_DOUBT = "?"
#: The answer to that question that says: none of these.
NEITHER = "no"
_READ = {Reads.DATE: r"\d{4}-\d\d-\d\d", Reads.TIME: r"\d\d:\d\d"}


def offered(question: Ask, facts: Facts) -> tuple[tuple[str, str], ...]:
    """The choices of a question as (key, label), live ones looked up in the facts."""
    pairs: list[tuple[str, str]] = []
    for choice in question.choices:
        if isinstance(choice, Choice):
            if not (choice.unless and facts.get(choice.unless)):
                pairs.append((choice.key, choice.label))
        else:
            live = facts.get(choice.from_, ())
            pairs.extend(live)  # type: ignore[arg-type]  # facts hold (key, label) pairs here
    return tuple(pairs)


def picked(question: Ask, answers: Answers) -> tuple[str, ...]:
    """What has been picked so far of a "choose many" question."""
    return tuple(answers.get(question.name + PICKING, ()))


def doubt(question: Ask, answers: Answers) -> tuple[str, ...]:
    """What the answer that was typed may be, while it is asked which; else nothing."""
    return tuple(answers.get(question.name + IN_DOUBT, ()))


def fits(question: Ask, value: Answer, facts: Facts) -> bool:
    """Whether the value can be saved as the answer to the question."""
    if value == SKIPPED:
        return question.skip
    keys = {key for key, _ in offered(question, facts)}
    if question.many:
        return isinstance(value, tuple) and bool(value) and keys.issuperset(value)
    if isinstance(value, tuple):
        return False
    if question.reads in _READ and value not in keys:
        return re.fullmatch(_READ[question.reads], value) is not None
    return value in keys or takes_words(question, keys)


def takes_words(question: Ask, keys: Collection[str]) -> bool:
    """Whether words that pick none of these choices are an answer, or the one to another."""
    return question.reads is not Reads.CHOICE or any(key in keys for key in question.words_for)


def edges(conversation: Conversation, facts: Facts) -> Iterator[tuple[str, str]]:
    """Every (question, value) that the script offers with these facts, Skip included."""
    for ask in conversation.questions.values():
        for key, _ in offered(ask, facts):
            yield ask.name, key
        if ask.reads is not Reads.CHOICE:
            yield ask.name, SAMPLE_VALUES[ask.reads]
        if ask.skip:
            yield ask.name, SKIPPED


#: What a person might answer to an open question of each kind, already read.
SAMPLE_VALUES = {
    Reads.TEXT: "a few words",
    Reads.NAME: "Kit",
    Reads.NUMBER: "2",
    Reads.DATE: "2026-06-10",
    Reads.TIME: "14:00",
    Reads.EMAIL: "kit@example.org",
    Reads.PHONE: "01632960222",
    Reads.WORD: "pineapple",
    Reads.CITY: "Africa/Cairo",
    Reads.FILE: "a few words",
    Reads.OWN_WORDS: "a few words",
}
