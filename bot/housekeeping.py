"""What the clock wakes: what time alone brings about, and the bot's own house in order."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import update

from bot.another_word import ask_for_another
from bot.away import LONG
from bot.memory import Memory
from records.database import Database, is_trouble
from records.programs import programs
from scheduler.post.due.clock import HOUSEKEEPING_SECONDS
from scheduler.post.due.sweep import forget_updates, next_due, oldest_unsent_signal, sweep
from scheduler.post.faults import where
from scheduler.post.resting import Resting
from scheduler.post.sending.delivery import Delivery

log = logging.getLogger(__name__)
_LONG_UNSENT_SECONDS = 10


class Housekeeping:
    """What is done each second, and every half a minute."""

    def __init__(
        self, database: Database, now: Callable[[], datetime], delivery: Delivery
    ) -> None:
        self._db, self._now, self._delivery = database, now, delivery
        self._resting, self._house = Resting(), Resting()
        #: what is known without a database
        self.memory = Memory()
        #: when Telegram last answered: from when on there is an ear for it, as that says
        self.polled_at = now

    async def tick(self) -> None:
        """Do what time alone brings about, and let what is due be sent."""
        try:
            await self._db.write(lambda: sweep(self._db, self._now(), self._resting))
        except Exception as error:
            if not is_trouble(error):
                log.error("a sweep failed: %s", type(error).__name__)
                raise
            log.error("the database failed (%s): sweeping waits", type(error).__name__)
        finally:
            self._delivery.wake()

    async def settle(self) -> datetime | None:
        """After a move of the clock: do all that is due; when the next thing is."""
        while True:
            await self.tick()
            await self._delivery.idle.wait()
            try:
                due = await self._db.write(lambda: next_due(self._db, self._resting))
            except Exception as error:
                if not is_trouble(error):
                    raise
            else:
                if due is None or due > self._now():
                    return due
            await asyncio.wait({asyncio.create_task(_breath())})

    async def keep(self) -> None:
        """Remember when Telegram last answered, and say what has waited too long."""
        parts: dict[str, Callable[[], Awaitable[object]]] = {
            "what is saved": partial(self._db.write, self.keep_house),
            "old updates": partial(self._db.write, lambda: forget_updates(self._db, self._now())),
            "memory": self.learn,
        }
        self._house.now = self._now()
        for name, part in parts.items():
            try:
                await part()
            except OSError:
                continue
            except Exception as error:  # noqa: BLE001 - one part never stops the others
                if not is_trouble(error):
                    again = timedelta(seconds=HOUSEKEEPING_SECONDS)
                    self._house.say("housekeeping", name, where(error), again)

    async def learn(self) -> None:
        """Remember what must be known without a database; ask whom it shows a word to be unfit."""
        await self.memory.learn(self._db, self._now())
        for telegram_id in self.memory.with_unfit_words():
            await self._db.write(partial(ask_for_another, self._db, telegram_id, self._now()))

    def keep_house(self) -> None:
        """In the writer thread: save when Telegram last answered; say what has waited too long."""
        now, polled_at = self._now(), self.polled_at()
        with self._db.transaction() as tx:
            tx.conn.execute(update(programs).values(polled_at=polled_at))
            waiting = oldest_unsent_signal(tx)
        silent = (now - polled_at).total_seconds()
        if silent > LONG.total_seconds():
            log.error("Telegram has not answered for %.0f s", silent)
        if (
            waiting is not None
            and (unsent := (now - waiting).total_seconds()) > _LONG_UNSENT_SECONDS
        ):
            log.error("a signal has waited to be sent for %.0f s", unsent)


async def _breath() -> None:
    """Let the others go on."""
    with suppress(TimeoutError):
        async with asyncio.timeout(0.02):
            await asyncio.Event().wait()
