"""Whether a claimed row goes now, and how: which way, as a talk, with a buzz, under a cover."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, select, update

from conversations.registry import ALL
from records.database import Tx
from records.meetings import says_they_come
from records.notices import NOTICE, Lane, Notice, notices
from records.people import Person, Way
from scheduler import house, ports
from scheduler.post import outbox, reach
from scheduler.post.channels import Outgoing
from scheduler.post.mail.mail import render_mail
from scheduler.post.mail.one_mail import shares
from scheduler.post.people_states import ask_to_reach, prompt
from scheduler.post.sending import claims, outcomes
from scheduler.post.sending.budget import goes_silently
from scheduler.post.sending.hidden import was_hidden
from scheduler.post.sending.rendering import render
from scheduler.post.sending.settling import ask_someone_to_reach, not_reached
from scheduler.post.times import next_awake
from scheduler.talks.turns.open_talks import IN_THE_MIDDLE, About, in_the_middle
from scheduler.talks.turns.played import is_played
from scheduler.talks.turns.talking import begin

_DECIDED = update(notices).where(notices.c.id == bindparam("row_id"))


class Job(NamedTuple):
    """A claimed row, in words, and those that go in the same e-mail."""

    row: Notice
    outgoing: Outgoing
    way: str = Way.HERE
    others: tuple[Notice, ...] = ()


class Ready(NamedTuple):
    """A claimed row that may go, and the way in which it goes."""

    row: Notice
    way: str


def job_of(tx: Tx, row: Notice, now: datetime, apart: Collection[int] | None) -> Job | None:
    """The row in words; None if it is not its time.

    An e-mail takes others along, but for those `apart`; None for an e-mail that takes none.
    """
    ready = prepare(tx, row, now)
    if ready is None:
        return None
    if ready.way == Way.EMAIL:
        others = () if apart is None else tuple(_others(tx, ready.row, now, apart))
        return Job(ready.row, render_mail(tx, ready.row, now, others), ready.way, others)
    return Job(ready.row, render(tx, ready.row, now), ready.way)


def _others(tx: Tx, row: Notice, now: datetime, apart: Collection[int]) -> Iterator[Notice]:
    """What goes in the same e-mail, leased; and then what follows from it, such as papers."""
    for _ in range(2):
        for one in shares(tx, row, now, apart):
            ready = prepare(tx, one, now)
            if ready is not None and ready.way == Way.EMAIL:
                silent = notices.c.id == one.id  # of one e-mail, one part at most is a buzz
                tx.conn.execute(update(notices).where(silent).values(silent=True))
                yield tx.one(Notice, select(notices).where(silent))


def prepare(tx: Tx, row: Notice, now: datetime) -> Ready | None:
    """Decide how a claimed row goes: which way, begun, silent, covered; None if not now."""
    if row.person_id is None:
        return Ready(row, Way.HERE)
    person = tx.get(Person, row.person_id)
    way = None if person.state in ("left", "forgotten") else reach.way_for(tx, row, person)
    if way is None:
        _give_up(tx, row, person, now)
        return None
    if row.act != "send":
        return Ready(row, way)
    if _is_for_who_comes(row) and not says_they_come(tx.conn, row.meeting_id, person.id):
        outbox.take_back(tx, row)
        return None
    if way != Way.HERE:
        return _elsewhere(tx, row, person, way, now)
    if row.kind == "begin" and not _begin(tx, row, person, now):
        return None
    if row.kind == "note" and not _is_ready(tx, row, person, now):
        return None
    if house.kind(row.name).ready is not None:  # what it tells says whether it buzzes
        row = tx.get(Notice, row.id)
    covered = row.covered or (person.covered and row.lane in (Lane.NOTICE, Lane.BROADCAST))
    covered = covered or was_hidden(tx, row)
    return _decided(tx, row, person, now, way, covered=covered)


def _decided(
    tx: Tx, row: Notice, person: Person, now: datetime, way: str, *, covered: bool
) -> Ready:
    silent = goes_silently(tx, row, person, now)
    now_stands = tx.get(Notice, row.id)
    if (now_stands.covered, now_stands.silent) != (covered, silent):
        tx.conn.execute(_DECIDED, {"row_id": row.id, "covered": covered, "silent": silent})
        now_stands = tx.get(Notice, row.id)
    return Ready(now_stands, way)


def _is_for_who_comes(row: Notice) -> bool:
    """Whether a row of a meeting's plan is only for those who come: they may have changed it."""
    if not house.kind(row.name).for_who_comes or row.dedupe is None or is_played(row):
        return False  # what a talk of that name has staff told is not of the plan
    return str(row.dedupe).startswith(f"{row.name}:{row.meeting_id}:{row.person_id}")


def _give_up(tx: Tx, row: Notice, person: Person, now: datetime) -> None:
    """There is no way to someone: whoever looks after them is asked, if they are still here."""
    NOTICE.change(tx.conn, row.id, "failed", settled_at=now)
    if person.state == "here":
        ask_someone_to_reach(tx, row, person, now)
    not_reached(tx, row, now)


def _elsewhere(tx: Tx, row: Notice, person: Person, way: str, now: datetime) -> Ready | None:
    """A row goes in writing or by voice: no talk is begun, for there is nothing to tap."""
    if house.kind(row.name).only_here:
        outbox.take_back(tx, row)
        return None
    if _waits_for_the_morning(tx, row, person, now):
        return None
    if not _is_ready(tx, row, person, now):
        return None
    house.follow(tx, row, person, now)
    ready = _decided(tx, row, person, now, way, covered=False)
    if way != Way.CALL:
        return ready
    outcomes.accepted(tx, ready.row, now, person.language, None, way)
    if not ports.ring(tx, ready.row, person, now):
        key = f"call:{row.id}"
        if reach.safe_to_ring(tx, person):
            prompt(tx, person, "please_ring", key, now, row.meeting_id, {"what": row.name})
        else:
            ask_to_reach(tx, row, person, key, now)
    return None


def _begin(tx: Tx, row: Notice, person: Person, now: datetime) -> bool:
    """Begin the conversation a row is for; False if it waits for an open talk, or the morning."""
    if is_played(row):
        with_whom = tx.get(Person, row.about_id)
        begin(tx, with_whom, row.name, now, About(row.meeting_id, played_by=person.id), row)
        return True
    if not ALL[row.name].urgent and in_the_middle(tx, person.id, now):
        later = now + IN_THE_MIDDLE
        if row.deadline is None or later < row.deadline:
            _put_off(tx, row, later)
            return False
    if _waits_for_the_morning(tx, row, person, now):
        return False
    if not _is_ready(tx, row, person, now):
        return False
    about = About(row.meeting_id, row.signal_id, about_id=row.about_id, worry_id=row.worry_id)
    begin(tx, person, row.name, now, about, row)
    house.follow(tx, row, person, now)
    return True


def _is_ready(tx: Tx, row: Notice, person: Person, now: datetime) -> bool:
    """Whether there is anything to tell, where a row is a list of what waits."""
    ready = house.kind(row.name).ready
    return ready is None or ready(tx, row, person, now)


def _waits_for_the_morning(tx: Tx, row: Notice, person: Person, now: datetime) -> bool:
    """Put a row off to the person's waking hours, if it can wait until then."""
    urgent = row.name in ALL and ALL[row.name].urgent
    if not row.budgeted or urgent or (row.deadline is not None and row.deadline <= now):
        return False
    later = next_awake(now, person.hours, person.zone)
    if later <= now or (row.deadline is not None and later >= row.deadline):
        return False
    _put_off(tx, row, later)
    return True


def _put_off(tx: Tx, row: Notice, until: datetime) -> None:
    claims.give_back(tx, [row.id], due_at=until)
