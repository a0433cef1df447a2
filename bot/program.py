"""The program: everything wired together, once, and run until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
import secrets
import signal
from collections.abc import Callable
from contextlib import AsyncExitStack, suppress
from datetime import datetime
from time import monotonic

from sqlalchemy import insert, select, update

from bot.away import LONG
from bot.housekeeping import Housekeeping
from bot.intake import Intake
from bot.logs import in_the_background
from bot.moved_clock import MovedClock, real_now
from bot.returned_mail import ReturnedMail
from bot.settings import Settings
from bot.strangers import Strangers
from bot.telegram import Telegram
from records.database import Database
from records.people import Way
from records.programs import Program as Run
from records.programs import programs
from scheduler.post import help_now
from scheduler.post.channels import Channel
from scheduler.post.channels.email import Email
from scheduler.post.due.clock import ticking
from scheduler.post.mail import letterhead
from scheduler.post.mail.letterhead import Letterhead
from scheduler.post.sending import claims
from scheduler.post.sending.delivery import Delivery
from scheduler.post.sending.pace import Pace

log = logging.getLogger(__name__)


class TokenRefused(Exception):
    """Telegram does not accept this token. Ask @BotFather for the right one."""


class Program:
    """The bot, running."""

    def __init__(self, settings: Settings, database: Database, pace: Pace | None = None) -> None:
        self._db = database
        help_now.choose(settings.help_region)
        self._clock = MovedClock(settings.clock_url) if settings.clock_url else None
        self.now: Callable[[], datetime] = self._clock.now if self._clock else real_now
        self._telegram = Telegram(settings.token, settings.api_url)
        self._about_port, self._web_port = settings.about_port, settings.web_port
        self._boot_id = secrets.token_hex(8)
        self._strangers = Strangers(settings.run_by)
        self.delivery = Delivery(
            database,
            self._channels_for(settings),
            pace or Pace(monotonic),
            self.now,
            self._boot_id,
        )
        self._housekeeping = Housekeeping(database, self.now, self.delivery)
        self.returned = (
            ReturnedMail(settings.imap_url, database, self.now, self.delivery.wake)
            if settings.imap_url
            else None
        )
        self._stopping = asyncio.Event()

    async def run(self, ready: Callable[[], None] | None) -> None:
        """Run until `stop`. Raises TokenRefused, telegram.error.TelegramError, CantDo."""
        async with AsyncExitStack() as served:
            served.push_async_callback(self._let_go)
            if self._about_port:
                from bot.about import told_at  # noqa: PLC0415 - a web server is heavy

                await served.enter_async_context(told_at(self._about_port, self._db, self.now))
            if self._web_port:
                from bot.web import pages_at  # noqa: PLC0415 - as above

                pages = pages_at(self._web_port, self._db, self.now, self.delivery.wake)
                await served.enter_async_context(pages)
            await self._run(ready)

    async def _run(self, ready: Callable[[], None] | None) -> None:
        asyncio.get_running_loop().set_exception_handler(in_the_background)
        if self._clock is not None:
            await self._clock.start()
        bot_name = await self._telegram.start()
        away_since = await self._db.write(lambda: self.boot(bot_name))
        await self._housekeeping.learn()
        self.intake = Intake(
            self._db,
            self._telegram,
            self.now,
            monotonic,
            self.delivery.wake,
            self._housekeeping.memory,
            away_since,
            self._strangers,
        )
        self._housekeeping.polled_at = self.intake.polled_at
        scheduler = ticking(
            self._housekeeping.tick,
            self._housekeeping.keep,
            self.returned.look if self.returned else None,
        )
        scheduler.start()
        tasks = [
            asyncio.create_task(self.intake.run()),
            asyncio.create_task(self.delivery.run()),
        ]
        if self._clock is not None:
            tasks.append(asyncio.create_task(self._clock.follow(self._housekeeping.settle)))
        stopping = asyncio.create_task(self._stopping.wait())
        refused = asyncio.create_task(self._telegram.refused.wait())
        ends: list[asyncio.Task[object]] = [*tasks, stopping, refused]
        if self._clock is not None:
            following = asyncio.create_task(self._clock.followed.wait())
            await asyncio.wait([following, *ends], return_when=asyncio.FIRST_COMPLETED)
            following.cancel()
        if ready is not None and not any(task.done() for task in tasks):
            ready()
        log.info("listening")
        done, _ = await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        scheduler.shutdown(wait=False)
        await self._end(ends)
        with suppress(Exception):
            await self._db.write(self._note_the_end)
        if refused in done:
            raise TokenRefused
        for task in done - {stopping}:
            if not task.cancelled() and (error := task.exception()) is not None:
                raise error

    def _channels_for(self, settings: Settings) -> dict[str, Channel]:
        """A channel for each way that is set up."""
        if not settings.smtp_url:
            letterhead.choose(None)
            return {Way.HERE: self._telegram}
        head = Letterhead(settings.mail_from, settings.mail_answers_to, settings.web_url)
        letterhead.choose(head)
        return {
            Way.HERE: self._telegram,
            Way.EMAIL: Email(settings.smtp_url, self._telegram.fetch),
        }

    def stop(self) -> None:
        """Finish what is being saved and what is in flight, and stop."""
        self._stopping.set()

    async def _end(self, tasks: list[asyncio.Task[object]]) -> None:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)

    async def _let_go(self) -> None:
        """Close what is open to others, however far the start came."""
        await self._telegram.stop()
        if self._clock is not None:
            await self._clock.stop()

    def boot(self, bot_name: str) -> datetime | None:
        """Take the outbox over from earlier starts; since when the bot was away, if for long."""
        now = self.now()
        with self._db.transaction() as tx:
            released = claims.release(tx, self._boot_id)
            row = tx.first(Run, select(programs).limit(1))
            if row is None:
                key_id = tx.keys.new()
                values = {"boot_id": self._boot_id, "bot_name": bot_name, "polled_at": now}
                tx.conn.execute(insert(programs).values(key_id=key_id, **values))
            else:
                tx.conn.execute(update(programs).values(boot_id=self._boot_id, bot_name=bot_name))
        if released:
            log.info("taken up again: %s messages that were being sent", released)
        self._db.sweep_keys()
        return row.polled_at if row is not None and now - row.polled_at > LONG else None

    def _note_the_end(self) -> None:
        """It has listened until now: an absence is counted from here."""
        now = self.now()
        if now - self.intake.polled_at() <= LONG:
            with self._db.transaction() as tx:
                tx.conn.execute(update(programs).values(polled_at=now))


async def run(
    settings: Settings, database: Database, *, ready: Callable[[], None] | None = None
) -> None:
    """Run the bot until SIGTERM or SIGINT. Raises AlreadyRunning, TokenRefused, TelegramError."""
    database.be_the_only_one()
    program = Program(settings, database)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, program.stop)
    await program.run(ready)
