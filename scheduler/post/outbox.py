"""The outbox: rows of ids before anything is sent. Post, claim, settle, withdraw, release.

A claim is an update and its count; nothing is locked while something is sent. A row that was
being sent when the program died is sent again: a doubled message beats a lost one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Integer, bindparam, func, insert, select, update

from records.database import Tx, as_json
from records.meetings import meetings
from records.notices import NOTICE, Lane, attempts, notices
from records.people import Row, Way, people
from scheduler import house

#: Telegram lets a bot delete and edit for 48 hours; an hour is kept in hand.
STILL_CHANGEABLE = timedelta(hours=47)
_NEWEST = (
    select(notices)
    .where(
        notices.c.person_id == bindparam("receiver"),
        notices.c.act == "send",
        notices.c.state.in_(("accepted", "opened", "confirmed")),
    )
    .order_by(notices.c.settled_at.desc(), notices.c.id.desc())
    .limit(1)
)
_NEWEST_QUESTION = _NEWEST.where(notices.c.asks.is_not(None)).with_only_columns(
    *(notices.c.talk_id, notices.c.asks, notices.c.hidden, notices.c.covered, notices.c.state)
)
_NEWEST_OF_TALK = (
    select(notices)
    .where(
        notices.c.person_id == bindparam("receiver"),
        notices.c.talk_id == bindparam("talk"),
        notices.c.act == "send",
        notices.c.state.in_(("planned", "sending", "accepted", "opened", "confirmed")),
    )
    .order_by(notices.c.id.desc())
    .limit(1)
)
_ON_ITS_WAY = (
    select(notices.c.id)
    .where(
        notices.c.person_id == bindparam("receiver"),
        notices.c.talk_id == bindparam("talk"),
        notices.c.asks.is_not(None),
        notices.c.act == "send",
        notices.c.state.in_(("planned", "sending")),
    )
    .limit(1)
)
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
_NEXT_DUE = select(func.min(notices.c.due_at)).where(
    notices.c.state == "planned", notices.c.lane != int(Lane.DIGEST)
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
#: whether a row is one of those that a meeting was made into (planner)
OF_A_PLAN = notices.c.budgeted | house.is_named(notices.c.name, "of_a_plan")
#: rows of the plan of a meeting that is off, or that were planned anew for another time
_OF_NO_USE = OF_A_PLAN & (notices.c.meeting_id.in_(_OFF) | _PLANNED_ANEW)
_POST = insert(notices)
_POSTED = select(notices.c.id).where(notices.c.dedupe == bindparam("key"))


def post(  # noqa: PLR0913 - a notice has this many sides, each optional and named
    tx: Tx,
    *,
    kind: str,
    name: str,
    now: datetime,
    to: int | None = None,
    group: int | None = None,
    lane: int = Lane.REPLY,
    act: str = "send",
    parts: dict[str, Any] | None = None,
    due_at: datetime | None = None,
    dedupe: str | None = None,
    **about: Any,
) -> int | None:
    """Post a notice; its id, or None when one with the same `dedupe` is there already.

    Raises NoSuchKind for a name that no room brings.
    """
    house.must_be_a_kind(name)
    if dedupe is not None and tx.conn.scalar(_POSTED, {"key": dedupe}):
        return None
    done = tx.conn.execute(
        _POST,
        {
            "act": act,
            "kind": kind,
            "name": name,
            "lane": int(lane),
            "person_id": to,
            "group_id": group,
            "parts": as_json(parts or {}),
            "due_at": due_at or now,
            "dedupe": dedupe,
            **about,
        },
    )
    (row_id,) = done.inserted_primary_key or (None,)
    return row_id


def tell(
    tx: Tx, to: int, name: str, now: datetime, *, lane: int = Lane.NOTICE, **more: Any
) -> int | None:
    """Post a one-way line to someone, as `post` does, with all else that it takes."""
    return post(tx, to=to, kind="note", name=name, lane=lane, now=now, **more)


def claim(
    tx: Tx, now: datetime, boot_id: str, lane: int, room: int, busy: Collection[int]
) -> list[Row]:
    """Lease up to `room` due rows of a lane to this start of the program; the rows.

    One row a chat and lane: the oldest. An edit, delete or pin waits until the message it is
    about has been accepted. `busy` are the people and groups (negative) who must wait.
    """
    which: dict[str, Any] = {"lane": lane, "now": now, "most": room * 4 + 20}
    if busy:
        ready = tx.conn.execute(_READY_BUT, {**which, "busy": list(busy)})
    else:
        ready = tx.conn.execute(_READY, which)
    first: dict[int, int] = {}
    for row in ready:
        first.setdefault(row.receiver, row.id)
    return lease(tx, list(first.values())[:room], boot_id)


def due_lanes(tx: Tx, now: datetime) -> set[int]:
    """The lanes in which something waits whose time has come: the others need no look."""
    return set(tx.conn.scalars(_DUE_LANES, {"now": now}))


def lease(tx: Tx, ids: Collection[int], boot_id: str) -> list[Row]:
    """Lease these rows to this start of the program, as far as they still wait; the rows."""
    if not ids:
        return []
    which = {"ids": list(ids), "boot": boot_id}
    tx.conn.execute(_LEASE, which)
    return list(tx.conn.execute(_LEASED, which))


def accepted(
    tx: Tx,
    row: Row,
    now: datetime,
    language: str,
    message_id: int | None,
    way: str = Way.HERE,
    *,
    mail_of: int | None = None,
) -> None:
    """It was taken: say so in the row, with the attempt as evidence.

    What went in another notice's e-mail has that notice as the message of its attempt.
    """
    NOTICE.change(
        tx.conn,
        row.id,
        "accepted",
        message_id=message_id,
        settled_at=now,
        covered=row.covered,
        silent=row.silent,
    )
    _evidence(tx, row, now, way, language, "accepted", None, mail_of or message_id)


def told_within(
    tx: Tx, row: Row, now: datetime, language: str, message_id: int | None, way: str = Way.HERE
) -> None:
    """The message of this row was accepted, and with it the lines it told (see digests)."""
    lines = (notices.c.target_id == row.id, notices.c.lane == int(Lane.DIGEST))
    tx.conn.execute(
        update(notices).where(*lines, notices.c.state == "planned").values(state="sending")
    )
    for told in tx.conn.execute(select(notices).where(*lines, notices.c.state == "sending")).all():
        NOTICE.change(tx.conn, told.id, "accepted", settled_at=now)
        _evidence(tx, told, now, way, language, "accepted", None, message_id)


def put_back(
    tx: Tx,
    row: Row,
    now: datetime,
    language: str,
    error: str,
    way: str = Way.HERE,
    *,
    again_at: datetime | None = None,
    other_way: bool = False,
) -> None:
    """It did not go through. Of a meeting that is off or moved, nothing old goes again.

    It goes in the same way `again_at`, or at once in the `other_way` there is.
    """
    due_at = {} if again_at is None else {"due_at": again_at}
    NOTICE.change(tx.conn, row.id, "planned", boot_id=None, **due_at)
    withdraw(tx, notices.c.id == row.id, _OF_NO_USE)
    outcome = "failed" if other_way else "retry"
    _evidence(tx, row, now, way, language, outcome, error, None)


def give_back(tx: Tx, ids: Collection[int], **values: Any) -> None:
    """Let go of what was claimed and has not been sent; what is of no use by now goes no more."""
    if ids:
        mine = (notices.c.id.in_(ids), notices.c.state == "sending")
        freed = {"state": "planned", "boot_id": None, **values}
        tx.conn.execute(update(notices).where(*mine).values(**freed))
        withdraw(tx, notices.c.id.in_(ids), _OF_NO_USE)


def failed(
    tx: Tx, row: Row, now: datetime, language: str, error: str, way: str = Way.HERE
) -> None:
    """It will not go through: a blocked chat, or a row that can't be said."""
    NOTICE.change(tx.conn, row.id, "failed", settled_at=now)
    _evidence(tx, row, now, way, language, "failed", error, None)


def _evidence(
    tx: Tx,
    row: Row,
    now: datetime,
    way: str,
    language: str,
    outcome: str,
    error: str | None,
    message_id: int | None,
) -> None:
    tx.conn.execute(
        insert(attempts).values(
            notice_id=row.id,
            at=now,
            channel=way,
            language=language,
            outcome=outcome,
            error=error,
            message_id=message_id,
        )
    )


def withdraw(tx: Tx, *which: ColumnElement[bool]) -> int:
    """Take back what has not gone; how many. What is in flight is followed, not stopped."""
    return tx.conn.execute(
        update(notices).where(notices.c.state == "planned", *which).values(state="withdrawn")
    ).rowcount


def release(tx: Tx, boot_id: str) -> int:
    """Free what earlier starts of the program were sending when they ended; how many."""
    released = tx.conn.execute(
        update(notices)
        .where(notices.c.state == "sending", notices.c.boot_id != boot_id)
        .values(state="planned", boot_id=None)
    ).rowcount
    withdraw(tx, _OF_NO_USE)
    return released


def next_due(tx: Tx) -> datetime | None:
    """When the next planned row is due."""
    moment: datetime | None = tx.conn.scalar(_NEXT_DUE)
    return moment


def buzzes_since(tx: Tx, person_id: int, since: datetime) -> int:
    """How many times this person's phone has buzzed for the message budget since a moment."""
    return int(
        tx.conn.scalar(
            select(func.count())
            .select_from(notices)
            .where(
                notices.c.person_id == person_id,
                notices.c.budgeted,
                ~notices.c.silent,
                notices.c.settled_at > since,
                notices.c.state.in_(("accepted", "opened", "confirmed")),
            )
        )
        or 0
    )


def newest_accepted(tx: Tx, person_id: int, *which: ColumnElement[bool]) -> Row | None:
    """The message this person got last, of those that match."""
    return tx.conn.execute(_NEWEST.where(*which), {"receiver": person_id}).first()


def newest_question(tx: Tx, person_id: int) -> Row | None:
    """The question that this person got last, as `talk_id` and `asks`; None if it is not read."""
    newest = tx.conn.execute(_NEWEST_QUESTION, {"receiver": person_id}).first()
    return None if newest is None or is_out_of_sight(newest) else newest


def newest_of_talk(tx: Tx, person_id: int, talk_id: int) -> Row | None:
    """The newest message of a talk for this person, sent or still to be sent."""
    which = {"receiver": person_id, "talk": talk_id}
    return tx.conn.execute(_NEWEST_OF_TALK, which).first()


def is_out_of_sight(row: Row) -> bool:
    """Whether a message is hidden, or will come, or has come, under a cover that nobody opened."""
    return row.hidden or (row.covered and row.state in ("planned", "sending", "accepted"))


def is_on_its_way(tx: Tx, person_id: int, talk_id: int) -> bool:
    """Whether a question of a talk is to be sent to this person, and has not been yet."""
    return tx.conn.scalar(_ON_ITS_WAY, {"receiver": person_id, "talk": talk_id}) is not None


def reachable(tx: Tx, person_ids: Iterable[int]) -> list[int]:
    """Those of these people whose chat is open to the bot."""
    return list(
        tx.conn.scalars(
            select(people.c.id).where(
                people.c.id.in_(list(person_ids)),
                people.c.telegram_id.is_not(None),
                people.c.blocked_at.is_(None),
            )
        )
    )


def reachable_of(tx: Tx, person_ids: Iterable[int]) -> list[int]:
    """The same, in the order they were given."""
    ids = list(person_ids)
    there = set(reachable(tx, ids))
    return [i for i in ids if i in there]
