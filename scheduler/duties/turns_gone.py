"""A turn that a facilitator has put down for another: whose it was reads so, with thanks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from conversations.phrases import N_
from scheduler.duties.rota import TURNS
from scheduler.meetings.change_facts import news_for
from scheduler.talks.known import Known, fact
from scheduler.talks.spoken import Line, Lines

_WITH_ANOTHER = {
    "chair": N_("Your turn to lead the talk there is now with someone else."),
    "notes": N_("Your turn to take the notes there is now with someone else."),
}
_TAKEN_OUT = {
    "chair": N_("Your turn to lead the talk there is no longer on the card."),
    "notes": N_("Your turn to take the notes there is no longer on the card."),
}


def whose(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[int]:
    """Those who had a turn before a change of a meeting's card, and have it no more."""
    lines = [line for line in TURNS.values() if line in before]
    return {person for line in lines for person in _one(before[line]) - _one(after.get(line))}


def _one(value: Any) -> set[int]:
    """Whose id it is, with or without the name; nobody's where it is words, or empty."""
    return {abs(value)} if isinstance(value, int) else set()


@fact("turn_gone")
def turn_gone(known: Known) -> object:
    """Which of this person's turns are gone, with the change that they are told of."""
    before, now = news_for(known)
    gone = [
        Line((_WITH_ANOTHER if now.get(line) else _TAKEN_OUT)[turn], {})
        for turn, line in TURNS.items()
        if line in before and known.person.id in _one(before[line]) - _one(now.get(line))
    ]
    return Lines(gone)
