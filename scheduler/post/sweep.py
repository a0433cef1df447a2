"""What time alone brings about, found in SQL: escalations, deadlines, meetings that are over.

Each piece is a transaction of its own and small, so that a signal never waits for it. What fails
stops no other piece, and rests before it is tried again (`resting`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import BindParameter, bindparam, func, select

from records.database import Database, Tx, is_trouble
from records.evaluations import evaluations
from records.meetings import MEETING, meetings
from records.notices import NOTICE, Lane, notices
from records.people import Row, people
from records.programs import taken
from records.series import series
from records.signals import SIGNAL, signals
from scheduler import house
from scheduler.agreement.agreements import ask_to_review, next_review, to_review
from scheduler.cover.absences import begin_absence, beginning, end, ending, next_begin, next_end
from scheduler.evaluation.close_evaluation import close_evaluation
from scheduler.fares.claims import next_overdue, overdue, say_late
from scheduler.friendly_words import word_lists
from scheduler.group_chat.group_card import due_cards, post_card
from scheduler.house import Family
from scheduler.meetings.news import close_talks
from scheduler.meetings.pass_phone import ask_who_ran_it
from scheduler.meetings.running import ends
from scheduler.meetings.told_report import say_time_is_over, time_is_over
from scheduler.phone_calls.call_times import (
    ask_another,
    end_too_late,
    left_alone,
    next_left_alone,
    next_too_late,
    too_late,
)
from scheduler.phone_calls.calls import put_on_list
from scheduler.post import messages, outbox, people_states
from scheduler.post.delivery import where
from scheduler.post.resting import FINDING, NEXT, Next, Resting, soonest
from scheduler.safety import worry_rows
from scheduler.safety.pass_worry_on import cover_again, pass_worry_on
from scheduler.series.grow_series import grow_series
from scheduler.signals.end_signal import rewrite
from scheduler.signals.escalate import escalate
from scheduler.signals.fade_signal import fade_signal
from scheduler.signals.raise_held import raise_held
from scheduler.surveys import survey_ends
from scheduler.tasks import tasks
from scheduler.tasks.task_lists import hand_on, without_anyone
from scheduler.times import polls

#: Telegram keeps an update for 24 hours; ids of updates are kept three times as long
REMEMBER_UPDATES = timedelta(days=3)
#: a signal that nobody ended is over by then, while Telegram still allows messages to be changed
SIGNAL_LASTS = timedelta(hours=12)
#: after that, nothing of a signal joins to a person
SIGNAL_IS_KEPT = timedelta(days=7)
_PIECE = 200
Result = TypeVar("Result")
_NOW: BindParameter[Any] = bindparam("now")
_LATE_SIGNALS = select(signals).where(signals.c.state == "raised", signals.c.next_at <= _NOW)
_HELD_SIGNALS = select(signals).where(signals.c.state == "unsure", signals.c.next_at <= _NOW)
_FORGOTTEN_SIGNALS = select(signals).where(
    signals.c.state.in_(("seen", "unanswered")),  # one raised is passed on first
    signals.c.raised_at <= bindparam("since"),
)
_ENDED_SIGNALS = select(signals).where(signals.c.state == "ended", signals.c.next_at <= _NOW)
_OLD_SIGNALS = select(signals).where(
    signals.c.state.in_(("ended", "dropped")), signals.c.ended_at <= bindparam("since")
)
#: there may be more of these than a piece: those that rest must not fill it
_RESTING: BindParameter[Any] = bindparam("resting", expanding=True)
_OVERDUE = (
    select(notices)
    .where(notices.c.state == "planned", notices.c.deadline <= _NOW)
    .where(notices.c.id.not_in(_RESTING))
    .order_by(notices.c.id)
    .limit(_PIECE)
)
#: series whose next meeting is to be made: one meeting each, and the next at the next look
_GROWING = (
    select(series)
    .where(series.c.state == "running", series.c.make_at <= _NOW)
    .where(series.c.id.not_in(_RESTING))
    .order_by(series.c.id)
    .limit(_PIECE)
)
_BEGUN = select(meetings).where(meetings.c.state == "planned", meetings.c.starts_at <= _NOW)
_EVALUATED = evaluations.c.state.in_(("waiting", "open"))
_CLOSING = select(evaluations).where(_EVALUATED, evaluations.c.opens_until <= _NOW)
_held = partial(
    soonest,
    first=select(func.min(signals.c.next_at)).where(signals.c.state == "unsure"),
    ids=signals.c.id,
)
_raised = partial(
    soonest,
    first=select(func.min(signals.c.next_at)).where(signals.c.state == "raised"),
    ids=signals.c.id,
)
_ended = partial(
    soonest,
    first=select(func.min(signals.c.next_at)).where(signals.c.state == "ended"),
    ids=signals.c.id,
)
_deadline = partial(
    soonest,
    first=select(func.min(notices.c.deadline)).where(notices.c.state == "planned"),
    ids=notices.c.id,
)
_grows = partial(soonest, first=select(func.min(series.c.make_at)), ids=series.c.id)
_closes = partial(
    soonest,
    first=select(func.min(evaluations.c.opens_until)).where(_EVALUATED),
    ids=evaluations.c.id,
)
log = logging.getLogger(__name__)


class Job(NamedTuple):
    """Something that time brings about: which rows, what is done with each, and when next."""

    name: str
    find: Callable[[Tx], Iterable[Row]]
    act: Callable[[Tx, Row, datetime], object]
    next: Next | None = None
    soon: bool = False  #: about a signal: what fails is tried again very soon


def jobs(now: datetime, resting: Resting) -> tuple[Job, ...]:
    """All that time brings about, in this order."""

    def due(found: Any, **more: datetime) -> Callable[[Tx], Iterable[Row]]:
        return lambda tx: tx.conn.execute(found, {"now": now, **more})

    def piece(found: Any, name: str) -> Callable[[Tx], Iterable[Row]]:
        return lambda tx: tx.conn.execute(found, {"now": now, "resting": resting.rows(name)})

    def of(find: Callable[[Tx, datetime], Iterable[Row]]) -> Callable[[Tx], Iterable[Row]]:
        return lambda tx: find(tx, now)

    forgotten, old = now - SIGNAL_LASTS, now - SIGNAL_IS_KEPT
    return (
        Job("worries", of(worry_rows.due), pass_worry_on, worry_rows.next_due, soon=True),
        Job(
            "worries to cover",
            of(worry_rows.to_cover),
            cover_again,
            worry_rows.next_cover,
            soon=True,
        ),
        Job("held signals", due(_HELD_SIGNALS), raise_held, _held, soon=True),
        Job("late signals", due(_LATE_SIGNALS), escalate, _raised, soon=True),
        Job(
            "forgotten signals", due(_FORGOTTEN_SIGNALS, since=forgotten), end_forgotten, soon=True
        ),
        Job("ended signals", due(_ENDED_SIGNALS), rewrite, _ended, soon=True),
        Job("old signals", due(_OLD_SIGNALS, since=old), fade_signal, soon=True),
        Job("deadlines", piece(_OVERDUE, "deadlines"), _missed, _deadline),
        Job("group cards", of(due_cards), post_card),
        Job("calls too late", of(too_late), end_too_late, next_too_late),
        Job("calls left alone", of(left_alone), ask_another, next_left_alone),
        Job("late cancellations", of(time_is_over), say_time_is_over),
        Job("absences that begin", of(beginning), begin_absence, next_begin),
        Job("absences that end", of(ending), end, next_end),
        Job("lists", of(word_lists.unplanned), word_lists.plan),
        Job("tasks on no list", of(without_anyone), hand_on, soon=True),
        Job("tasks that are past", of(tasks.past), tasks.purge),
        Job("fares", of(overdue), say_late, next_overdue),
        Job("agreements", of(to_review), ask_to_review, next_review),
        Job("polls", of(polls.closing), polls.close, polls.next_close),
        Job("surveys", of(survey_ends.closing), survey_ends.close, survey_ends.next_close),
        Job("messages of late", of(messages.old), messages.purge, messages.next_purge),
        Job("series", piece(_GROWING, "series"), grow_series, _grows),
        Job("meetings that are over", of(_over), _hold),
        Job("evaluations", due(_CLOSING), close_evaluation, _closes),
    )


def sweep(database: Database, now: datetime, resting: Resting | None = None) -> int:
    """Do all that has become due, but for what rests; how many things were done.

    Raises only what is the database's own trouble (full, locked, gone): that is no row's fault.
    """
    resting = Resting() if resting is None else resting
    resting.now = now
    done, left = 0, list(jobs(now, resting))
    while left:
        job, rows = _first_with_rows(database, left, resting)
        for row in rows:
            act = partial(_do, database, job, row, now)
            done += bool(_apart(resting, job.name, row.id, act, soon=job.soon or _is_urgent(row)))
    return done + (_apart(resting, "buried keys", FINDING, database.sweep_keys) or 0)


def _first_with_rows(
    database: Database, left: list[Job], resting: Resting
) -> tuple[Job, list[Row]]:
    """Take jobs from the list up to the first that has something to do; that, and its rows.

    Where none has, as nearly always, all are asked in one transaction. One that fails ends it: on
    PostgreSQL nothing more can be asked in it.
    """
    with database.transaction() as tx:
        while True:
            job = left.pop(0)
            rows = _apart(resting, job.name, FINDING, partial(_find, tx, job), soon=job.soon)
            if rows is not None:
                resting.only(job.name, {row.id for row in rows})
            if rows or rows is None or not left:
                return job, rows or []


def _apart(
    resting: Resting,
    job: str,
    what: int | str,
    do: Callable[[], Result],
    *,
    soon: bool = False,
) -> Result | None:
    """Do one thing, unless it rests. What our own code stumbles over stops none of the others."""
    if resting.rests(job, what):
        return None
    try:
        done = do()
    except Exception as error:
        if is_trouble(error):
            raise
        shown = f"row {what}" if isinstance(what, int) else what
        resting.say(job, shown, where(error), resting.failed(job, what, soon=soon))
        return None
    resting.went_well(job, what)
    return done


def _find(tx: Tx, job: Job) -> list[Row]:
    return list(job.find(tx))


def _do(database: Database, job: Job, row: Row, now: datetime) -> bool:
    with database.transaction() as tx:
        job.act(tx, row, now)
    return True


def _is_urgent(row: Row) -> bool:
    """Whether a row can't wait for long: a message of a signal, an urgent call."""
    return bool(getattr(row, "lane", None) == Lane.SIGNAL or getattr(row, "urgent", False))


def end_forgotten(tx: Tx, signal: Row, now: datetime) -> None:
    """A signal that nobody ended is over by now."""
    SIGNAL.change(tx.conn, signal.id, "ended", ended_at=now, next_at=now)


def _missed(tx: Tx, row: Row, now: datetime) -> None:
    """A notice that missed its deadline becomes a prompt to the link person: ring them."""
    if not NOTICE.change(tx.conn, row.id, "missed", settled_at=now) or row.person_id is None:
        return
    kind = house.kind(row.name)
    if kind.may_be_missed:
        return
    person = tx.conn.execute(select(people).where(people.c.id == row.person_id)).one()
    if kind.call.family is Family.BEFORE and put_on_list(tx, row, person, now):
        return
    people_states.ask_to_reach(tx, row, person, f"missed:{row.id}", now)


def _over(tx: Tx, now: datetime) -> list[Row]:
    return [row for row in tx.conn.execute(_BEGUN, {"now": now}) if ends(row) <= now]


def _hold(tx: Tx, meeting: Row, now: datetime) -> None:
    if MEETING.change(tx.conn, meeting.id, "held"):
        ask_who_ran_it(tx, meeting, now)
    close_talks(tx, meeting.id)


def forget_updates(database: Database, now: datetime) -> None:
    """Forget the ids of old updates, a piece at a time."""
    with database.transaction() as tx:
        old = list(
            tx.conn.scalars(
                select(taken.c.update_id).where(taken.c.at < now - REMEMBER_UPDATES).limit(_PIECE)
            )
        )
        if old:
            tx.conn.execute(taken.delete().where(taken.c.update_id.in_(old)))


def next_due(database: Database, resting: Resting | None = None) -> datetime | None:
    """When time will next bring something about; what rests counts when it is tried again."""
    resting = Resting() if resting is None else resting
    with database.transaction() as tx:
        moments = [_apart(resting, "messages", NEXT, partial(outbox.next_due, tx))]
        for job in jobs(resting.now, resting):
            if job.next is not None and not resting.rests(job.name, FINDING):
                first = partial(job.next, tx, but=resting.rows(job.name))
                moments.append(_apart(resting, job.name, NEXT, first, soon=job.soon))
            moments.append(resting.next_try(job.name))
        moments += [resting.next_try(name) for name in ("messages", "buried keys")]
    return min((m for m in moments if m is not None), default=None)


def oldest_unsent_signal(tx: Tx) -> datetime | None:
    """Since when the oldest row of the first lane has been waiting."""
    moment: datetime | None = tx.conn.scalar(
        select(func.min(notices.c.due_at)).where(
            notices.c.lane == int(Lane.SIGNAL), notices.c.state.in_(("planned", "sending"))
        )
    )
    return moment
