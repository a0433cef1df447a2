"""Someone's own calls for a break, and those they answered."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from conversations.phrases import N_
from records.notices import notices
from records.signals import Signal, signals
from scheduler.kept import Kept, OfMeeting, Shows
from scheduler.my_data.item import YOU_SAID, Item, Part, how_many, line, moment, rows_of
from scheduler.talks.known import Known
from scheduler.talks.spoken import Names, Spoken

_NO_ONE = line(N_("I told no one."))


def _calls(known: Known) -> Iterator[Part]:
    """Each, until it is forgotten."""
    items = [_call(known, signal) for signal in rows_of(known, Signal, signals.c.person_id)]
    if items:
        yield Part(line(N_("When you asked for a break")), tuple(items))


def _call(known: Known, signal: Signal) -> Item:
    value: Spoken = line(N_("No one has seen it."))
    if signal.state == "dropped":
        value = line(N_("It was not meant."))
    if signal.answered_by is not None:
        value = line(N_("{by} has seen it."), by=known.name_of(signal.answered_by))
    told = known.tx.conn.scalars(
        select(notices.c.person_id)
        .where(notices.c.signal_id == signal.id, notices.c.person_id != known.person.id)
        .distinct()
        .order_by(notices.c.person_id)
    )
    people = Names(filter(None, (known.name_of(i) for i in list(told))))
    seen: Spoken = line(N_("I told {people}."), people=people) if people else _NO_ONE
    return Item(moment(signal.raised_at), value, seen)


KEPT = (
    Kept(
        signals.c.person_id,
        forget="it is ended at once, and fades in seven days",
        left="no one may lose it",
        shows=Shows("signal", _calls, YOU_SAID + 6),
    ),
    Kept(
        signals.c.answered_by,
        forget="what staff did, without a word",
        left="it is of staff",
        shows=how_many(N_("Calls for a break you answered"), signals.c.answered_by, at=19),
    ),
)
OF_MEETINGS = (
    OfMeeting(
        signals.c.meeting_id,
        off="someone who asked for a break is answered",
        moved="someone who asked for a break is answered",
        away="someone who asked for a break is answered",
    ),
)
