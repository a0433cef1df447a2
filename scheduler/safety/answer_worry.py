"""Staff look at a worry: opened is not seen, seen is not taken; the first “I'm on it” wins."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update

from records.access import Actor, NotAllowed, allow
from records.database import Tx
from records.notices import NOTICE, Lane
from records.people import Person
from records.worries import UNTAKEN, WORRY, Worry, worries
from scheduler.post import outbox
from scheduler.safety.worry_circles import everyone_out
from scheduler.safety.worry_notes import close_talks, no_more_alerts, tell_raiser, tell_staff
from scheduler.safety.worry_rows import ALERT, IN_A_ROW, alerts, told_ids, waited_for, worry_row
from scheduler.safety.worry_words import on_the_card, said_so_far
from scheduler.talks.acts import Order, Refused
from scheduler.talks.known import Known
from scheduler.tasks import tasks
from scheduler.tasks.settle_task import on_their_list
from scheduler.tasks.sorts import SAFETY


def answer_worry(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Note what one of those who were told will do; the person hears it, truthfully.

    Refused (`worry_taken`, `worry_over`) if someone else is on it, or it is closed. NotAllowed
    for whoever was not told, or was left out.
    """
    worry = worry_row(tx, order.worry_id)
    if worry is None:
        raise Refused("worry_over")
    _may(tx, actor, worry, now)
    said = next(filter(None, map(order.words, ("worry_done", "worry_then", "worry_answer"))))
    {"seen": _seen, "taken": _taken, "cannot": _cannot, "handed": _handed}[said](
        tx, worry, actor.person_id or 0, order, now
    )


def _may(tx: Tx, actor: Actor, worry: Worry, now: datetime) -> None:
    if actor.person_id == worry.taken_by:  # the task is theirs, whoever is left in the group
        return
    allow(tx.conn, actor, "take", "worry", group=worry.group_id, about=worry.person_id, now=now)
    person = tx.get(Person, actor.person_id)
    out = everyone_out(Known(tx, person, now, worry_id=worry.id), worry)
    if person.id in out or person.id not in told_ids(tx, worry.id):
        raise NotAllowed


def open_worry(tx: Tx, worry_id: int, by: int, now: datetime) -> None:
    """Someone has opened the alert: the person hears that, and that it is no more than that."""
    worry = worry_row(tx, worry_id)
    if worry is not None and worry.state != "closed":
        _send_what_does_not_fit(tx, worry, by, now)
    if worry is not None and worry.state in UNTAKEN:
        WORRY.change(tx.conn, worry_id, "opened", opened_at=now)
        tell_raiser(tx, worry, "worry_opened", str(by), now, by)


def _send_what_does_not_fit(tx: Tx, worry: Worry, by: int, now: datetime) -> None:
    """Words that are too long for one message with the alert come in messages of their own."""
    if worry.words is None or worry.person_id is None:
        return
    raiser = tx.get(Person, worry.person_id)
    said = said_so_far(Known(tx, raiser, now), worry)
    for one in on_the_card(said)[1]:
        tell_staff(tx, worry, by, "worry_more", f"long:{one}", now, said=[one])


def _seen(tx: Tx, worry: Worry, by: int, _order: Order, now: datetime) -> None:
    """It goes on being passed on: nobody is on it yet."""
    if not WORRY.change(tx.conn, worry.id, "seen", seen_by=by, seen_at=now):
        _refuse_late(tx, worry.id, by)
        if worry.taken_by == by:
            return
    tell_raiser(tx, worry, "worry_seen", str(by), now, by)


def _taken(tx: Tx, worry: Worry, by: int, order: Order, now: datetime) -> None:
    values = {"taken_by": by, "taken_at": now, "next_at": None}
    if not WORRY.change(tx.conn, worry.id, "taken", **values):
        _refuse_late(tx, worry.id, by)
        return  # it is theirs already
    tasks.of_a_worry(tx, worry.id, now, taken_by=by)
    no_more_alerts(tx, worry, now, talk_id=order.talk_id, by=by)
    tell_raiser(tx, worry, "worry_on_it", f"{by}:{now.isoformat()}", now, by)


def _refuse_late(tx: Tx, worry_id: int, by: int) -> None:
    """Raises Refused where someone else has it, or it is closed; read again: it has changed."""
    worry = worry_row(tx, worry_id)
    if worry is None or worry.state == "closed":
        raise Refused("worry_over")
    if worry.state == "taken" and worry.taken_by != by:
        raise Refused("worry_taken")


def _cannot(tx: Tx, worry: Worry, by: int, _order: Order, now: datetime) -> None:
    """They are asked no more for now; if nobody else is being asked, it goes on at once."""
    for row in alerts(tx, worry.id):
        if row.person_id == by:
            NOTICE.change(tx.conn, row.id, "confirmed")
    tell_raiser(tx, worry, "worry_cannot", f"{by}:{now.isoformat()}", now, by)
    if not waited_for(tx, worry.id):
        pass_on_now(tx, worry.id, now)
    tasks.of_a_worry(tx, worry.id, now)


def _handed(tx: Tx, worry: Worry, by: int, _order: Order, now: datetime) -> None:
    """Whoever was on it can't act after all."""
    if worry.taken_by != by:
        _refuse_late(tx, worry.id, by)
        return
    for row in alerts(tx, worry.id):
        if row.person_id == by:
            NOTICE.change(tx.conn, row.id, "confirmed")
    put_back(tx, worry, by, now)


def put_back(tx: Tx, worry: Worry, by: int | None, now: datetime) -> None:
    """Nobody is on it any more: it goes on at once, and the person is told."""
    values = {"taken_by": None, "taken_at": None, "next_at": now, "step": 0}
    if worry.seen_by is None:  # who was on it has seen it
        values |= {"seen_by": by, "seen_at": worry.taken_at}
    if WORRY.change(tx.conn, worry.id, "raised", **values):
        tasks.of_a_worry(tx, worry.id, now)
        close_talks(tx, worry.id)
        tell_raiser(tx, worry, "worry_back", f"{by}:{now.isoformat()}", now, by)


def pass_on_now(tx: Tx, worry_id: int, now: datetime) -> None:
    """Have the clock pass it on at once: nobody who was asked can be reached, or can help."""
    tx.conn.execute(
        update(worries)
        .where(worries.c.id == worry_id, worries.c.state.in_(UNTAKEN))
        .where(worries.c.step < IN_A_ROW)  # then it waits for the next half day
        .values(next_at=now)
    )


def look_at_worry(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Post it to them, if it is on their list. NotAllowed."""
    task = on_their_list(tx, actor, order, "settle", now)
    if task is None or task.kind != SAFETY:
        return
    outbox.post(
        tx,
        to=actor.person_id,
        kind="begin",
        name=ALERT,
        lane=Lane.REPLY,
        now=now,
        dedupe=f"{ALERT}:{task.worry_id}:{actor.person_id}:list:{order.talk_id}:{now.isoformat()}",
        worry_id=task.worry_id,
    )
