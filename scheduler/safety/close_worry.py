"""Whoever took a worry says that it is dealt with. What staff were sent fades to one line."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select, update

from records.access import Actor, NotAllowed, allow
from records.database import Tx
from records.notices import Lane, Notice, notices
from records.talks import talks
from records.tasks import tasks as rows
from records.worries import WORRY, Worry, worries
from scheduler.post import on_screen, outbox
from scheduler.safety.raise_worry import take_away
from scheduler.safety.worry_notes import DEALT_WITH, close_talks, tell_raiser
from scheduler.safety.worry_rows import TO_STAFF, worry_row
from scheduler.talks.acts import Order, Refused
from scheduler.tasks import tasks

#: after that, nothing of a worry joins to a person
IS_KEPT = timedelta(days=7)
_GONE = ("sending", "accepted", "opened", "confirmed")


def close_worry(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Close it; closing it twice does nothing. NotAllowed for anyone but whoever took it."""
    worry = worry_row(tx, order.worry_id)
    if worry is None or worry.state == "closed":
        raise Refused("worry_over")
    if actor.person_id != worry.taken_by:
        allow(tx.conn, actor, "close", "worry", group=worry.group_id, about=worry.person_id)
        raise NotAllowed
    if not WORRY.change(tx.conn, worry.id, "closed", closed_at=now, next_at=now + IS_KEPT):
        return
    tasks.close(tx, rows.c.worry_id == worry.id, now=now, by=actor.person_id)
    outbox.withdraw(tx, notices.c.worry_id == worry.id)
    close_talks(tx, worry.id, but=order.talk_id)
    tell_raiser(tx, worry, DEALT_WITH, "closed", now, actor.person_id)
    _fade(tx, worry, actor.person_id, now)


def _fade(tx: Tx, worry: Worry, by: int | None, now: datetime) -> None:
    """Of what each of the staff got, one line is left, which names no one."""
    of_it = (notices.c.worry_id == worry.id, notices.c.name.in_(TO_STAFF))
    rows = tx.every(
        Notice,
        select(notices)
        .where(*of_it, notices.c.act == "send", notices.c.state.in_(_GONE))
        .order_by(notices.c.id.desc()),
    )
    kept = {by}  # who closes it reads the line as an answer to that
    for row in rows:
        if row.settled_at is not None and row.settled_at <= now - on_screen.STILL_CHANGEABLE:
            continue  # it was covered again, and says this once it is opened
        if row.person_id in kept:
            take_away(tx, row, now)
            continue
        kept.add(row.person_id)
        outbox.post(
            tx,
            act="edit",
            to=row.person_id,
            kind="note",
            name="worry_over",
            lane=Lane.NOTICE,
            now=now,
            dedupe=f"worry_over:{row.id}",
            target_id=row.id,
            worry_id=worry.id,
        )


def forget_worry(tx: Tx, worry: Worry) -> None:
    """Seven days after it was closed: empty it of people, and delete its talks and notices."""
    empty = dict.fromkeys(("person_id", "about_id", "seen_by", "taken_by", "words", "next_at"))
    tx.conn.execute(update(worries).where(worries.c.id == worry.id).values(**empty, left_out="[]"))
    theirs = select(talks.c.id).where(talks.c.worry_id == worry.id)
    outbox.erase(tx, (notices.c.worry_id == worry.id) | notices.c.talk_id.in_(theirs))
    tx.conn.execute(delete(talks).where(talks.c.worry_id == worry.id))
