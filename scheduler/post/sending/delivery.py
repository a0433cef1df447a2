"""Delivery: claim, put in words, send with no transaction open, settle; an attempt as evidence.

One job in the writer thread settles what has come back and claims what may go next, so a burst
costs few commits. A row that can't be said is set aside; the others go on.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime

from records.database import Database, Tx, is_trouble
from records.notices import Lane, Notice
from records.people import Way
from records.sealing import KeyGone
from scheduler.post.channels import Channel, DeliveryError
from scheduler.post.faults import where
from scheduler.post.sending import claims
from scheduler.post.sending.pace import Pace
from scheduler.post.sending.preparing import Job, job_of
from scheduler.post.sending.rendering import Unsayable
from scheduler.post.sending.settling import Sent, settle
from scheduler.talks.acts import Refused

log = logging.getLogger(__name__)
AT_ONCE = 40  #: messages in flight
_BACK_OFF_SECONDS = 60
_SIGNAL_BACK_OFF_SECONDS = 2


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
        self.leased: list[Notice] = []
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
        receiver = claims.receiver_of(job.row)
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
            failed = error
        except Exception as error:  # noqa: BLE001 - one bad row never stops the others
            log.error("notice %s could not be sent: %s", row.id, type(error).__name__)
            failed = DeliveryError(type(error).__name__, permanent=True)
        else:
            if way == Way.HERE:
                self._pace.accepted()
                self.failures.pop(claims.receiver_of(row), None)
            self.back.append(Sent(row, language, message_id, way=way, others=others))
            return
        failed = self._take_apart(job, failed)
        self.back.append(Sent(row, language, error=failed, way=way, others=others))

    def _take_apart(self, job: Job, error: DeliveryError) -> DeliveryError:
        """If one part may be to blame, such as a large file, each is tried again by itself."""
        if not job.others or not error.permanent or error.blocked:
            return error
        self._apart.update(row.id for row in (job.row, *job.others))
        return DeliveryError(error.reason)

    def _slow_down(self, row: Notice, error: DeliveryError) -> None:
        receiver = claims.receiver_of(row)
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
        with self._db.transaction() as tx:
            for sent in self._come_back():
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

    def claim(self, tx: Tx, now: datetime) -> tuple[list[Notice], bool]:
        """Lease what may go now, lane by lane, and whether more is due."""
        claimed: list[Notice] = []
        due = claims.due_lanes(tx, now)
        for lane in (lane for lane in Lane if lane in due):
            room_here = self._pace.room(lane)
            if lane is not Lane.SIGNAL:
                room_here = min(room_here, AT_ONCE - len(self.flying)) - len(claimed)
            if room_here <= 0:
                continue
            busy = {who for who, flying in self._in_flight if flying == lane}
            if lane is not Lane.SIGNAL:
                busy |= set(self._pace.held()) | {claims.receiver_of(row) for row in claimed}
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
                found = [job_of(tx, row, now, self._apart) for row in rows]
        except Exception as error:
            if is_trouble(error):
                raise
            found = [self._alone(row, now) for row in rows]
        self.leased = []
        jobs = [job for job in found if job is not None]
        return jobs, len(jobs) < len(rows)

    def _alone(self, row: Notice, now: datetime) -> Job | None:
        try:
            with self._db.transaction() as tx:
                return job_of(tx, row, now, None)
        except Exception as error:
            if is_trouble(error):
                raise
            self._set_aside(row, error)
            return None

    def _set_aside(self, row: Notice, error: Exception) -> None:
        if not isinstance(error, Unsayable | KeyGone | Refused):
            log.error("notice %s can't be said: %s", row.id, where(error))
        reason = DeliveryError(type(error).__name__, permanent=True)
        self.back.append(Sent(row, "", error=reason, said=False))
