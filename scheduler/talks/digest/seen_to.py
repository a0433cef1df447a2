"""What a digest asked about a meeting, and somebody has answered: seen to, or put off a little.

It stands on the meeting's card, under the name of what was asked.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from records.database import Tx
from scheduler.talks.cards import read_card, write_on_card
from scheduler.talks.known import Known
from scheduler.talks.meeting import card

SEEN_TO = "seen_to"  #: what somebody has said is seen to, and who
_NOT_BEFORE = "not_before"  #: what somebody does not know yet, and from when it is asked again
_AGAIN_AFTER = timedelta(days=2)


def see_to(tx: Tx, meeting_id: int, name: str, person_id: int) -> None:
    """Note that someone has said that it is seen to: it is asked no more."""
    noted = {**read_card(tx, meeting_id).get(SEEN_TO, {}), name: person_id}
    write_on_card(tx, meeting_id, **{SEEN_TO: noted})


def put_off(tx: Tx, meeting_id: int, name: str, now: datetime) -> None:
    """Note that nobody knows yet: it is asked again two days later."""
    again = (now + _AGAIN_AFTER).isoformat()
    noted = {**read_card(tx, meeting_id).get(_NOT_BEFORE, {}), name: again}
    write_on_card(tx, meeting_id, **{_NOT_BEFORE: noted})


def is_asked(this: Known, name: str, by: datetime) -> bool:
    """Whether it is to be asked now: not seen to, and not put off, unless it can't wait."""
    written = card(this)
    if name in written.get(SEEN_TO, {}):
        return False
    again = written.get(_NOT_BEFORE, {}).get(name)
    return again is None or not this.now < datetime.fromisoformat(again) < by
