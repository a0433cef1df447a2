"""Which rows may go now: each is claimed by one start of the program, or given back.

A claim is an update and its count; nothing is locked while something is sent. A row that was
being sent when the program died is sent again: a doubled message beats a lost one.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Integer, bindparam, func, select, update

from records.database import Tx
from records.meetings import meetings
from records.notices import Lane, Notice, notices
from scheduler.jobs import first
from scheduler.post.outbox import OF_A_PLAN, withdraw

#: Statements are built once: the alias of so wide a table alone costs milliseconds a time.
_TARGET = notices.alias("target")
_TARGET_WAITS = (
    select(_TARGET.c.id)
    .where(_TARGET.c.id == notices.c.target_id, _TARGET.c.state.in_(("planned", "sending")))
    .exists()
)
#: who gets a row: a person's id, or a group's as a negative number
_RECEIVER = func.coalesce(notices.c.person_id, -notices.c.group_id)
_DUE = (notices.c.state == "planned", notices.c.due_at <= bindparam("now"))
_READY = (
    select(notices.c.id, _RECEIVER.label("receiver"))
    .where(
        *_DUE,
        notices.c.lane == bindparam("lane"),
        (notices.c.deadline.is_(None)) | (notices.c.deadline > bindparam("now")),
        (notices.c.target_id.is_(None)) | ~_TARGET_WAITS,
    )
    .order_by(notices.c.due_at, notices.c.id)
    .limit(bindparam("most", type_=Integer))
)
_READY_BUT = _READY.where(_RECEIVER.not_in(bindparam("busy", expanding=True)))
_DUE_LANES = select(notices.c.lane).where(*_DUE, notices.c.lane != int(Lane.DIGEST)).distinct()
_IDS = notices.c.id.in_(bindparam("ids", expanding=True))
_LEASE = (
    update(notices)
    .where(_IDS, notices.c.state == "planned")
    .values(state="sending", boot_id=bindparam("boot"))
)
_LEASED = (
    select(notices)
    .where(_IDS, notices.c.state == "sending", notices.c.boot_id == bindparam("boot"))
    .order_by(notices.c.id)
)
#: when the next planned row is due
NEXT_DUE = first(
    select(func.min(notices.c.due_at)).where(
        notices.c.state == "planned", notices.c.lane != int(Lane.DIGEST)
    ),
    notices.c.id,
)
_NEWER = notices.alias("newer")
_PLANNED_ANEW = (
    select(_NEWER.c.id)
    .where(
        _NEWER.c.meeting_id == notices.c.meeting_id,
        _NEWER.c.person_id == notices.c.person_id,
        _NEWER.c.name == notices.c.name,
        _NEWER.c.state == "planned",
        _NEWER.c.act == "send",
        _NEWER.c.dedupe.is_not(None),
        _NEWER.c.id > notices.c.id,
    )
    .exists()
)
_OFF = select(meetings.c.id).where(meetings.c.state.in_(("cancelled", "all_told")))
#: rows of the plan of a meeting that is off, or that were planned anew for another time
OF_NO_USE = OF_A_PLAN & (notices.c.meeting_id.in_(_OFF) | _PLANNED_ANEW)


class _Ready(NamedTuple):
    id: int
    receiver: int


def claim(
    tx: Tx, now: datetime, boot_id: str, lane: int, room: int, busy: Collection[int]
) -> list[Notice]:
    """Lease up to `room` due rows of a lane to this start of the program; the rows.

    One row a chat and lane: the oldest. An edit, delete or pin waits until the message it is
    about has been accepted. `busy` are the people and groups (negative) who must wait.
    """
    which: dict[str, Any] = {"lane": lane, "now": now, "most": room * 4 + 20}
    if busy:
        ready = tx.every(_Ready, _READY_BUT, {**which, "busy": list(busy)})
    else:
        ready = tx.every(_Ready, _READY, which)
    first: dict[int, int] = {}
    for row in ready:
        first.setdefault(row.receiver, row.id)
    return lease(tx, list(first.values())[:room], boot_id)


def due_lanes(tx: Tx, now: datetime) -> set[int]:
    """The lanes in which something waits whose time has come: the others need no look."""
    return set(tx.conn.scalars(_DUE_LANES, {"now": now}))


def lease(tx: Tx, ids: Collection[int], boot_id: str) -> list[Notice]:
    """Lease these rows to this start of the program, as far as they still wait; the rows."""
    if not ids:
        return []
    which = {"ids": list(ids), "boot": boot_id}
    tx.conn.execute(_LEASE, which)
    return tx.every(Notice, _LEASED, which)


def give_back(tx: Tx, ids: Collection[int], **values: Any) -> None:
    """Let go of what was claimed and has not been sent; what is of no use by now goes no more."""
    if ids:
        mine = (notices.c.id.in_(ids), notices.c.state == "sending")
        freed = {"state": "planned", "boot_id": None, **values}
        tx.conn.execute(update(notices).where(*mine).values(**freed))
        withdraw(tx, notices.c.id.in_(ids), OF_NO_USE)


def release(tx: Tx, boot_id: str) -> int:
    """Free what earlier starts of the program were sending when they ended; how many."""
    released = tx.conn.execute(
        update(notices)
        .where(notices.c.state == "sending", notices.c.boot_id != boot_id)
        .values(state="planned", boot_id=None)
    ).rowcount
    withdraw(tx, OF_NO_USE)
    return released


def receiver_of(row: Notice) -> int:
    """A person's id, or a group's as a negative number."""
    return row.person_id if row.person_id is not None else -(row.group_id or 0)
