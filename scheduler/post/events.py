"""Something has happened: each room does its part of it, in the transaction in which it did.

A room that stumbles stops no other, nor what happened: a fault in fares never stops a
cancellation. What it has done so far is taken back; its part is kept, and said in the log, and the
sweep tries it again.
"""

from __future__ import annotations

import logging
from dataclasses import fields
from datetime import datetime

from sqlalchemy import delete, func, insert, select

from records.access import NotAllowed
from records.database import Tx, is_trouble
from records.meetings import STAYS_AWAY, comings, meetings
from records.people import memberships, people
from records.undone import Undone, undone
from scheduler import house
from scheduler.events import (
    EVENTS,
    Changed,
    ChatClosed,
    ChatOpen,
    Event,
    Joined,
    MeetingMade,
    Moved,
    Off,
    StaysAway,
)
from scheduler.jobs import first
from scheduler.talks.acts import Refused

log = logging.getLogger(__name__)
#: since when the oldest of what was left undone waits
NEXT_TRY = first(select(func.min(undone.c.since)), undone.c.id)


def happened(tx: Tx, event: Event, now: datetime) -> None:
    """Let each room do its part, in the order of the house.

    Raises what is no fault: Refused, NotAllowed, and the database's own trouble; and any fault
    where the event skips nothing.
    """
    for room in house.rooms():
        part = room.on.get(type(event))
        if part is None:
            continue
        try:
            with tx.conn.begin_nested():
                part(tx, event, now)
        except (Refused, NotAllowed):
            raise
        except Exception as error:
            if is_trouble(error) or event.skips_nothing:
                raise
            _keep(tx, room.name, event, now)
            log.error(
                "%s could not do its part of %s (%s): the rest goes on, and this is tried again",
                *(room.name, type(event).__name__, type(error).__name__),
            )


def _keep(tx: Tx, room: str, event: Event, now: datetime) -> None:
    values = {"room": room, "event": type(event).__name__, "since": now, **vars(event)}
    tx.conn.execute(insert(undone).values(**values))


def left_undone(tx: Tx, _now: datetime) -> list[Undone]:
    """What rooms have still to do, the oldest first."""
    return tx.every(Undone, select(undone).order_by(undone.c.id))


def do_again(tx: Tx, row: Undone, now: datetime) -> None:
    """A room tries its part once more, if it is still so; what fails again rests (resting.py)."""
    event = next((one for one in EVENTS if one.__name__ == row.event), None)
    room = next((one for one in house.rooms() if one.name == row.room), None)
    part = room.on.get(event) if room is not None and event is not None else None
    if part is not None and event is not None:
        about = {one.name: getattr(row, one.name) for one in fields(event)}
        if _still_so(tx, what := event(**about)):
            part(tx, what, now)
    tx.conn.execute(delete(undone).where(undone.c.id == row.id))


def _still_so(tx: Tx, event: Event) -> bool:
    """Whether what happened has not been turned round since: they come after all, or have left."""
    if isinstance(event, Joined):
        mine = (
            memberships.c.person_id == event.person_id,
            memberships.c.group_id == event.group_id,
        )
        return tx.conn.scalar(select(memberships.c.id).where(*mine).limit(1)) is not None
    if isinstance(event, StaysAway):
        mine = (comings.c.person_id == event.person_id, comings.c.meeting_id == event.meeting_id)
        said = tx.conn.scalars(select(comings.c.answer).where(*mine)).all()
        return not said or said[0] in STAYS_AWAY
    if isinstance(event, MeetingMade | Moved | Changed | Off):
        which = select(meetings.c.state).where(meetings.c.id == event.meeting_id)
        return (tx.conn.scalar(which) == "planned") is not isinstance(event, Off)
    if isinstance(event, ChatClosed | ChatOpen):
        blocked = select(people.c.blocked_at).where(people.c.id == event.person_id)
        return (tx.conn.scalar(blocked) is None) is isinstance(event, ChatOpen)
    return True
