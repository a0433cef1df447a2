"""Who asked not to be asked for a while, and until when."""

from __future__ import annotations

from datetime import datetime

from records.database import Tx
from records.people import Person
from scheduler.talks.cards import card_of

NOT_BEFORE = "not_before"  #: on a person's card, in ISO


def left_in_peace_until(tx: Tx, person: Person, now: datetime) -> datetime | None:
    """Until when they are asked to nothing new; None if they can be asked now."""
    written = card_of(tx, person).get(NOT_BEFORE, "")
    until = datetime.fromisoformat(written) if written else None
    return until if until is not None and now < until else None
