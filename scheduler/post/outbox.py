"""The outbox: rows of ids before anything is sent. They are posted here, and taken back."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from importlib import import_module
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, select, update

from records.database import Tx, as_json
from records.notices import NOTICE, Lane, Notice, attempts, notices
from scheduler import house

#: whether a row is one of those that a meeting was made into (planner)
OF_A_PLAN = notices.c.budgeted | house.is_named(notices.c.name, "of_a_plan")
_POST = insert(notices)


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
    done = tx.conn.execute(
        _POST if dedupe is None else _post_once(tx.conn.dialect.name),
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
    if not done.rowcount:
        return None
    (row_id,) = done.inserted_primary_key or (None,)
    return row_id


@cache
def _post_once(dialect: str) -> Any:
    """To post a notice unless one with its `dedupe` is there, as each database says it."""
    of_it = import_module(f"sqlalchemy.dialects.{dialect}")
    return of_it.insert(notices).on_conflict_do_nothing(index_elements=[notices.c.dedupe])


def tell(
    tx: Tx, to: int, name: str, now: datetime, *, lane: int = Lane.NOTICE, **more: Any
) -> int | None:
    """Post a one-way line to someone, as `post` does, with all else that it takes."""
    return post(tx, to=to, kind="note", name=name, lane=lane, now=now, **more)


def withdraw(tx: Tx, *which: ColumnElement[bool]) -> int:
    """Take back what has not gone; how many. What is in flight is followed, not stopped."""
    return tx.conn.execute(
        update(notices).where(notices.c.state == "planned", *which).values(state="withdrawn")
    ).rowcount


def take_back(tx: Tx, row: Notice) -> None:
    """A row that was claimed goes no more."""
    NOTICE.change(tx.conn, row.id, "planned", boot_id=None)
    withdraw(tx, notices.c.id == row.id)


def erase(tx: Tx, *which: ColumnElement[bool]) -> None:
    """Keep no more of these, nor of how they went; nothing points to them any more."""
    gone = list(tx.conn.scalars(select(notices.c.id).where(*which)))
    tx.conn.execute(delete(attempts).where(attempts.c.notice_id.in_(gone)))
    tx.conn.execute(update(notices).where(notices.c.target_id.in_(gone)).values(target_id=None))
    tx.conn.execute(delete(notices).where(notices.c.id.in_(gone)))


def send_no_more(tx: Tx, person_id: int) -> None:
    """Of what went to someone, and went about them, nothing is left but that it did."""
    mine, about = notices.c.person_id == person_id, notices.c.about_id == person_id
    withdraw(tx, mine)
    withdraw(tx, about, notices.c.name.not_in(house.named("goes_after_all")))
    tx.conn.execute(update(notices).where(mine | about).values(parts="{}", asks=None))
