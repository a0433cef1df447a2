"""Delivery: claim, put in words, send with no transaction open, settle; an attempt as evidence.

One job in the writer thread settles what has come back and claims what may go next, so a burst
costs few commits. A row that can't be said is set aside; the others go on.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select, update

from conversations.registry import ALL
from records.database import Database, Tx, is_trouble
from records.meetings import says_they_come
from records.notices import NOTICE, Lane, notices
from records.people import Row, Way, people
from records.sealing import KeyGone
from scheduler import house
from scheduler.post import outbox, reach
from scheduler.post.budget import goes_silently
from scheduler.post.channels import Channel, DeliveryError, Outgoing
from scheduler.post.hidden import was_hidden
from scheduler.post.mail.mail import render_mail
from scheduler.post.mail.one_mail import shares
from scheduler.post.pace import Pace
from scheduler.post.people_states import ask_to_reach, note_blocked, note_mail_fails, prompt
from scheduler.post.rendering import Unsayable, render
from scheduler.post.sending import claims, outcomes
from scheduler.post.times import next_awake
from scheduler.talks.acts import Refused
from scheduler.talks.played import is_played
from scheduler.talks.turns.open_talks import IN_THE_MIDDLE, About, in_the_middle
from scheduler.talks.turns.talking import begin

log = logging.getLogger(__name__)
AT_ONCE = 40  #: messages in flight
_BACK_OFF_SECONDS = 60
_SIGNAL_BACK_OFF_SECONDS = 2


class Sent(NamedTuple):
    """What became of a row."""

    row: Row
    language: str
    message_id: int | None = None
    error: DeliveryError | None = None
    way: str = Way.HERE
    said: bool = True  #: False if it could not be put in words: no other way would help
    others: tuple[Row, ...] = ()  #: what went in the same e-mail


class Job(NamedTuple):
    """A claimed row, in words, and those that go in the same e-mail."""

    row: Row
    outgoing: Outgoing
    way: str = Way.HERE
    others: tuple[Row, ...] = ()


class Ready(NamedTuple):
    """A claimed row that may go, and the way in which it goes."""

    row: Row
    way: str


class Delivery:
    """Sends what is due, in the order of the lanes, at Telegram's pace. One channel a way."""

    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        pace: Pace,
        now: Callable[[], datetime],
        boot_id: str,
    ) -> None:
        self._db, self._channels, self._pace = database, channels, pace
        self._now, self._boot_id = now, boot_id
        self._wake = asyncio.Event()
        #: what has come back and is not settled: filled by the loop and emptied by the writer;
        #: appending and popping are atomic
        self.back: deque[Sent] = deque()
        self._in_flight: tuple[tuple[int, int], ...] = ()
        #: claimed, and not in words yet
        self.leased: list[Row] = []
        #: in flight, each with its receiver and lane
        self.flying: dict[asyncio.Task[None], tuple[int, int]] = {}
        #: e-mails: a slow mail server takes no room from what goes to Telegram
        self._mailing: dict[asyncio.Task[None], tuple[int, int]] = {}
        #: how often in a row what was for a receiver has not got through
        self.failures: dict[int, int] = {}
        #: what did not go in one e-mail with others; the loop adds, the writer reads
        self._apart: set[int] = set()
        self.idle = asyncio.Event()

    def wake(self) -> None:
        """There may be something to send."""
        self.idle.clear()
        self._wake.set()

    async def run(self) -> None:
        """Send until cancelled; then wait for what is in flight and settle it."""
        try:
            while True:
                await self._once()
        finally:
            if self.flying or self._mailing:
                await asyncio.wait([*self.flying, *self._mailing], timeout=5)
            with suppress(Exception):
                await self._db.write(self.settle_all)

    async def _once(self) -> None:
        self._wake.clear()
        try:
            jobs, more = await self._db.write(self.settle_and_claim)
        except Exception as error:
            if not is_trouble(error):
                raise
            log.error("the database failed (%s): sending waits", type(error).__name__)
            await self.nap(1.0)
            return
        for job in jobs:
            self._fly(job)
        if jobs or self.back:
            return
        if not self.flying and not self._mailing and not more:
            self.idle.set()
        await self.nap(self._pause() if more else None)

    async def nap(self, seconds: float | None) -> None:
        """Wait until there may be something to send, or for so long."""
        with suppress(TimeoutError):  # in 3.11 wait_for can lose a cancel here
            async with asyncio.timeout(seconds):
                await self._wake.wait()

    def _pause(self) -> float | None:
        """Until a lane or a chat is free again; None: until something in flight has landed."""
        waits = [w for w in (self._pace.wait(Lane.NOTICE), self._pace.next_free()) if w]
        if waits:
            return max(0.002, min(waits))
        return None if self.flying or self._mailing else 0.05

    def _fly(self, job: Job) -> None:
        receiver = receiver_of(job.row)
        if job.way == Way.HERE:
            self._pace.sent(receiver, spaced=job.outgoing.act == "send")
        task = asyncio.get_running_loop().create_task(self.send(job))
        flights = self.flying if job.way == Way.HERE else self._mailing
        flights[task] = (receiver, job.row.lane)
        task.add_done_callback(self._landed)

    def _landed(self, task: asyncio.Task[None]) -> None:
        self.flying.pop(task, None)
        self._mailing.pop(task, None)
        self._wake.set()

    async def send(self, job: Job) -> None:
        """Send a job by its channel; what became of it waits in `back`."""
        row, language, way, others = job.row, job.outgoing.language, job.way, job.others
        try:
            message_id = await self._channels[way].send(job.outgoing)
        except DeliveryError as error:
            if way == Way.HERE:
                self._slow_down(row, error)
            error = self._take_apart(job, error)
            self.back.append(Sent(row, language, error=error, way=way, others=others))
        except Exception as error:  # noqa: BLE001 - one bad row never stops the others
            log.error("notice %s could not be sent: %s", row.id, type(error).__name__)
            failed = DeliveryError(type(error).__name__, permanent=True)
            failed = self._take_apart(job, failed)
            self.back.append(Sent(row, language, error=failed, way=way, others=others))
        else:
            if way == Way.HERE:
                self._pace.accepted()
                self.failures.pop(receiver_of(row), None)
            self.back.append(Sent(row, language, message_id, way=way, others=others))

    def _take_apart(self, job: Job, error: DeliveryError) -> DeliveryError:
        """If one part may be to blame, such as a large file, each is tried again by itself."""
        if not job.others or not error.permanent or error.blocked:
            return error
        self._apart.update(row.id for row in (job.row, *job.others))
        return DeliveryError(error.reason)

    def _slow_down(self, row: Row, error: DeliveryError) -> None:
        receiver = receiver_of(row)
        if error.permanent:
            return
        times = min(self.failures.get(receiver, 0), 10)  # long enough, and no huge number
        self.failures[receiver] = times + 1
        if row.lane == Lane.SIGNAL:  # it tries on, but gives the network a breath
            self._pace.hold_back(receiver, min(_SIGNAL_BACK_OFF_SECONDS, 0.25 * 2**times))
        if error.flood and error.retry_after is not None:
            self._pace.refused(receiver, error.retry_after)
        else:
            self._pace.hold(receiver, min(_BACK_OFF_SECONDS, 0.5 * 2**times))

    def _come_back(self) -> list[Sent]:
        """What has come back since the last time."""
        back = []
        while self.back:
            back.append(self.back.popleft())
        return back

    def settle_all(self) -> None:
        """Settle what has come back, and claim nothing."""
        back = self._come_back()
        with self._db.transaction() as tx:
            for sent in back:
                settle(tx, sent, self._now())

    def settle_and_claim(self) -> tuple[list[Job], bool]:
        """In the writer thread: a round. The jobs, and whether rows are waiting for their turn."""
        # first who is in flight, then what is back: who lands in between is still held busy, so
        # that nobody's next notice is weighed before their last one has been counted
        self._in_flight = (*self.flying.values(), *self._mailing.values())
        back, now = self._come_back(), self._now()
        try:
            with self._db.transaction() as tx:
                for sent in back:
                    settle(tx, sent, now)
                claims.give_back(tx, [row.id for row in self.leased])
                rows, more = self.claim(tx, now)
        except BaseException:
            self.back.extendleft(reversed(back))  # settled when the database is
            raise
        self.leased = rows  # what could not be put in words then has been weighed again
        jobs, put_off = self.in_words(now)
        return jobs, more or put_off

    def claim(self, tx: Tx, now: datetime) -> tuple[list[Row], bool]:
        """Lease what may go now, lane by lane, and whether more is due."""
        claimed: list[Row] = []
        due = claims.due_lanes(tx, now)
        for lane in (lane for lane in Lane if lane in due):
            room_here = self._pace.room(lane)
            if lane is not Lane.SIGNAL:
                room_here = min(room_here, AT_ONCE - len(self.flying)) - len(claimed)
            if room_here <= 0:
                continue
            busy = {who for who, flying in self._in_flight if flying == lane}
            if lane is not Lane.SIGNAL:
                busy |= set(self._pace.held()) | {receiver_of(row) for row in claimed}
            else:
                busy |= set(self._pace.held_back())
            claimed += claims.claim(tx, now, self._boot_id, lane, room_here, busy)
        return claimed, bool(due) and bool(claims.due_lanes(tx, now))

    def in_words(self, now: datetime) -> tuple[list[Job], bool]:
        """What is leased, in words, and whether some of it was put off.

        In one transaction, or, if that fails, each row in its own: one bad row stops no other.
        """
        rows = self.leased
        if not rows:
            return [], False
        try:
            with self._db.transaction() as tx:
                found = [_job(tx, row, now, self._apart) for row in rows]
        except Exception as error:
            if is_trouble(error):
                raise
            found = [self._alone(row, now) for row in rows]
        self.leased = []
        jobs = [job for job in found if job is not None]
        return jobs, len(jobs) < len(rows)

    def _alone(self, row: Row, now: datetime) -> Job | None:
        try:
            with self._db.transaction() as tx:
                return _job(tx, row, now, None)
        except Exception as error:
            if is_trouble(error):
                raise
            self._set_aside(row, error)
            return None

    def _set_aside(self, row: Row, error: Exception) -> None:
        if not isinstance(error, Unsayable | KeyGone | Refused):
            log.error("notice %s can't be said: %s", row.id, where(error))
        reason = DeliveryError(type(error).__name__, permanent=True)
        self.back.append(Sent(row, "", error=reason, said=False))


def _job(tx: Tx, row: Row, now: datetime, apart: Collection[int] | None) -> Job | None:
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


def _others(tx: Tx, row: Row, now: datetime, apart: Collection[int]) -> Iterator[Row]:
    """What goes in the same e-mail, leased; and then what follows from it, such as papers."""
    for _ in range(2):
        for one in shares(tx, row, now, apart):
            ready = prepare(tx, one, now)
            if ready is not None and ready.way == Way.EMAIL:
                silent = notices.c.id == one.id  # of one e-mail, one part at most is a buzz
                tx.conn.execute(update(notices).where(silent).values(silent=True))
                yield tx.conn.execute(select(notices).where(silent)).one()


def where(error: BaseException) -> str:
    """An error's type and place, without its words."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    return f"{type(error).__name__} in {trace.tb_frame.f_code.co_name}:{trace.tb_lineno}"


def receiver_of(row: Row) -> int:
    """A person's id, or a group's as a negative number."""
    return int(row.person_id) if row.person_id is not None else -int(row.group_id)


def prepare(tx: Tx, row: Row, now: datetime) -> Ready | None:
    """Decide how a claimed row goes: which way, begun, silent, covered; None if not now."""
    if row.person_id is None:
        return Ready(row, Way.HERE)
    person = tx.conn.execute(select(people).where(people.c.id == row.person_id)).one()
    way = None if person.state in ("left", "forgotten") else reach.way_for(tx, row, person)
    if way is None:
        _give_up(tx, row, person, now)
        return None
    if row.act != "send":
        return Ready(row, way)
    if _is_for_who_comes(row) and not says_they_come(tx.conn, row.meeting_id, person.id):
        _take_back(tx, row)
        return None
    if way != Way.HERE:
        return _elsewhere(tx, row, person, way, now)
    if row.kind == "begin" and not _begin(tx, row, person, now):
        return None
    if house.kind(row.name).ready is not None:  # what it tells says whether it buzzes
        row = _as_it_is(tx, row)
    covered = row.covered or (person.covered and row.lane in (Lane.NOTICE, Lane.BROADCAST))
    covered = covered or was_hidden(tx, row)
    return _decided(tx, row, person, now, way, covered=covered)


def _decided(tx: Tx, row: Row, person: Row, now: datetime, way: str, *, covered: bool) -> Ready:
    silent = goes_silently(tx, row, person, now)
    tx.conn.execute(
        update(notices).where(notices.c.id == row.id).values(covered=covered, silent=silent)
    )
    return Ready(_as_it_is(tx, row), way)


def _as_it_is(tx: Tx, row: Row) -> Row:
    return tx.conn.execute(select(notices).where(notices.c.id == row.id)).one()


def _is_for_who_comes(row: Row) -> bool:
    """Whether a row of a meeting's plan is only for those who come: they may have changed it."""
    if not house.kind(row.name).for_who_comes or row.dedupe is None or is_played(row):
        return False  # what a talk of that name has staff told is not of the plan
    return str(row.dedupe).startswith(f"{row.name}:{row.meeting_id}:{row.person_id}")


def _take_back(tx: Tx, row: Row) -> None:
    """A row that was claimed goes no more."""
    NOTICE.change(tx.conn, row.id, "planned", boot_id=None)
    outbox.withdraw(tx, notices.c.id == row.id)


def _give_up(tx: Tx, row: Row, person: Row, now: datetime) -> None:
    """There is no way to someone: whoever looks after them is asked, if they are still here."""
    NOTICE.change(tx.conn, row.id, "failed", settled_at=now)
    if person.state == "here":
        _ask_to_reach(tx, row, person, now)
    _not_reached(tx, row, now)


def _not_reached(tx: Tx, row: Row, now: datetime) -> None:
    failed = house.kind(row.name).failed
    if failed is not None:
        failed(tx, row, now)


def _ask_to_reach(tx: Tx, row: Row, person: Row, now: datetime) -> None:
    told = row.act == "send" and row.lane in (Lane.NOTICE, Lane.BROADCAST)
    if told and not house.kind(row.name).only_here:
        ask_to_reach(tx, row, person, f"no_way:{row.id}", now)


def _elsewhere(tx: Tx, row: Row, person: Row, way: str, now: datetime) -> Ready | None:
    """A row goes in writing or by voice: no talk is begun, for there is nothing to tap."""
    if house.kind(row.name).only_here:
        _take_back(tx, row)
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
    if not house.ring(tx, ready.row, person, now):
        key = f"call:{row.id}"
        if reach.safe_to_ring(tx, person):
            prompt(tx, person, "please_ring", key, now, row.meeting_id, {"what": row.name})
        else:
            ask_to_reach(tx, row, person, key, now)
    return None


def _begin(tx: Tx, row: Row, person: Row, now: datetime) -> bool:
    """Begin the conversation a row is for; False if it waits for an open talk, or the morning."""
    if is_played(row):
        with_whom = tx.conn.execute(select(people).where(people.c.id == row.about_id)).one()
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


def _is_ready(tx: Tx, row: Row, person: Row, now: datetime) -> bool:
    """Whether there is anything to tell, where a row is a list of what waits."""
    ready = house.kind(row.name).ready
    return ready is None or ready(tx, row, person, now)


def _waits_for_the_morning(tx: Tx, row: Row, person: Row, now: datetime) -> bool:
    """Put a row off to the person's waking hours, if it can wait until then."""
    urgent = row.name in ALL and ALL[row.name].urgent
    if not row.budgeted or urgent or (row.deadline is not None and row.deadline <= now):
        return False
    later = next_awake(now, person.hours, person.zone)
    if later <= now or (row.deadline is not None and later >= row.deadline):
        return False
    _put_off(tx, row, later)
    return True


def _put_off(tx: Tx, row: Row, until: datetime) -> None:
    claims.give_back(tx, [row.id], due_at=until)


def settle(tx: Tx, sent: Sent, now: datetime) -> None:
    """Write down what became of a row, and of those that went with it; note a closed chat."""
    _settle(tx, sent, now)
    for other in sent.others:
        _settle(tx, sent._replace(row=other), now, mail_of=sent.row.id)


def _settle(tx: Tx, sent: Sent, now: datetime, mail_of: int | None = None) -> None:
    row, error, way = sent.row, sent.error, sent.way
    if error is None:
        outcomes.accepted(tx, row, now, sent.language, sent.message_id, way, mail_of=mail_of)
        settled = house.kind(row.name).settled
        if settled is not None:
            settled(tx, row, now, sent.language, sent.message_id, way)
        return
    if not error.permanent and _tries_again(tx, sent, error.reason, now):
        return
    if sent.said and row.person_id is not None:
        if error.blocked:
            _note_closed(tx, sent, now)
        if _goes_on(tx, sent, error.reason, now):
            return
    outcomes.failed(tx, row, now, sent.language, error.reason, way)
    _not_reached(tx, row, now)


def _tries_again(tx: Tx, sent: Sent, reason: str, now: datetime) -> bool:
    """Whether a row goes again in the same way: a mail server is not waited for for ever."""
    row, way = sent.row, sent.way
    later = reach.again_at(tx, row, way, now) if way == Way.EMAIL else None
    if later is None and way == Way.EMAIL:
        return False
    outcomes.put_back(tx, row, now, sent.language, reason, way, again_at=later)
    put_back = house.kind(row.name).put_back
    if put_back is not None:
        put_back(tx, row)
    return True


def _note_closed(tx: Tx, sent: Sent, now: datetime) -> None:
    note = note_mail_fails if sent.way == Way.EMAIL else note_blocked
    note(tx, sent.row.person_id, now)


def _goes_on(tx: Tx, sent: Sent, reason: str, now: datetime) -> bool:
    """Whether a row that failed in one way goes on in the next; if none is left, it is asked for.

    Someone who is reached in one way only was asked for when their chat was found closed.
    """
    row, way = sent.row, sent.way
    person = tx.conn.execute(select(people).where(people.c.id == row.person_id)).one()
    if person.state in ("left", "forgotten"):
        return False
    if reach.next_way(tx, row, person, way) is not None:
        outcomes.put_back(tx, row, now, sent.language, reason, way, other_way=True)
        return True
    if person.ways != Way.HERE:
        _ask_to_reach(tx, row, person, now)
    return False
