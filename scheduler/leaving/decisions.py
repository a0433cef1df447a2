"""What those who run a group are asked while someone's place rests, until there was a talk."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor, allow
from records.database import Tx
from records.notices import Notice
from scheduler.decisions import Decision, ToDecide
from scheduler.leaving import places
from scheduler.leaving.facts import PLACE, place_asks, place_options, place_row, place_thanks
from scheduler.leaving.rest_rows import waiting
from scheduler.talks.acts import Refused
from scheduler.talks.known import Known


def to_decide(known: Known) -> list[ToDecide]:
    """Whose places rest."""
    return [
        ToDecide(PLACE, about_id=row.person_id, group_id=row.group_id)
        for row in waiting(known.tx, known.person.id)
    ]


def wants_digest(tx: Tx, person_id: int, _now: datetime) -> bool:
    """Whether someone is to be asked again, even if no meeting is to come."""
    return bool(waiting(tx, person_id))


def _settle(tx: Tx, actor: Actor, known: Known, row: Notice, answer: str) -> None:
    """There was a talk with someone whose place rests: they are back, or it has ended."""
    found = place_row(known, row)
    if found is None:
        raise Refused("SEEN_TO_ALREADY")
    allow(tx.conn, actor, "end", "place", group=found.group_id)
    if answer not in ("back", "ended") or not places.settle(
        tx, found, answer, known.person.id, known.now
    ):
        raise Refused("SEEN_TO_ALREADY")


DECISIONS = (Decision(PLACE, place_asks, place_options, place_thanks, _settle),)
