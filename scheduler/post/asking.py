"""What comes once: a question, without a buzz, and each notice of a plan."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, select

from records.database import Tx
from records.notices import NOTICE, Lane, notices
from records.people import Person
from scheduler.post import outbox
from scheduler.post.times import next_awake

_ALL_BUT_WITHDRAWN = frozenset(NOTICE.legal) - {"withdrawn"}
_STATE = select(notices.c.state).where(notices.c.dedupe == bindparam("key"))


class Planned(NamedTuple):
    """One notice of a plan."""

    name: str
    due_at: datetime
    deadline: datetime | None = None
    lane: int = Lane.NOTICE
    kind: str = "begin"


def ask_once(
    tx: Tx,
    person_id: int,
    name: str,
    dedupe: str,
    now: datetime,
    closes_at: datetime | None = None,
) -> None:
    """Begin a conversation with someone; at once, if it closes before they are awake."""
    person = tx.get(Person, person_id)
    due = next_awake(now, person.hours, person.zone)
    outbox.post(
        tx,
        to=person_id,
        kind="begin",
        name=name,
        lane=Lane.NOTICE,
        now=now,
        due_at=due if closes_at is None or due < closes_at else now,
        deadline=closes_at,
        dedupe=dedupe,
        silent=True,
    )


def post_planned(
    tx: Tx,
    planned: Planned,
    person_id: int,
    now: datetime,
    *,
    meeting_id: int | None = None,
    again: bool = False,
) -> None:
    """Post one notice of a plan, unless the same one is waiting or was sent.

    With `again`, only one that is waiting keeps it back.
    """
    key = f"{planned.name}:{meeting_id or planned.due_at.isoformat()}:{person_id}"
    kept_back = frozenset({"planned"}) if again else _ALL_BUT_WITHDRAWN
    free, earlier = key, 0
    while (state := tx.conn.scalar(_STATE, {"key": free})) is not None:
        if state in kept_back:
            return
        earlier += 1
        free = f"{key}:{earlier}"
    outbox.post(
        tx,
        to=person_id,
        kind=planned.kind,
        name=planned.name,
        lane=planned.lane,
        now=now,
        due_at=planned.due_at,
        deadline=planned.deadline,
        dedupe=free,
        budgeted=planned.kind == "begin",
        silent=planned.kind == "note",
        meeting_id=meeting_id,
    )
