"""What time alone brings about, found in SQL: escalations, deadlines, meetings that are over.

Each piece is a transaction of its own and small, so that a signal never waits for it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, bindparam, func, select

from records.database import Database, Tx, is_trouble
from records.evaluations import evaluations
from records.meetings import MEETING, meetings
from records.notices import NOTICE, Lane, notices
from records.people import Row, people
from records.programs import taken
from records.series import series
from records.signals import SIGNAL, signals
from scheduler import outbox, people_states, polls, survey_ends, surveys, word_lists
from scheduler.absences import begin_absence, beginning, end, ending, next_absence
from scheduler.acts.close_evaluation import close_evaluation
from scheduler.acts.end_signal import rewrite
from scheduler.acts.escalate import escalate
from scheduler.acts.fade_signal import fade_signal
from scheduler.acts.grow_series import grow_series
from scheduler.acts.pass_phone import ask_who_ran_it
from scheduler.agreements import ask_to_review, next_review, to_review
from scheduler.call_lists import BEFORE
from scheduler.call_times import ask_another, end_too_late, left_alone, next_call, too_late
from scheduler.calls import put_on_list
from scheduler.claims import next_overdue, overdue, say_late
from scheduler.delivery import where
from scheduler.group_card import due_cards, post_card
from scheduler.news import close_talks
from scheduler.running import ends
from scheduler.told_report import say_time_is_over, time_is_over

#: Telegram keeps an update for 24 hours; ids of updates are kept three times as long
REMEMBER_UPDATES = timedelta(days=3)
#: a signal that nobody ended is over by then, while Telegram still allows messages to be changed
SIGNAL_LASTS = timedelta(hours=12)
#: after that, nothing of a signal joins to a person
SIGNAL_IS_KEPT = timedelta(days=7)
_PIECE = 200
_NOW: BindParameter[Any] = bindparam("now")
_LATE_SIGNALS = select(signals).where(signals.c.state == "raised", signals.c.next_at <= _NOW)
_FORGOTTEN_SIGNALS = select(signals).where(
    signals.c.state.in_(("seen", "unanswered")),  # one raised is passed on first
    signals.c.raised_at <= bindparam("since"),
)
_ENDED_SIGNALS = select(signals).where(signals.c.state == "ended", signals.c.next_at <= _NOW)
_OLD_SIGNALS = select(signals).where(
    signals.c.state == "ended", signals.c.ended_at <= bindparam("since")
)
_OVERDUE = (
    select(notices)
    .where(notices.c.state == "planned", notices.c.deadline <= _NOW)
    .order_by(notices.c.id)
    .limit(_PIECE)
)
#: series whose next meeting is to be made: one meeting each, and the next at the next look
_GROWING = (
    select(series)
    .where(series.c.state == "running", series.c.make_at <= _NOW)
    .order_by(series.c.id)
    .limit(_PIECE)
)
_BEGUN = select(meetings).where(meetings.c.state == "planned", meetings.c.starts_at <= _NOW)
_EVALUATED = evaluations.c.state.in_(("waiting", "open"))
_CLOSING = select(evaluations).where(_EVALUATED, evaluations.c.opens_until <= _NOW)
_NEXT = (
    select(func.min(notices.c.deadline)).where(notices.c.state == "planned"),
    select(func.min(signals.c.next_at)),
    select(func.min(series.c.make_at)),
    select(func.min(evaluations.c.opens_until)).where(_EVALUATED),
)
log = logging.getLogger(__name__)


def sweep(database: Database, now: datetime) -> int:
    """Do all that has become due; how many things were done."""
    done = 0
    jobs: tuple[
        tuple[Callable[[Tx], Iterable[Row]], Callable[[Tx, Row, datetime], object]], ...
    ] = (
        (lambda tx: tx.conn.execute(_LATE_SIGNALS, {"now": now}), escalate),
        (
            lambda tx: tx.conn.execute(_FORGOTTEN_SIGNALS, {"since": now - SIGNAL_LASTS}),
            end_forgotten,
        ),
        (lambda tx: tx.conn.execute(_ENDED_SIGNALS, {"now": now}), rewrite),
        (lambda tx: tx.conn.execute(_OLD_SIGNALS, {"since": now - SIGNAL_IS_KEPT}), fade_signal),
        (lambda tx: tx.conn.execute(_OVERDUE, {"now": now}), _missed),
        (lambda tx: due_cards(tx, now), post_card),
        (lambda tx: too_late(tx, now), end_too_late),
        (lambda tx: left_alone(tx, now), ask_another),
        (lambda tx: time_is_over(tx, now), say_time_is_over),
        (lambda tx: beginning(tx, now), begin_absence),
        (lambda tx: ending(tx, now), end),
        (lambda tx: word_lists.unplanned(tx, now), word_lists.plan),
        (lambda tx: overdue(tx, now), say_late),
        (lambda tx: to_review(tx, now), ask_to_review),
        (lambda tx: polls.closing(tx, now), polls.close),
        (lambda tx: survey_ends.closing(tx, now), survey_ends.close),
        (lambda tx: tx.conn.execute(_GROWING, {"now": now}), grow_series),
        (lambda tx: _over(tx, now), _hold),
        (lambda tx: tx.conn.execute(_CLOSING, {"now": now}), close_evaluation),
    )
    for find, act in jobs:
        with database.transaction() as tx:
            rows = list(find(tx))
        done += sum(_do(database, act, row, now) for row in rows)
    return done + database.sweep_keys()


def _do(
    database: Database, act: Callable[[Tx, Row, datetime], object], row: Row, now: datetime
) -> bool:
    """Do one thing. What our own code stumbles over stops none of the others."""
    try:
        with database.transaction() as tx:
            act(tx, row, now)
    except Exception as error:
        if is_trouble(error):
            raise
        log.error("%s of row %s failed: %s", act.__name__, row.id, where(error))
        return False
    return True


def end_forgotten(tx: Tx, signal: Row, now: datetime) -> None:
    """A signal that nobody ended is over by now."""
    SIGNAL.change(tx.conn, signal.id, "ended", ended_at=now, next_at=now)


def _missed(tx: Tx, row: Row, now: datetime) -> None:
    """A notice that missed its deadline becomes a prompt to the link person: ring them."""
    if not NOTICE.change(tx.conn, row.id, "missed", settled_at=now) or row.person_id is None:
        return
    if row.name in ("on_the_day", polls.NAME, surveys.NAME):  # nobody waits for it
        return
    person = tx.conn.execute(select(people).where(people.c.id == row.person_id)).one()
    if row.name in BEFORE and put_on_list(tx, row, person, now):
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


def next_due(database: Database) -> datetime | None:
    """When time will next bring something about."""
    with database.transaction() as tx:
        moments = [
            outbox.next_due(tx),
            next_call(tx),
            next_absence(tx),
            next_overdue(tx),
            next_review(tx),
            polls.next_close(tx),
            survey_ends.next_close(tx),
            *(tx.conn.scalar(first) for first in _NEXT),
        ]
    return min((m for m in moments if m is not None), default=None)


def oldest_unsent_signal(tx: Tx) -> datetime | None:
    """Since when the oldest row of the first lane has been waiting."""
    moment: datetime | None = tx.conn.scalar(
        select(func.min(notices.c.due_at)).where(
            notices.c.lane == int(Lane.SIGNAL), notices.c.state.in_(("planned", "sending"))
        )
    )
    return moment
