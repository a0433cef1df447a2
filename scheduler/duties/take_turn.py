"""Someone takes a turn at a meeting, or gives one back, with a tap (CH:67, CH:68)."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor, allow
from records.database import Tx
from records.meetings import Meeting
from records.roles import As, roles_in
from scheduler.duties.turns_back import give_back
from scheduler.friendly_words import word_lists
from scheduler.meetings.rota import TURNS, free, take
from scheduler.talks.acts import Order, Refused


def meeting_of(tx: Tx, actor: Actor, order: Order, now: datetime) -> Meeting:
    """The meeting, once it is sure that it is to come. Raises Refused, NotAllowed."""
    meeting = tx.find(Meeting, order.meeting)
    if meeting is None or meeting.state != "planned" or meeting.starts_at <= now:
        raise Refused("MEETING_IS_OFF")
    allow(tx.conn, actor, "take", "turn", group=meeting.group_id)
    return meeting


def take_turn(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Take it, or give it back. Refused if another was quicker, or it is off. NotAllowed.

    A co-producer's name stays out until they say that the group may read it.
    """
    meeting = meeting_of(tx, actor, order, now)
    does, _, turn = order.words("turn").partition("_")
    if turn not in TURNS or actor.person_id is None:
        raise Refused("OLD_BUTTON")
    if does == "give":
        give_back(tx, meeting.id, actor.person_id, [turn], now)
    elif turn in free(tx, meeting.id):
        staff = As.CO_PRODUCER not in roles_in(tx.conn, actor.person_id, meeting.group_id)
        take(tx, meeting.id, turn, actor.person_id, now, by_name=staff)
        word_lists.plan_for_turns(tx, meeting.id, now)
    else:
        raise Refused("TURN_IS_TAKEN")
