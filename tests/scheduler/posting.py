"""A post office for tests: delivery with a channel that fails as it is told, and a fake clock."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

from sqlalchemy import delete, update

from records.calls import calls
from records.meetings import comings, meetings
from records.messages import messages
from records.notices import Lane, Notice, attempts, notices
from records.people import people
from records.talks import talks
from records.tasks import task_owners, tasks
from scheduler.post import outbox
from scheduler.post.channels import Channel, DeliveryError, Outgoing
from scheduler.post.sending import claims
from scheduler.post.sending.claims import receiver_of
from scheduler.post.sending.delivery import Delivery
from scheduler.post.sending.pace import Pace
from scheduler.post.sending.preparing import Job
from tests.home import START, Home

LOST = DeliveryError("NetworkError")
FLOOD = DeliveryError("RetryAfter", retry_after=5, flood=True)
BLOCKED = DeliveryError("Forbidden", permanent=True, blocked=True)
WRONG = DeliveryError("BadRequest", permanent=True)


@dataclass
class FakeChannel:
    """Takes everything, but for what it is told to refuse."""

    sent: list[Outgoing] = field(default_factory=list)
    tried: list[Outgoing] = field(default_factory=list)
    #: asked before each message; what it gives back is raised
    refuse: Callable[[Outgoing], Exception | None] = lambda _: None

    async def send(self, outgoing: Outgoing) -> int | None:
        self.tried.append(outgoing)
        error = self.refuse(outgoing)
        if error is not None:
            raise error
        self.sent.append(outgoing)
        return outgoing.message_id or 1_000 + len(self.sent)


@dataclass
class Post:
    """Delivery, a round at a time; both clocks stand still until they are moved."""

    home: Home
    channel: FakeChannel = field(default_factory=FakeChannel)
    mail: FakeChannel = field(default_factory=FakeChannel)
    now: datetime = START
    at: float = 1_000.0
    boots: int = 0

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """A new start of the program; whatever the last one was sending it has left behind."""
        self.boots += 1
        boot_id = f"boot{self.boots}"
        with self.home.database.transaction() as tx:
            claims.release(tx, boot_id)
        self.pace = Pace(lambda: self.at, per_second=1_000_000, chat_spacing_seconds=0)
        self.delivery = Delivery(
            self.home.database, self.channels(), self.pace, lambda: self.now, boot_id
        )

    def channels(self) -> dict[str, Channel]:
        """The channels, by the way they are."""
        return {"telegram": self.channel, "email": self.mail}

    def goes_on(self, **gone: float) -> None:
        """Both clocks move."""
        self.now += timedelta(**gone)
        self.at += timedelta(**gone).total_seconds()

    def runs(self) -> Delivery:
        """Delivery as it really runs, by the real monotonic clock."""
        self.pace = Pace(monotonic, per_second=10_000, chat_spacing_seconds=0)
        self.delivery = Delivery(
            self.home.database, self.channels(), self.pace, lambda: self.now, "real boot"
        )
        return self.delivery

    def claims(self) -> list[Job]:
        """Settle what has come back, and lease what may go."""
        self.at += 0.001  # room for a few more
        jobs, _ = self.delivery.settle_and_claim()
        for job in jobs:
            receiver = receiver_of(job.row)
            if job.way == "telegram":
                self.pace.sent(receiver, spaced=job.outgoing.act == "send")
            self.delivery.flying[job] = (receiver, job.row.lane)  # type: ignore[index]  # no task here
        return jobs

    def sends(self, jobs: list[Job]) -> None:
        """Let what was claimed fly, and land."""

        async def fly() -> None:
            await asyncio.gather(*(self.delivery.send(job) for job in jobs))
            for job in jobs:
                self.delivery.flying.pop(job, None)  # type: ignore[call-overload]  # as above

        asyncio.run(fly())

    def round(self) -> list[Job]:
        """Claim, send, and settle on the next round."""
        jobs = self.claims()
        self.sends(jobs)
        return jobs

    def until_quiet(self, most: int = 50) -> list[Job]:
        """Rounds until nothing is left that can go now."""
        done: list[Job] = []
        for _ in range(most):
            jobs = self.round()
            done += jobs
            if not jobs and not self.delivery.back:
                return done
        raise AssertionError("it never gets quiet")

    def writes(self, name: str, note: str = "hidden", **values: Any) -> int:
        """Post a note to someone; its row's id."""
        values = {"lane": Lane.REPLY, "kind": "note", "now": self.now, **values}
        with self.home.database.transaction() as tx:
            row_id = outbox.post(tx, to=self.home.ids[name], name=note, **values)
        assert row_id is not None
        return row_id

    def phone_of(self, name: str) -> int:
        """A person's chat."""
        return int(self.home.row(people, self.home.ids[name]).telegram_id)

    def refuse(self, name: str, error: Exception, times: int = 10_000) -> None:
        """The channel refuses what is for someone, so many times."""
        chat, left = self.phone_of(name), [times]

        def refuse(outgoing: Outgoing) -> Exception | None:
            if outgoing.chat_id != chat or left[0] <= 0:
                return None
            left[0] -= 1
            return error

        self.channel.refuse = refuse


def states(rows: list[Notice]) -> list[str]:
    return [row.state for row in rows]


def state(post: Post, row_id: int) -> str:
    """What a notice has become."""
    return str(post.home.row(notices, row_id).state)


def tried(post: Post, row_id: int) -> list[tuple[str, str]]:
    """The ways in which a notice has been tried, and how each went."""
    found = post.home.rows(attempts, attempts.c.notice_id == row_id)
    return [(row.channel, row.outcome) for row in found]


def begin_again(home: Home) -> None:
    """A home where nothing has happened yet."""
    with home.database.transaction() as tx:
        tx.conn.execute(delete(attempts))
        tx.conn.execute(update(notices).values(target_id=None))
        for table in (task_owners, tasks, calls, notices, messages, talks, comings, meetings):
            tx.conn.execute(delete(table))
        tx.conn.execute(update(people).values(state="here", blocked_at=None))
