"""What time alone brings about for calls: too late, or left alone and passed to another."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import bindparam, func, select

from records.calls import CALL, Call, calls
from records.database import Tx
from records.people import Role
from records.tasks import tasks as task_rows
from scheduler import house
from scheduler.jobs import after as so_long_after
from scheduler.jobs import first
from scheduler.kinds import Family
from scheduler.phone_calls.callers import after
from scheduler.phone_calls.queue import have_listed, pass_to, try_again
from scheduler.tasks import tasks

#: a call that nobody has begun goes to another link person: an urgent one, or other news
LEFT_ALONE, NEWS_LEFT_ALONE = timedelta(minutes=15), timedelta(hours=6)
_LEFT = (calls.c.state == "open") & (calls.c.tries == 0) & (calls.c.listed_at >= calls.c.due_at)
_URGENT = _LEFT & calls.c.urgent
_ASKED = (calls.c.state == "open") & house.is_one_of(
    calls.c.name, partial(house.in_family, Family.ASKED_FOR)
)
_ASKED &= calls.c.listed_at >= calls.c.due_at
_NEWS = (
    _LEFT & ~calls.c.urgent & house.is_one_of(calls.c.name, partial(house.in_family, Family.NEWS))
)
_TOO_LATE = select(calls).where(calls.c.state == "open", calls.c.deadline <= bindparam("now"))
_LEFT_ALONE = (
    select(calls)
    .where(
        (_URGENT & (calls.c.listed_at <= bindparam("urgent_since")))
        | (_NEWS & (calls.c.listed_at <= bindparam("news_since")))
        | (_ASKED & (calls.c.listed_at <= bindparam("news_since")))
    )
    .order_by(calls.c.id)
)
_LISTED = select(func.min(calls.c.listed_at))
#: when the next call is of no use any more, and when one will have been left alone for too long
NEXT_TOO_LATE = first(
    select(func.min(calls.c.deadline)).where(calls.c.state == "open"), calls.c.id
)
NEXT_LEFT_ALONE = (
    so_long_after(_LISTED.where(_URGENT), calls.c.id, LEFT_ALONE)
    | so_long_after(_LISTED.where(_NEWS), calls.c.id, NEWS_LEFT_ALONE)
    | so_long_after(_LISTED.where(_ASKED), calls.c.id, NEWS_LEFT_ALONE)
)


def too_late(tx: Tx, now: datetime) -> list[Call]:
    """Calls that are of no use any more."""
    return tx.every(Call, _TOO_LATE, {"now": now})


def end_too_late(tx: Tx, call: Call, now: datetime) -> None:
    """The time for a call is over, and nobody was told."""
    CALL.change(tx.conn, call.id, "too_late", ended_at=now)
    tasks.drop(tx, task_rows.c.call_id == call.id)
    have_listed(tx, call.caller_id, now)


def left_alone(tx: Tx, now: datetime) -> list[Call]:
    """Calls that have been on a list for a while, and that nobody has begun."""
    since = {"urgent_since": now - LEFT_ALONE, "news_since": now - NEWS_LEFT_ALONE}
    return tx.every(Call, _LEFT_ALONE, since)


def ask_another(tx: Tx, call: Call, now: datetime) -> None:
    """Another link person is asked; if there is none, the same one is asked again later.

    What someone has asked for themself stays with whoever has it, and comes up again.
    """
    asked = house.kind(call.name).call.family is Family.ASKED_FOR
    to = None if asked else after(tx, call, now, Role.LINK_PERSON)
    if to is not None and pass_to(tx, call, to, now):
        have_listed(tx, to, now)
    else:
        try_again(tx, call, None, now)
    have_listed(tx, call.caller_id, now)
