"""Whether words mean something wherever they stand: a break, help, or that all be hidden."""

from __future__ import annotations

from datetime import datetime

from bot.typed import breaks
from bot.words.asks import command_of
from records.database import Tx
from records.people import Person
from scheduler.talks.known import Known
from scheduler.talks.running import running_meeting

_ANYWHERE = ("help", "hide", "safety", "despair", "person")


def in_need(tx: Tx, person: Person, text: str, now: datetime, answered: str | None = None) -> bool:
    """Whether words mean this wherever they stand: nobody takes them for anything less.

    Not, as a rule, if they `answered` the question for one's own word.
    """
    if answered in breaks.NAMES_THE_WORD and running_meeting(Known(tx, person, now)) is None:
        return False
    command = command_of(text, person.language)
    if command in _ANYWHERE:
        return True
    return breaks.heard(tx, person, text, command, now) is not breaks.Heard.NOTHING
