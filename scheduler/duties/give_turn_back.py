"""Someone comes to a meeting and can't take their turn there after all: one tap, and no reason."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor
from records.database import Tx
from scheduler.duties.take_turn import meeting_of
from scheduler.duties.turns_back import give_back
from scheduler.meetings.rota import TURNS
from scheduler.talks.acts import Order


def give_turn_back(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Free what they have there. Refused when the meeting is off, or over. NotAllowed."""
    meeting = meeting_of(tx, actor, order, now)
    if actor.person_id is not None:
        give_back(tx, meeting.id, actor.person_id, list(TURNS), now)
