"""“Someone may be in danger”: one commit holds the worry and an alert for each who is told."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import insert, select, update

from conversations.safety.safety import KEPT
from records.access import Actor, allow
from records.database import Tx
from records.groups import groups
from records.notices import Lane, Notice, notices
from records.people import Person
from records.talks import LIVE, talks
from records.worries import Worry, worries
from scheduler.choices.hide_chat import LEFT
from scheduler.post import on_screen, outbox, reach
from scheduler.safety.give_words import pass_words_on, withholds
from scheduler.safety.worry_circles import (
    circles,
    first_told,
    group_of,
    left_out_by,
    own_left_out,
    where_from,
)
from scheduler.safety.worry_rows import ALERT, as_saved, left_out, standing, told_ids, worry_row
from scheduler.talks.acts import Order, Outcome
from scheduler.talks.answers import picked_id
from scheduler.talks.known import Known
from scheduler.talks.passing_on import held_words
from scheduler.talks.running import running_meeting
from scheduler.tasks import tasks
from scheduler.tasks.sorts import SAFETY

log = logging.getLogger(__name__)


def raise_worry(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome | None:
    """Raise it, or, while nobody is on it, the same one again. NotAllowed.

    None where there is no one who may be told: nothing is kept, and the person is told so.
    """
    person = tx.get(Person, actor.person_id)
    here = where_from(Known(tx, person, now, meeting_id=order.meeting_id))
    if here is None:
        return None
    group_id, about = group_of(here), picked_id(order.answers, "safety_rang")
    allow(tx.conn, actor, "raise", "worry", group=group_id)
    if about is not None:
        allow(tx.conn, actor, "raise_for", "worry", group=group_id, about=about, now=now)
    out = own_left_out(here) | _picked(order) | left_out_by(here, about)
    before = standing(tx, person.id, group_id, about)
    if before is not None:
        _raise_again(tx, before, out, order, now)
        return _with_words(tx, actor, before.id, order, now)
    found = circles(here, group_id, out)
    if not found:
        log.error("group %s: there is no one who may be told of a worry", group_id)
        return None
    meeting_id = here.meeting_id if here.meeting_id == running_meeting(here) else None
    done = tx.conn.execute(
        insert(worries).values(
            person_id=person.id,
            about_id=about,
            group_id=group_id,
            meeting_id=meeting_id,
            signal_id=order.signal_id,
            raised_at=now,
            step=0 if meeting_id is not None else 1,
            next_at=now + wait_of(tx, group_id),
            left_out=as_saved(out),
        )
    )
    (worry_id,) = done.inserted_primary_key or (0,)
    told = first_told(here, found)
    for to in told:
        ask_to_act(tx, worry_id, to, now, "0")
    tasks.open_task(
        tx,
        SAFETY,
        person_id=person.id,
        group_id=group_id,
        now=now,
        key=f"safety:{worry_id}",
        meeting_id=meeting_id,
        worry_id=worry_id,
    )
    if not told:  # passed on at once: whoever can be reached by then
        tx.conn.execute(update(worries).where(worries.c.id == worry_id).values(next_at=now))
    return _with_words(tx, actor, int(worry_id), order, now)


def _with_words(tx: Tx, actor: Actor, worry_id: int, order: Order, now: datetime) -> Outcome:
    """What they typed before they said yes goes with it, unless it names someone who hears."""
    person_id = int(actor.person_id or 0)
    words = held_words.of_person(tx, person_id, KEPT, now) | held_words.pairs(order.answers, KEPT)
    raised = Outcome(worry_id=worry_id)
    worry = worry_row(tx, worry_id)
    if not words or worry is None:
        return raised
    held_words.clear(tx, person_id, KEPT, order.talk_id, now)
    if withholds(tx, worry, words, now):  # it stays with this talk, which says so
        return replace(raised, answers={KEPT: held_words.as_answer(words)})
    pass_words_on(tx, actor, worry, words, now)
    return replace(raised, say={"words_passed": "yes"}, answers={KEPT: ()})


def wait_of(tx: Tx, group_id: int) -> timedelta:
    """How long a group waits for an answer before a signal or a worry is passed on."""
    found = tx.conn.scalar(select(groups.c.escalate_after_seconds).where(groups.c.id == group_id))
    return timedelta(seconds=int(found or 180))


def _picked(order: Order) -> set[int]:
    picked = order.answers.get("safety_out", ())
    return {int(i) for i in picked if i.isdecimal()} if isinstance(picked, tuple) else set()


def _raise_again(tx: Tx, worry: Worry, out: set[int], order: Order, now: datetime) -> None:
    """Nobody acts yet, and the person asks again: all who were told are asked once more."""
    never = left_out(worry) | out
    again = now + wait_of(tx, worry.group_id)
    tx.conn.execute(
        update(worries)
        .where(worries.c.id == worry.id)
        .values(left_out=as_saved(never), next_at=again)
    )
    told = told_ids(tx, worry.id)
    leave_out(tx, worry.id, [i for i in told if i in never], now)
    asked = reach.reachable_of(tx, (i for i in told if i not in never))
    for to in asked:
        ask_to_act(tx, worry.id, to, now, f"again:{order.talk_id}")
    if not asked:
        tx.conn.execute(update(worries).where(worries.c.id == worry.id).values(next_at=now))
    tasks.of_a_worry(tx, worry.id, now)


def leave_out(tx: Tx, worry_id: int, ids: list[int], now: datetime) -> None:
    """Take back what these people have of it, as far as Telegram lets a bot."""
    mine = (notices.c.worry_id == worry_id, notices.c.person_id.in_(ids), notices.c.act == "send")
    outbox.withdraw(tx, *mine)
    tx.conn.execute(
        update(talks)
        .where(talks.c.worry_id == worry_id, talks.c.person_id.in_(ids))
        .where(talks.c.state.in_(LIVE))
        .values(state="closed")
    )
    sent = select(notices).where(*mine, notices.c.state.in_(("sending", "accepted", "opened")))
    for row in tx.every(Notice, sent.order_by(notices.c.id)):
        tx.conn.execute(update(notices).where(notices.c.id == row.id).values(dedupe=None))
        take_away(tx, row, now)


def take_away(tx: Tx, row: Notice, now: datetime) -> None:
    """Delete one message, if Telegram still lets a bot."""
    if row.settled_at is None or row.settled_at > now - on_screen.STILL_CHANGEABLE:
        outbox.post(
            tx,
            act="delete",
            to=row.person_id,
            kind="note",
            name=LEFT,
            now=now,
            dedupe=f"away:{row.id}",
            target_id=row.id,
        )


def ask_to_act(tx: Tx, worry_id: int, to: int, now: datetime, key: str) -> None:
    """Post the worry to one person, in the first lane; once for each `key`."""
    outbox.post(
        tx,
        to=to,
        kind="begin",
        name=ALERT,
        lane=Lane.SIGNAL,
        now=now,
        dedupe=f"{ALERT}:{worry_id}:{to}:{key}",
        worry_id=worry_id,
        covered=True,
    )
