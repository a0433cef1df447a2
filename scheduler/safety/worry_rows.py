"""Worries about someone's safety in the database: whose, who has been told, and who never is."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, or_, select, update

from records.database import Tx
from records.notices import Notice, notices
from records.people import people
from records.tasks import Task
from records.worries import UNTAKEN, Worry, worries
from scheduler.jobs import after, first
from scheduler.post import on_screen, reach

#: the conversation that asks staff to act
ALERT = "answer_worry"
#: so often in a row it is passed on; from then on every half working day
IN_A_ROW = 3
#: what staff get about a worry
TO_STAFF = (ALERT, "worry_taken", "worry_more", "worry_over")
#: what the person hears while nobody acts
WHILE_IT_WAITS = ("worry_stands", "worry_opened", "worry_cannot")
_OPEN = worries.c.state != "closed"
_ALERTS = (
    select(notices)
    .where(
        notices.c.worry_id == bindparam("worry"),
        notices.c.name == ALERT,
        notices.c.act == "send",
        notices.c.dedupe.is_not(None),  # what was asked, not what was said to an answer
        notices.c.state.not_in(("failed", "withdrawn", "missed")),
    )
    .order_by(notices.c.id)
)
_HAS_GONE = (
    notices.c.name.in_(TO_STAFF),
    notices.c.act == "send",
    notices.c.state.in_(("accepted", "opened", "confirmed")),
    or_(worries.c.covered_at.is_(None), notices.c.settled_at > worries.c.covered_at),
)
_TO_COVER = (
    select(notices.c.id).join(worries, worries.c.id == notices.c.worry_id).where(_OPEN, *_HAS_GONE)
)
#: of each open worry by itself: else all that has ever gone is looked through
_ITS = notices.alias("its")
_OF_IT = select(_ITS.c.id).where(_ITS.c.worry_id == worries.c.id).correlate(worries)
_GONE_FIRST = (
    select(func.min(notices.c.settled_at))
    .where(notices.c.id.in_(_OF_IT), *_HAS_GONE)
    .correlate(worries)
    .scalar_subquery()
)
#: when the next worry is passed on or forgotten, and messages of one are to be covered again
NEXT_DUE = first(select(func.min(worries.c.next_at)), worries.c.id)
NEXT_COVER = after(
    select(func.min(_GONE_FIRST)).select_from(worries).where(_OPEN),
    worries.c.id,
    on_screen.STILL_CHANGEABLE,
)
_COVERED_NEXT = _TO_COVER.where(notices.c.settled_at <= bindparam("then"))
_DUE = select(worries).where(worries.c.next_at <= bindparam("now")).order_by(worries.c.id)


def worry_row(tx: Tx, worry_id: int | None) -> Worry | None:
    """A worry; None if there is none, or it was never raised."""
    if worry_id is None:
        return None
    return tx.find(Worry, worry_id)


def standing(tx: Tx, person_id: int, group_id: int, about: int | None) -> Worry | None:
    """What someone has raised in a group, for themself or `about` a member, with nobody on it."""
    mine = (worries.c.person_id == person_id, worries.c.group_id == group_id)
    found: Worry | None = tx.first(
        Worry,
        select(worries)
        .where(*mine, worries.c.about_id.is_not_distinct_from(about))
        .where(worries.c.state.in_(UNTAKEN))
        .order_by(worries.c.id.desc())
        .limit(1),
    )
    return found


def alerts(tx: Tx, worry_id: int) -> list[Notice]:
    """What was sent, or is to be sent, to ask someone to act; the oldest first."""
    return tx.every(Notice, _ALERTS, {"worry": worry_id})


def told_ids(tx: Tx, worry_id: int) -> list[int]:
    """Who has been told, or is being told, each once, in the order they were."""
    return list(dict.fromkeys(row.person_id or 0 for row in alerts(tx, worry_id)))


def cannot_ids(tx: Tx, worry_id: int) -> set[int]:
    """Who has said that they cannot help now, and has not been asked again since."""
    newest = {row.person_id or 0: row.state for row in alerts(tx, worry_id)}
    return {person_id for person_id, state in newest.items() if state == "confirmed"}


def waited_for(tx: Tx, worry_id: int) -> list[int]:
    """Those who were asked, can be reached, and have not said that they cannot help."""
    unable = cannot_ids(tx, worry_id)
    return reach.reachable_of(tx, (i for i in told_ids(tx, worry_id) if i not in unable))


def who_acts(tx: Tx, task: Task, _now: datetime) -> list[int]:
    """Whose the task of a worry is: whoever is on it, or else all who are being asked."""
    worry = worry_row(tx, task.worry_id)
    if worry is None or worry.state == "closed":
        return []
    if worry.taken_by is not None:
        return [worry.taken_by]
    return waited_for(tx, worry.id) or told_ids(tx, worry.id)


def left_out(worry: Worry) -> set[int]:
    """Those who are never to hear of it."""
    return {int(i) for i in json.loads(worry.left_out)}


def as_saved(ids: Iterable[int]) -> str:
    """Ids of people as they are kept in `left_out`."""
    return json.dumps(sorted(set(ids)))


def is_here(tx: Tx, person_id: int | None) -> bool:
    """Whether someone is still here and can be reached."""
    here = (people.c.state == "here", people.c.id == person_id)
    reached = (people.c.telegram_id.is_not(None), people.c.blocked_at.is_(None))
    return tx.conn.scalar(select(people.c.id).where(*here, *reached)) is not None


def open_worries(tx: Tx, *which: object) -> list[Worry]:
    """Worries that are not closed."""
    return tx.every(Worry, select(worries).where(_OPEN, *which).order_by(worries.c.id))  # type: ignore[arg-type]


def due(tx: Tx, now: datetime) -> list[Worry]:
    """Worries for which it is time: to be passed on, or, once closed, to be forgotten."""
    return tx.every(Worry, _DUE, {"now": now})


def to_cover(tx: Tx, now: datetime) -> list[Worry]:
    """Open worries with messages that can be changed no more in an hour."""
    then = {"then": now - on_screen.STILL_CHANGEABLE}
    ids = _COVERED_NEXT.with_only_columns(worries.c.id).distinct()
    found = list(tx.conn.scalars(ids, then))
    return open_worries(tx, worries.c.id.in_(found)) if found else []


def messages_to_cover(tx: Tx, worry_id: int, now: datetime) -> list[Notice]:
    """The messages of a worry that can be changed no more in an hour."""
    ids = _COVERED_NEXT.where(worries.c.id == worry_id)
    found = select(notices).where(notices.c.id.in_(ids)).order_by(notices.c.id)
    return tx.every(Notice, found, {"then": now - on_screen.STILL_CHANGEABLE})


def nobody_acts(conn: Connection) -> list[int]:
    """For the operator: worries on which nobody is, though each was passed on three times."""
    late = (worries.c.state.in_(UNTAKEN), worries.c.step >= IN_A_ROW)
    return list(conn.scalars(select(worries.c.id).where(*late).order_by(worries.c.id)))


def look_again(tx: Tx, person_id: int, now: datetime) -> None:
    """Someone can't be reached any more, or has gone: what they were told of goes on at once."""
    told = select(notices.c.worry_id).where(
        notices.c.person_id == person_id, notices.c.name == ALERT, notices.c.worry_id.is_not(None)
    )
    mine = or_(worries.c.taken_by == person_id, worries.c.id.in_(told))
    for row in open_worries(tx, mine):
        if row.state == "taken" and row.taken_by != person_id:
            continue
        if row.state != "taken" and waited_for(tx, row.id):
            continue
        tx.conn.execute(update(worries).where(worries.c.id == row.id).values(next_at=now))
