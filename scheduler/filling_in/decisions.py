"""What those who run a group are asked to fill in about its meetings to come, soonest first."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from conversations.script import Seen
from records.access import Actor, allow
from records.database import Tx
from records.meetings import Meeting, meetings
from records.notices import Notice
from records.people import RUNS
from scheduler.decisions import Decision, Pairs, Said, ShownFirst, ToDecide
from scheduler.filling_in import missing
from scheduler.filling_in.missing import LATER, MISSING
from scheduler.meetings.decisions import about, meeting_at
from scheduler.talks.acts import Refused
from scheduler.talks.digest.seen_to import is_asked, put_off
from scheduler.talks.known import Known
from scheduler.talks.meeting import card_field, day
from scheduler.talks.spoken import Line


def to_decide(known: Known) -> list[ToDecide]:
    """What is missing now on the cards of the groups they run."""
    mine = [one.group_id for one in known.memberships() if one.role in RUNS]
    longest = max(kind.before for kind in MISSING.values())
    found = known.tx.every(
        Meeting,
        select(meetings)
        .where(
            meetings.c.group_id.in_(mine),
            meetings.c.state == "planned",
            meetings.c.starts_at.between(known.now, known.now + longest),
        )
        .order_by(meetings.c.starts_at, meetings.c.id),
    )
    return [
        ToDecide(name, one.id, by=one.starts_at)
        for one in found
        for this in [about(known, one.id)]  # what is read of it is read once
        for name in MISSING
        if _is_to_fill_in(this, name)
    ]


def _is_to_fill_in(this: Known, name: str) -> bool:
    """Whether it is missing, it is time for it, and nobody has put it off."""
    starts: datetime = meeting_at(this)
    if not this.now < starts < this.now + MISSING[name].before:
        return False
    return is_asked(this, name, starts) and missing.is_missing(this, name)


def _this(known: Known, row: Notice) -> Known:
    return about(known, row.meeting_id)


def _asks(known: Known, row: Notice) -> Line:
    this = _this(known, row)
    return Line(MISSING[row.name].asks, {"meeting": card_field(this, "title"), "day": day(this)})


def _options(known: Known, row: Notice) -> Pairs:
    this = _this(known, row)
    return missing.options(this, row.name) if _is_to_fill_in(this, row.name) else ()


def _thanks(_known: Known, _row: Notice, _answer: str) -> object:
    return Line(missing.ASKED_AGAIN, {})


def _settle(tx: Tx, actor: Actor, known: Known, row: Notice, answer: str) -> None:
    """Nobody knows yet: it is asked again. All else is shown first."""
    _still_missing(tx, actor, known, row)
    if answer != LATER:
        raise Refused("NOT_AN_ANSWER")
    put_off(tx, row.meeting_id or 0, row.name, known.now)


def _shows(known: Known, row: Notice, said: Said) -> object:
    return missing.shows(_this(known, row), row.name, said)


def _puts(tx: Tx, actor: Actor, known: Known, row: Notice, said: Said) -> None:
    """What was picked or typed goes on the card."""
    _still_missing(tx, actor, known, row)
    missing.fill_in(tx, actor, _this(known, row), row.name, said)


def _still_missing(tx: Tx, actor: Actor, known: Known, row: Notice) -> None:
    """Raises Refused if another was quicker, and NotAllowed."""
    meeting = tx.get(Meeting, row.meeting_id)
    allow(tx.conn, actor, "change", "meeting", group=meeting.group_id)
    if not _is_to_fill_in(_this(known, row), row.name):
        raise Refused("SEEN_TO_ALREADY")


_SHOWN = ShownFirst(
    missing.TYPES,
    _shows,
    _puts,
    thanks=lambda _known, _row, said: missing.thanks(said),
    repeats=lambda known, row: missing.repeats(_this(known, row)),
)
DECISIONS = tuple(
    Decision(name, _asks, _options, _thanks, _settle, kind.lies, seen_by=Seen.GROUP, shown=_SHOWN)
    for name, kind in MISSING.items()
)
