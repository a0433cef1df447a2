"""What the pre-brief hears: who comes along, a quiet seat, and how the person feels about it."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor
from records.database import Tx
from scheduler.meetings.who_comes import add_needs, count_with_needs
from scheduler.talks.acts import Order


def note_needs(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Keep it with the meeting as soon as it is given, for those who prepare it.

    How many bring someone is told with the numbers of who comes, and not who.
    """
    bring, seat = order.words("bring"), order.words("seat")
    feeling = order.words("feeling")
    add_needs(tx, actor, order.meeting_id, bring=bring, seat=seat, feeling=feeling)
    if bring == "yes" or seat == "no":
        count_with_needs(tx, order.meeting_id, now)
