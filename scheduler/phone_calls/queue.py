"""The list of people whom someone is to ring: one message, with one person at a time."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import ColumnElement, func, select, update

from records.calls import CALL, Call, calls
from records.database import Tx
from records.notices import Lane, Notice, notices
from records.people import Person, zone_of
from records.tasks import task_owners
from records.tasks import tasks as task_rows
from scheduler import house
from scheduler.friendly_words.note_touch import touch
from scheduler.friendly_words.words_due import WORD
from scheduler.kinds import Family
from scheduler.link_people.carers import carers_of
from scheduler.post import outbox, reach
from scheduler.post.help_now import region
from scheduler.post.people_states import prompt
from scheduler.post.working_days import next_half_day
from scheduler.tasks import tasks
from scheduler.tasks.sorts import CALL as CALL_TASK
from scheduler.tasks.sorts_brought import of_a_break, sort_of

#: when to ring again about what can't wait; after how many tries the facilitators hear of it
AGAIN_URGENT, MANY_TRIES = timedelta(minutes=30), 3
#: has been on a list, and has not come back since
_LISTED = calls.c.listed_at.is_not(None) & (calls.c.listed_at >= calls.c.due_at)
#: is said only when there is another call
_RIDES_ALONG = calls.c.due_at == calls.c.deadline
#: what someone has asked for themself comes at any time
_ASKED_FOR = house.is_one_of(calls.c.name, partial(house.in_family, Family.ASKED_FOR))
_OPEN = (calls.c.state == "open") & (_RIDES_ALONG.is_(None) | ~_RIDES_ALONG)


def rides_along(call: Call) -> bool:
    """Whether it is worth no call of its own, and is said when there is another."""
    return bool(call.due_at == call.deadline)


def have_listed(tx: Tx, caller_id: int, now: datetime, *, again: bool = False) -> None:
    """See that a caller gets the list when the next call is due.

    `again`: at once and without a buzz, if someone on the list they have had is left.
    """
    mine = (calls.c.caller_id == caller_id, _OPEN)
    if again and tx.conn.scalar(select(calls.c.id).where(*mine, calls.c.due_at <= now).limit(1)):
        outbox.withdraw(tx, *_planned(caller_id))
        post_list(tx, caller_id, now, silent=True)
        return
    due = tx.conn.scalar(select(func.min(calls.c.due_at)).where(*mine, ~_LISTED))
    if due is None:
        outbox.withdraw(tx, *_planned(caller_id))
    elif not tx.conn.execute(
        update(notices)
        .where(*_planned(caller_id), notices.c.state == "planned")
        .values(due_at=due)
    ).rowcount:
        post_list(tx, caller_id, now, due=due)


def post_list(
    tx: Tx,
    caller_id: int,
    now: datetime,
    *,
    due: datetime | None = None,
    about: int | None = None,
    silent: bool = False,
) -> None:
    """Post the list; it begins with the most urgent call, or with the person it is `about`."""
    outbox.post(
        tx,
        to=caller_id,
        kind="begin",
        name="call_list",
        lane=Lane.REPLY if silent else Lane.NOTICE,
        now=now,
        due_at=max(due or now, now),
        silent=silent,
        about_id=about,
    )


def covered_if_need_be(tx: Tx, row: Notice, person: Person, now: datetime) -> bool:
    """Have a list that comes by itself be covered, where what came of a break stands on it."""
    if row.lane == Lane.NOTICE and any(
        sort_of(call.name).covered for call in due_calls(tx, person.id, now)
    ):
        tx.conn.execute(update(notices).where(notices.c.id == row.id).values(covered=True))
    return True


def _planned(caller_id: int) -> tuple[ColumnElement[bool], ...]:
    return (
        notices.c.person_id == caller_id,
        notices.c.name == "call_list",
        notices.c.kind == "begin",
        notices.c.about_id.is_(None),
    )


def due_calls(tx: Tx, caller_id: int, now: datetime) -> list[Call]:
    """The calls on someone's list that they are to make now, the urgent ones first."""
    return tx.every(
        Call,
        select(calls)
        .join(task_rows, task_rows.c.call_id == calls.c.id)
        .join(task_owners, task_owners.c.task_id == task_rows.c.id)
        .where(task_owners.c.person_id == caller_id, task_rows.c.state == "open")
        .where(_OPEN, (calls.c.due_at <= now) | _ASKED_FOR)
        .order_by(calls.c.urgent.desc(), calls.c.due_at, calls.c.id),
    )


def in_one_call(tx: Tx, person_id: int, now: datetime) -> list[Call]:
    """All that is to be said to someone when they are rung now, whoever rings."""
    return tx.every(
        Call,
        select(calls)
        .where(
            calls.c.person_id == person_id,
            calls.c.state == "open",
            (calls.c.due_at <= now) | _RIDES_ALONG | _ASKED_FOR,
        )
        .order_by(calls.c.urgent.desc(), calls.c.made_at, calls.c.id),
    )


def listed(tx: Tx, caller_id: int, now: datetime) -> None:
    """The list that begins now holds all that is due."""
    mine = (calls.c.caller_id == caller_id, calls.c.state == "open", calls.c.due_at <= now)
    tx.conn.execute(update(calls).where(*mine).values(listed_at=now))


def told(tx: Tx, call: Call, now: datetime) -> bool:
    """Someone was told by voice; False if the call was over already."""
    if not CALL.change(tx.conn, call.id, "told", outcome="told", tried_at=now, ended_at=now):
        return False
    tasks.close(tx, task_rows.c.call_id == call.id, now=now, by=call.caller_id)
    of_theirs = call.caller_id in carers_of(tx, call.person_id, now, call.group_id)
    if of_theirs or not of_a_break(call.name):  # what comes of a break shows in no list of words
        touch(tx, call.person_id, call.caller_id, call.group_id, WORD, now)  # a call is a word
    tx.conn.execute(
        update(notices)
        .where(notices.c.id == call.notice_id, notices.c.state.in_(("accepted", "opened")))
        .values(state="confirmed")
    )
    return True


def try_again(tx: Tx, call: Call, outcome: str | None, now: datetime) -> bool:
    """Nobody was told: the call comes back. False if it was over already."""
    done = tx.conn.execute(
        update(calls)
        .where(calls.c.id == call.id, calls.c.state == "open")
        .values(
            tries=calls.c.tries + int(outcome is not None),  # PostgreSQL adds no truth to a number
            outcome=outcome or calls.c.outcome,
            tried_at=now,
            due_at=_again(tx, call, now),
        )
    )
    return done.rowcount == 1


def _again(tx: Tx, call: Call, now: datetime) -> datetime:
    if rides_along(call):
        return call.due_at
    zone = zone_of(tx.conn, call.caller_id)
    later = next_half_day(now, zone, region())
    if call.urgent or (call.deadline is not None and later >= call.deadline):
        return now + AGAIN_URGENT
    return later


def pass_to(tx: Tx, call: Call, caller_id: int, now: datetime) -> bool:
    """Another is to ring, now; False if the call was over, or had been passed on already."""
    done = tx.conn.execute(
        update(calls)
        .where(
            calls.c.id == call.id,
            calls.c.caller_id == call.caller_id,
            calls.c.state == "open",
        )
        .values(caller_id=caller_id, listed_at=None, due_at=now)
    )
    tasks.settle(tx, now, task_rows.c.call_id == call.id)
    return done.rowcount == 1


def drop(tx: Tx, *which: ColumnElement[bool]) -> int:
    """Take calls back that are of no use any more; how many."""
    rows = tx.every(Call, select(calls).where(calls.c.state == "open", *which))
    mine = [row.id for row in rows]
    if mine:
        tx.conn.execute(update(calls).where(calls.c.id.in_(mine)).values(state="dropped"))
        theirs = (task_rows.c.call_id.in_(mine), task_rows.c.state == "open")
        tasks.drop(tx, *theirs, task_rows.c.kind == CALL_TASK)
        tx.conn.execute(update(task_rows).where(*theirs).values(call_id=None))  # still asked for
    for caller_id in sorted({row.caller_id for row in rows}):
        _shorten(tx, caller_id)
    return len(mine)


def _shorten(tx: Tx, caller_id: int) -> None:
    """A list that has not gone comes when the next call is due, if any is left."""
    mine = (calls.c.caller_id == caller_id, _OPEN, ~_LISTED)
    due = tx.conn.scalar(select(func.min(calls.c.due_at)).where(*mine))
    if due is None:
        outbox.withdraw(tx, *_planned(caller_id))
    else:
        planned = (*_planned(caller_id), notices.c.state == "planned")
        tx.conn.execute(update(notices).where(*planned).values(due_at=due))


def note_not_safe(tx: Tx, person: Person, now: datetime) -> None:
    """Someone has said that it is not safe to ring: nobody does, and what they wait for is asked.

    What was on a list to be said to them before a meeting, or as news, has to reach them still.
    """
    mine = (calls.c.person_id == person.id, calls.c.state == "open")
    waiting = tx.every(Call, select(calls).where(*mine).order_by(calls.c.id))
    drop(tx, calls.c.person_id == person.id)
    for call in waiting:
        if call.name in house.in_family(Family.BEFORE, Family.NEWS):
            key, what = f"{reach.NOT_SAFE}:call:{call.id}", {"what": call.name}
            prompt(tx, person, reach.NOT_SAFE, key, now, call.meeting_id, what)
