"""Who asked not to be asked for a while, in which group, and until when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from records.database import Tx
from records.people import Person
from scheduler.talks.cards import card_of, write_on_person

#: as long as the script says
A_WHILE = timedelta(weeks=4)
#: on a person's card: until when, in ISO, by the id of the group that it was said to
_NOT_BEFORE = "not_before"


def leave_in_peace(tx: Tx, person: Person, group_id: int, until: datetime) -> None:
    """Ask them to nothing new of this group until then."""
    written = {**_written(card_of(tx, person), group_id), str(group_id): until.isoformat()}
    write_on_person(tx, person, {_NOT_BEFORE: written})


def left_in_peace_until(tx: Tx, person: Person, group_id: int, now: datetime) -> datetime | None:
    """Until when they are asked to nothing new of this group; None if they can be asked now."""
    said = _written(card_of(tx, person), group_id).get(str(group_id))
    until = datetime.fromisoformat(said) if said else None
    return until if until is not None and now < until else None


def _written(card: Mapping[str, Any], group_id: int) -> dict[str, str]:
    """What was once said to all groups, as one moment, is said to each."""
    said = card.get(_NOT_BEFORE) or {}
    return {str(group_id): said} if isinstance(said, str) else dict(said)
