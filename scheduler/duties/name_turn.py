"""The group may read who has a turn: only with their yes, for this turn."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor
from records.database import Tx
from scheduler.duties.take_turn import meeting_of
from scheduler.meetings.rota import mine, put
from scheduler.talks.acts import Order


def name_turn(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Put the name on the card, if they have the turn still. Refused when it is off."""
    meeting = meeting_of(tx, actor, order, now)
    turn = order.words("turn").partition("_")[2]
    if actor.person_id is not None and turn in mine(tx, meeting.id, actor.person_id):
        put(tx, meeting.id, turn, actor.person_id, by_name=True)
