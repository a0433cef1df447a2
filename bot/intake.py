"""getUpdates becomes turns. Nothing is confirmed before it is committed: Telegram is our inbox.

A whole batch is tried in one transaction. If that fails it is rolled back and each update is
taken alone: what our own code stumbles over is set aside, sealed, and its sender gets a kind
word; any trouble of the database confirms nothing (D:inbox).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot import away
from bot.from_memory import FromMemory
from bot.incoming import read_update
from bot.memory import Memory
from bot.quarantine import set_aside
from bot.strangers import Strangers
from bot.telegram import Telegram, retry_seconds
from bot.turns import Aftermath, take
from conversations import phrases
from records.database import Database, Tx, is_trouble
from records.programs import programs, taken
from scheduler.post.channels import DeliveryError, Outgoing
from scheduler.post.faults import where
from scheduler.talks.spoken import Voice
from scheduler.talks.words.lines import words_of

log = logging.getLogger(__name__)
_SEEN = select(taken.c.update_id).where(taken.c.update_id.in_(bindparam("ids", expanding=True)))
_TAKEN = insert(taken)
POLL_SECONDS = 50
MOST_PAUSE_SECONDS = 5.0  #: between two tries, however long the trouble lasts
Raw = Mapping[str, Any]


class Intake:
    """Polls Telegram, takes what comes, and confirms it by the next poll."""

    def __init__(
        self,
        database: Database,
        telegram: Telegram,
        now: Callable[[], datetime],
        monotonic: Callable[[], float],
        wake: Callable[[], None],
        memory: Memory,
        away_since: datetime | None,
        strangers: Strangers | None = None,
    ) -> None:
        self._db, self._telegram, self._now, self._monotonic = database, telegram, now, monotonic
        self._wake, self._from_memory, self._away_since = wake, FromMemory(memory), away_since
        self._strangers = strangers or Strangers()
        self._offset: int | None = None
        #: how many troubles there have been in a row
        self.troubles = 0
        #: what is being said at once; nobody waits for it
        self.asides: set[asyncio.Task[None]] = set()
        self.last_poll = monotonic()

    def polled_at(self) -> datetime:
        """When Telegram last answered a poll, by the movable clock."""
        return self._now() - timedelta(seconds=self._monotonic() - self.last_poll)

    async def run(self) -> None:
        """Listen until cancelled. Raises InvalidToken when Telegram refuses the token."""
        while True:
            raws = await self._poll()
            if raws is None:
                continue
            self._note_gap()
            try:
                afters = await self._db.write(lambda raws=raws: self.take_batch(raws))  # type: ignore[misc]  # a default binds it now
            except Exception as error:
                if not is_trouble(error):
                    raise
                await self._wait_for_the_database(raws, error)
                continue
            self.troubles = 0
            self._from_memory.all_is_well()
            if raws:
                self._offset = max(int(raw["update_id"]) for raw in raws) + 1
                self._wake()
                self._aside(self.say_at_once(afters))

    async def _poll(self) -> list[dict[str, Any]] | None:
        try:
            # whom an absence concerns hears of it now, not when the next update comes
            seconds = POLL_SECONDS if self._away_since is None else 0
            found = await self._telegram.updates(self._offset, seconds)
        except InvalidToken:
            raise
        except Conflict:
            log.error("another program is using this token: stop it, or make a new token")
            await asyncio.wait([self._pause(MOST_PAUSE_SECONDS)])
        except RetryAfter as error:
            await asyncio.wait([self._pause(retry_seconds(error))])
        except TelegramError as error:
            self.troubles += 1
            log.warning("Telegram can't be reached (%s): trying again", type(error).__name__)
            await asyncio.wait([self._pause(self._longer_each_time())])
        else:
            return await self._numbered(found)
        return None

    async def _numbered(self, found: list[Any]) -> list[dict[str, Any]] | None:
        """Those with a number to confirm them by, as all of Telegram's have."""
        good = [raw for raw in found if isinstance(raw, dict) and _has_number(raw)]
        if len(good) < len(found):
            log.error("not Telegram's: %s updates without a number", len(found) - len(good))
            if not good:
                self.troubles += 1
                await asyncio.wait([self._pause(self._longer_each_time())])
                return None
        return good

    def _longer_each_time(self) -> float:
        return min(MOST_PAUSE_SECONDS, 0.2 * 2.0 ** min(self.troubles, 10))

    @staticmethod
    def _pause(seconds: float) -> asyncio.Task[None]:
        async def wait() -> None:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await asyncio.Event().wait()

        return asyncio.create_task(wait())

    def _note_gap(self) -> None:
        gap = timedelta(seconds=self._monotonic() - self.last_poll)
        if gap > away.LONG and self._away_since is None:
            self._away_since = self._now() - gap
        self.last_poll = self._monotonic()

    def take_batch(self, raws: list[Raw]) -> list[Aftermath]:
        """In the writer thread. Raises the database's troubles, and only those."""
        try:
            with self._db.transaction() as tx:
                self._tell_of_gap(tx)
                afters = self._take_all(tx, raws)
        except Exception as error:
            if is_trouble(error):
                raise
            return self.one_by_one(raws)
        self._away_since = None
        return afters

    def _tell_of_gap(self, tx: Tx) -> None:
        if self._away_since is not None and self._now() - self._away_since > away.LONG:
            away.tell_everyone(tx, self._away_since, self._now())
            tx.conn.execute(update(programs).values(polled_at=self._now()))  # told once
            self._wake()

    def one_by_one(self, raws: list[Raw]) -> list[Aftermath]:
        """Take each in a transaction of its own, and set aside what we stumble over."""
        afters = []
        for raw in raws:
            try:
                with self._db.transaction() as tx:
                    afters += self._take_all(tx, [raw])
            except Exception as error:
                if is_trouble(error):
                    raise
                log.error("an update was set aside: %s", where(error))
                self._set_aside(raw, where(error))
        return afters

    def _set_aside(self, raw: Raw, why: str) -> None:
        try:
            set_aside(self._db, raw, why, self._now())
        except Exception as error:
            if is_trouble(error):
                raise
            log.error("an update could not even be kept: %s", where(error))
            set_aside(self._db, {"update_id": raw["update_id"]}, why, self._now())

    def _take_all(self, tx: Tx, raws: list[Raw]) -> list[Aftermath]:
        ids = [int(raw["update_id"]) for raw in raws]
        seen = set(tx.conn.scalars(_SEEN, {"ids": ids}))
        fresh = {int(raw["update_id"]): raw for raw in raws if int(raw["update_id"]) not in seen}
        if not fresh:
            return []
        now = self._now()
        tx.conn.execute(_TAKEN, [{"update_id": i, "at": now} for i in fresh])
        return [take(tx, read_update(fresh[update_id]), now) for update_id in sorted(fresh)]

    async def _wait_for_the_database(self, raws: list[dict[str, Any]], error: Exception) -> None:
        self.troubles += 1
        log.error("the database failed (%s): nothing is confirmed", type(error).__name__)
        await self._from_memory.tell_the_truth(list(raws), self._telegram)
        await asyncio.wait([self._pause(self._longer_each_time())])

    def _aside(self, job: Any) -> None:
        task = asyncio.create_task(job)
        self.asides.add(task)
        task.add_done_callback(self.asides.discard)

    async def say_at_once(self, afters: list[Aftermath]) -> None:
        """Stop the buttons' spinners, and answer strangers: best effort, never retried."""
        for after in afters:
            voice = Voice(after.language.partition("-")[0] or "en", "UTC")
            if after.tap_id is not None:
                phrase = getattr(phrases, after.alert, "")
                words = after.words or words_of(phrase, voice)
                await self._telegram.answer_tap(after.tap_id, words, alert=bool(words))
            if after.to_stranger is not None:
                await self._tell_stranger(*after.to_stranger, after.language)

    async def _tell_stranger(self, chat_id: int, note: str, language: str) -> None:
        for words in self._strangers.answers(chat_id, note, language, self._now()):
            with suppress(DeliveryError):
                await self._telegram.send(Outgoing("send", chat_id, words))


def _has_number(raw: Raw) -> bool:
    number = raw.get("update_id")
    return type(number) is int and 0 <= number < 2**63 - 1
