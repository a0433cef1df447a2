"""A turn that a facilitator has put down for another: whose it was reads so, with thanks."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.meetings.change_facts import news_for
from scheduler.meetings.rota import TURNS, lost
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


@fact("turn_gone")
def turn_gone(known: Known) -> object:
    """Which of this person's turns are gone, with the change that they are told of."""
    before, now = news_for(known)
    gone = [
        Line((_WITH_ANOTHER if now.get(TURNS[turn]) else _TAKEN_OUT)[turn], {})
        for turn, who in lost(before, now).items()
        if who == known.person.id
    ]
    return Lines(gone)
