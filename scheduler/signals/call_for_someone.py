"""“I need a break” when no meeting is on: a message to whoever looks after the person.

One that was not meant is withdrawn if it has not gone, and taken back in words if it has.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, bindparam, delete, func, select, update

from records.access import Actor, NotAllowed, allow
from records.database import Tx
from records.notices import Lane, Notice, notices
from records.people import Person
from records.talks import Talk, talks
from records.tasks import Task, tasks
from scheduler.link_people.facts import gets_in_touch
from scheduler.post import outbox
from scheduler.signals.facts import CALL, TAKEN_BACK, group_to_call_in
from scheduler.talks.acts import Order
from scheduler.talks.known import Known
from scheduler.tasks.requests import ask_for, take_back

#: two taps are one call, for as long
ONE_CALL = timedelta(minutes=30)
_OF_NO_SIGNAL = (talks.c.conversation == "need_a_break", talks.c.signal_id.is_(None))
_PAST_CALLS = (
    select(talks).where(*_OF_NO_SIGNAL, talks.c.last_at <= bindparam("since")).order_by(talks.c.id)
)
#: when something was last said in the one that has been left alone for the longest
LAST_OF_A_CALL = select(func.min(talks.c.last_at)).where(*_OF_NO_SIGNAL)


def call_for_someone(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Post the call at once, in the first lane. NotAllowed for whoever is in no group."""
    person = tx.get(Person, actor.person_id)
    group_id = group_to_call_in(Known(tx, person, now))
    if group_id is None:
        raise NotAllowed
    allow(tx.conn, actor, "raise", "signal", group=group_id)
    carers = gets_in_touch(_there(tx, person, now, group_id))
    stands = bool(_open_calls(tx, person.id, tasks.c.group_id == group_id))
    if carers:
        key = f"{CALL}:{order.talk_id}"
        ask_for(tx, CALL, person_id=person.id, group_id=group_id, now=now, key=key)
    for to in carers:
        last = newest_call(tx, person.id, to)
        if not (stands and last and last.name == CALL and last.due_at >= now - ONE_CALL):
            post_about(tx, CALL, to, person.id, now)


def _there(tx: Tx, person: Person, now: datetime, group_id: int | None) -> Known:
    """What is known of someone in the group in which they call."""
    answers = {} if group_id is None else {"group": str(group_id)}
    return Known(tx, person, now, answers=answers)


def _open_calls(tx: Tx, person_id: int, *which: ColumnElement[bool]) -> list[Task]:
    """What someone has called for in this way, and is not seen to yet."""
    mine = (tasks.c.person_id == person_id, tasks.c.kind == CALL, tasks.c.state == "open")
    of_no_other = (tasks.c.talk_id.is_(None), tasks.c.signal_id.is_(None))
    return tx.every(Task, select(tasks).where(*mine, *of_no_other, *which).order_by(tasks.c.id))


def newest_call(tx: Tx, about: int, to: int) -> Notice | None:
    """The newest call of one person for another, or the word that took it back."""
    return tx.first(
        Notice,
        select(notices)
        .where(
            notices.c.name.in_((CALL, TAKEN_BACK)),
            notices.c.about_id == about,
            notices.c.person_id == to,
            notices.c.act == "send",
            notices.c.state != "withdrawn",
        )
        .order_by(notices.c.id.desc())
        .limit(1),
    )


def post_about(tx: Tx, name: str, to: int, about: int, now: datetime) -> None:
    """Post a line about someone, covered, in the first lane."""
    outbox.tell(tx, to, name, now, lane=Lane.SIGNAL, about_id=about, covered=True)


def take_back_call(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Take back the person's own newest call, as far as two taps are one; none from before it."""
    person = tx.get(Person, actor.person_id)
    talk = tx.find(Talk, order.talk_id)
    since = (talk.began_at if talk is not None else now) - ONE_CALL
    mine = (notices.c.name == CALL, notices.c.about_id == person.id)
    outbox.withdraw(tx, *mine, notices.c.due_at >= since)
    for task in _open_calls(tx, person.id, tasks.c.asked_at >= since):
        take_back(tx, task.id, now)
    group_id = group_to_call_in(Known(tx, person, now))
    for to in gets_in_touch(_there(tx, person, now, group_id)):
        last = newest_call(tx, person.id, to)
        if last is not None and last.name == CALL and last.due_at >= since:
            post_about(tx, TAKEN_BACK, to, person.id, now)


def past_calls(tx: Tx, since: datetime) -> list[Talk]:
    """The talks in which someone called for a break, with no meeting on; left alone since then."""
    return tx.every(Talk, _PAST_CALLS, {"since": since})


def fade_call(tx: Tx, talk: Talk, _now: datetime) -> None:
    """Keep no more of it: neither the talk, nor what was sent for it. Called by the clock.

    What is still to be done stays on its list until then, as for any break.
    """
    told = (notices.c.name.in_((CALL, TAKEN_BACK)), notices.c.about_id == talk.person_id)
    sent = and_(*told, notices.c.signal_id.is_(None), notices.c.due_at <= talk.last_at)
    tx.conn.execute(
        update(tasks).where(tasks.c.talk_id == talk.id).values(talk_id=None, path=None)
    )
    outbox.erase(tx, (notices.c.talk_id == talk.id) | sent)
    tx.conn.execute(delete(talks).where(talks.c.id == talk.id))
