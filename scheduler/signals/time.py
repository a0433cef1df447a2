"""What time alone brings about for signals: raised, passed on, over, rewritten, forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, func, select

from records.database import Tx
from records.signals import SIGNAL, Signal, signals
from records.talks import Talk, talks
from scheduler.jobs import Job, after, first
from scheduler.signals.call_for_someone import LAST_OF_A_CALL, fade_call, past_calls
from scheduler.signals.end_signal import fade_signal, rewrite
from scheduler.signals.escalate import escalate
from scheduler.signals.hold_signal import raise_held

#: a signal that nobody ended is over by then, while Telegram still allows messages to be changed
SIGNAL_LASTS = timedelta(hours=12)
#: after that, nothing of a signal joins to a person
SIGNAL_IS_KEPT = timedelta(days=7)
_NOW: BindParameter[Any] = bindparam("now")
_DUE = {
    state: select(signals).where(signals.c.state == state, signals.c.next_at <= _NOW)
    for state in ("unsure", "raised", "ended")
}
_NEXT = {
    state: first(select(func.min(signals.c.next_at)).where(signals.c.state == state), signals.c.id)
    for state in _DUE
}
_UNENDED = signals.c.state.in_(("seen", "unanswered"))  # one raised is passed on first
_FORGOTTEN = select(signals).where(_UNENDED, signals.c.raised_at <= bindparam("since"))
_ENDED = signals.c.state.in_(("ended", "dropped"))
_OLD = select(signals).where(_ENDED, signals.c.ended_at <= bindparam("since"))
_NEXT_FORGOTTEN = after(
    select(func.min(signals.c.raised_at)).where(_UNENDED), signals.c.id, SIGNAL_LASTS
)
_NEXT_OLD = after(select(func.min(signals.c.ended_at)).where(_ENDED), signals.c.id, SIGNAL_IS_KEPT)
_NEXT_OLD_CALL = after(LAST_OF_A_CALL, talks.c.id, SIGNAL_IS_KEPT)


def _due(found: Select[Any], tx: Tx, now: datetime) -> list[Signal]:
    return tx.every(Signal, found, {"now": now})


def _before(found: Select[Any], ago: timedelta, tx: Tx, now: datetime) -> list[Signal]:
    return tx.every(Signal, found, {"since": now - ago})


def end_forgotten(tx: Tx, signal: Signal, now: datetime) -> None:
    """A signal that nobody ended is over by now."""
    SIGNAL.change(tx.conn, signal.id, "ended", ended_at=now, next_at=now)


def past_ones(tx: Tx, now: datetime) -> list[Talk]:
    """Calls for a break, with no meeting on, that are kept no longer."""
    return past_calls(tx, now - SIGNAL_IS_KEPT)


JOBS = (
    Job("held signals", partial(_due, _DUE["unsure"]), raise_held, _NEXT["unsure"], soon=True),
    Job("late signals", partial(_due, _DUE["raised"]), escalate, _NEXT["raised"], soon=True),
    Job(
        "forgotten signals",
        partial(_before, _FORGOTTEN, SIGNAL_LASTS),
        end_forgotten,
        _NEXT_FORGOTTEN,
        "nobody waits for it",
        soon=True,
    ),
    Job("ended signals", partial(_due, _DUE["ended"]), rewrite, _NEXT["ended"], soon=True),
    Job(
        "old signals",
        partial(_before, _OLD, SIGNAL_IS_KEPT),
        fade_signal,
        _NEXT_OLD,
        "nobody waits for it",
        soon=True,
    ),
    Job("old calls", past_ones, fade_call, _NEXT_OLD_CALL, "nobody waits for it"),
)
