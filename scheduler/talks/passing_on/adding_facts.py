"""Facts about words that were typed after the answer they belong to had been passed on."""

from __future__ import annotations

from conversations.registry import ALL
from conversations.script import ADDS_TO
from conversations.talks.unread_words import NO_NAME
from scheduler.talks.answers import answers_of
from scheduler.talks.known import Known, fact
from scheduler.talks.passing_on.heard_in import in_one, later
from scheduler.talks.passing_on.passed_on import target_of, went_to
from scheduler.talks.people.circle import names
from scheduler.talks.spoken import Name


@fact("later_words")
def later_words(known: Known) -> object:
    """What was typed after the answer, and waits."""
    target = target_of(known.tx, known.answers)
    if target is None or not target[0].answers:
        return Name("")
    return Name(in_one(later(answers_of(known.tx, target[0]))))


@fact("went_to")
def gone_to(known: Known) -> object:
    """The names of those to whom the answer has gone, or goes."""
    target = target_of(known.tx, known.answers)
    return names(known, went_to(known, *target) if target is not None else [])


@fact("had_no_name")
def had_no_name(known: Known) -> object:
    """Whether words came after answers that bear no name: passed on alone, they would bear it."""
    target = target_of(known.tx, known.answers)
    anonymous = target is not None and ALL[target[0].conversation].anonymous
    return anonymous or bool(known.answers.get(NO_NAME))


@fact("added_too_late")
def added_too_late(known: Known) -> object:
    """Whether words came after their answer had been passed on in a way that none can follow."""
    return bool(known.answers.get(ADDS_TO))
