"""What time alone brings about for calls: too late, or left alone and passed to another."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select

from records.calls import CALL, calls
from records.database import Tx
from records.people import Role, Row
from scheduler.call_lists import NEWS, have_listed, pass_to, try_again
from scheduler.callers import after

#: a call that nobody has begun goes to another link person: an urgent one, or other news
LEFT_ALONE, NEWS_LEFT_ALONE = timedelta(minutes=15), timedelta(hours=6)
_LEFT = (calls.c.state == "open") & (calls.c.tries == 0) & (calls.c.listed_at >= calls.c.due_at)
_URGENT = _LEFT & calls.c.urgent
_NEWS = _LEFT & ~calls.c.urgent & calls.c.name.in_(NEWS)


def too_late(tx: Tx, now: datetime) -> list[Row]:
    """Calls that are of no use any more."""
    return list(
        tx.conn.execute(select(calls).where(calls.c.state == "open", calls.c.deadline <= now))
    )


def end_too_late(tx: Tx, call: Row, now: datetime) -> None:
    """The time for a call is over, and nobody was told."""
    CALL.change(tx.conn, call.id, "too_late", ended_at=now)
    have_listed(tx, call.caller_id, now)


def left_alone(tx: Tx, now: datetime) -> list[Row]:
    """Calls that have been on a list for a while, and that nobody has begun."""
    late = (_URGENT & (calls.c.listed_at <= now - LEFT_ALONE)) | (
        _NEWS & (calls.c.listed_at <= now - NEWS_LEFT_ALONE)
    )
    return list(tx.conn.execute(select(calls).where(late).order_by(calls.c.id)))


def ask_another(tx: Tx, call: Row, now: datetime) -> None:
    """Another link person is asked; if there is none, the same one is asked again later."""
    to = after(tx, call.caller_id, call.person_id, call.group_id, now, Role.LINK_PERSON)
    if to is not None and pass_to(tx, call, to, now):
        have_listed(tx, to, now)
    else:
        try_again(tx, call, None, now)
    have_listed(tx, call.caller_id, now)


def next_call(tx: Tx) -> datetime | None:
    """When time will next bring something about for a call."""
    last = tx.conn.scalar(select(func.min(calls.c.deadline)).where(calls.c.state == "open"))
    moments = [last]
    for which, patience in ((_URGENT, LEFT_ALONE), (_NEWS, NEWS_LEFT_ALONE)):
        listed = tx.conn.scalar(select(func.min(calls.c.listed_at)).where(which))
        moments.append(listed + patience if listed is not None else None)
    return min((moment for moment in moments if moment is not None), default=None)
