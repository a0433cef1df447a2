"""Nobody acts yet: the same people again, and the next; the person is told the truth.

Three times in a row at most, then every half working day, and the operator is told, until
someone says “I'm on it”. All of it is in SQL, so a restart goes on where it was. Called by the
clock.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select, update

from records.database import Tx
from records.groups import groups
from records.notices import Notice
from records.people import Person
from records.worries import UNTAKEN, Worry, worries
from scheduler.post import on_screen, outbox, reach
from scheduler.post.help_now import region
from scheduler.post.working_days import next_half_day
from scheduler.safety.answer_worry import pass_on_now, put_back
from scheduler.safety.close_worry import forget_worry
from scheduler.safety.raise_worry import ask_to_act, wait_of
from scheduler.safety.worry_circles import at_group, circles, everyone_out
from scheduler.safety.worry_notes import tell_raiser
from scheduler.safety.worry_rows import (
    IN_A_ROW,
    cannot_ids,
    is_here,
    messages_to_cover,
    told_ids,
    waited_for,
    worry_row,
)
from scheduler.talks.known import Known
from scheduler.tasks import tasks

log = logging.getLogger(__name__)


def pass_worry_on(tx: Tx, found: Worry, now: datetime) -> None:
    """Pass it on by one step. Does nothing if someone has taken it meanwhile."""
    worry = worry_row(tx, found.id)
    if worry is None or worry.next_at is None or worry.next_at > now:
        return
    if worry.state == "closed":
        forget_worry(tx, worry)
    elif worry.state == "taken":
        _look_at_taker(tx, worry, now)
    else:
        _pass_on(tx, worry, now)


def _look_at_taker(tx: Tx, worry: Worry, now: datetime) -> None:
    """Whoever was on it has gone, or can't be reached: others are asked again."""
    if is_here(tx, worry.taken_by):
        tx.conn.execute(update(worries).where(worries.c.id == worry.id).values(next_at=None))
    else:
        put_back(tx, worry, worry.taken_by, now)


def _pass_on(tx: Tx, worry: Worry, now: datetime) -> None:
    step = worry.step + 1
    last = step >= IN_A_ROW
    again = _half_day(tx, worry.group_id, now) if last else now + wait_of(tx, worry.group_id)
    done = tx.conn.execute(
        update(worries)
        .where(
            worries.c.id == worry.id,
            worries.c.state.in_(UNTAKEN),
            worries.c.step == worry.step,
            worries.c.next_at == worry.next_at,
        )
        .values(step=step, next_at=again)
    )
    if done.rowcount != 1:
        return
    for to in _whom(tx, worry, step, now):
        ask_to_act(tx, worry.id, to, now, f"{step}:{now.isoformat()}")
    tasks.of_a_worry(tx, worry.id, now)
    if last:
        log.error("worry %s: nobody is on it, after step %s", worry.id, step)
    if step <= IN_A_ROW:  # then they are not told the same thing again and again
        tell_raiser(tx, worry, "worry_stands", f"{step}:{now.isoformat()}", now)


def _whom(tx: Tx, worry: Worry, step: int, now: datetime) -> list[int]:
    """Those who were told and have not said that they can't, and the next; at the last, all."""
    told, unable = told_ids(tx, worry.id), cannot_ids(tx, worry.id)
    raiser = seen_by_raiser(tx, worry, now)
    out = everyone_out(raiser, worry)
    found = circles(raiser, worry.group_id, out)
    so_far = [*told, *(i for ids in found[: step + 1] for i in ids)]
    everyone = [i for ids in found for i in ids]
    asked = [i for i in so_far if i not in unable and i in everyone]
    asked = reach.reachable_of(tx, dict.fromkeys(asked))
    if step >= IN_A_ROW or not asked:
        asked = reach.reachable_of(tx, everyone)
    return asked


def seen_by_raiser(tx: Tx, worry: Worry, now: datetime) -> Known:
    """Whoever raised it, seen from its group: they may have left it since."""
    person = tx.get(Person, worry.person_id)
    known = Known(tx, person, now, worry_id=worry.id)
    here = at_group(known, worry.group_id, worry.meeting_id)
    here.worry_id = worry.id
    return here


def _half_day(tx: Tx, group_id: int, now: datetime) -> datetime:
    zone = tx.conn.scalar(select(groups.c.zone).where(groups.c.id == group_id))
    return next_half_day(now, str(zone), region())


def skip_unreachable(tx: Tx, worry_id: int, now: datetime) -> None:
    """An alert can't be delivered: if nobody else is being asked, it goes on at once."""
    if not waited_for(tx, worry_id):
        pass_on_now(tx, worry_id, now)


def cover_again(tx: Tx, found: Worry, now: datetime) -> None:
    """Soon Telegram lets nobody change these messages: until it is closed they stay covered."""
    _cover(tx, messages_to_cover(tx, found.id, now), found, now)
    then = {"covered_at": now - on_screen.STILL_CHANGEABLE}
    tx.conn.execute(update(worries).where(worries.c.id == found.id).values(**then))


def cover_all(tx: Tx, worry: Worry, now: datetime) -> None:
    """Whoever raised it is forgotten: what staff have on their screens is covered."""
    _cover(tx, messages_to_cover(tx, worry.id, now + on_screen.STILL_CHANGEABLE), worry, now)


def _cover(tx: Tx, rows: Iterable[Notice], worry: Worry, now: datetime) -> None:
    for row in rows:
        outbox.post(
            tx,
            act="edit",
            to=row.person_id,
            kind=row.kind,
            name=row.name,
            lane=row.lane,
            now=now,
            dedupe=f"cover:{row.id}:{now.isoformat()}",
            target_id=row.id,
            talk_id=row.talk_id,
            worry_id=row.worry_id,
            asks=row.asks,
            covered=True,
            parts={**json.loads(row.parts), "later": True},
        )


def contact_not_reached(tx: Tx, row: Notice, now: datetime) -> None:
    """What asks someone to act on a worry does not get through: the next is asked."""
    if row.worry_id is not None:
        skip_unreachable(tx, row.worry_id, now)
