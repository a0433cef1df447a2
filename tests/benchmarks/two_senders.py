"""The two sides of `signal_under_broadcast`: our program, and the toolkit's stock parts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import insert
from sqlmodel import SQLModel
from telegram import Bot, Update
from telegram.error import TelegramError
from telegram.ext import AIORateLimiter, Application, ContextTypes, MessageHandler, filters

from bot.program import Program
from bot.settings import Settings
from records.database import Database, Tx
from records.groups import groups
from records.meetings import meetings
from records.notices import Lane, notices
from records.people import memberships, people
from records.sealing import Keys, new_master_key
from scheduler.rooms import open_all

STAFF_FROM = 500_000_000
BROADCAST_FROM = 1_000_000_000
GROUPS = 20
open_all()
TOKEN = "1234567:simulated-token-for-benchmarks"


class Queue:
    """What a sender has been asked to send and has not done yet, in the order it was asked."""

    def __init__(self) -> None:
        self._tickets = count()
        self._standing: dict[int, int] = {}  #: by ticket: the chat
        self.given_up = 0  #: signals' messages that the toolkit tried, and let go

    @contextmanager
    def standing(self, chat: int) -> Iterator[None]:
        """Stand in the queue until it is sent or given up."""
        ticket = next(self._tickets)
        self._standing[ticket] = chat
        try:
            yield
        except TelegramError:
            self.given_up += chat < BROADCAST_FROM
        finally:
            del self._standing[ticket]

    def places(self, chat: int) -> list[int]:
        """How many stand before each message to this chat."""
        return [place for place, to in enumerate(self._standing.values()) if to == chat]

    def __len__(self) -> int:
        return len(self._standing)


@asynccontextmanager
async def ours(url: str, number: int, signals: int, folder: Path) -> AsyncIterator[Queue | None]:
    """The real program on a real database, with the broadcast posted; its queue is in SQL."""
    settings = Settings(
        token=TOKEN,
        api_url=url,
        database_url=f"sqlite:///{folder}/alongside.db",
        keys_url=f"sqlite:///{folder}/keys.db",
        key=new_master_key(),
    )
    keys = Keys(settings.keys_url, settings.key)
    database = Database(settings.database_url, keys)
    SQLModel.metadata.create_all(database.engine)
    with database.transaction() as tx:
        _fill(tx, number, signals)
    program = Program(settings, database)
    ready = asyncio.Event()
    task = asyncio.create_task(program.run(ready.set))
    await ready.wait()
    try:
        yield None
    finally:
        program.stop()
        await task
        database.close()
        keys.close()


def _fill(tx: Tx, number: int, signals: int) -> None:
    """Twenty groups in a running meeting, and a broadcast to many more people."""
    now = datetime.now(UTC)
    for group in range(GROUPS):
        key_id = tx.keys.new()
        group_id = _made(
            tx.conn.execute(
                insert(groups).values(
                    key_id=key_id, card=tx.seal(key_id, "group.card", {}), began_at=now
                )
            )
        )
        maker = [_person(tx, STAFF_FROM + group * 2 + i, group_id, "facilitator") for i in (0, 1)]
        for asker in range(group, signals, GROUPS):
            _person(tx, asker + 1, group_id, "co_producer")
        tx.conn.execute(
            insert(meetings).values(
                group_id=group_id,
                made_by=maker[0],
                made_at=now - timedelta(days=3),
                number=1,
                starts_at=now,
                minutes=300,
                card=tx.seal(key_id, "meeting.card", {"title": "Hub rules"}),
            )
        )
    _broadcast(tx, number, now)


def _made(done: Any) -> int:
    return int(done.inserted_primary_key[0])


def _person(tx: Tx, telegram_id: int, group_id: int, role: str) -> int:
    now = datetime.now(UTC)
    key_id = tx.keys.new()
    card = tx.seal(key_id, "person.card", {"called": "Kit", "word": "break"})
    values = {"key_id": key_id, "card": card, "covered": False, "state": "here", "began_at": now}
    person_id = _made(tx.conn.execute(insert(people).values(telegram_id=telegram_id, **values)))
    tx.conn.execute(
        insert(memberships).values(person_id=person_id, group_id=group_id, role=role, since=now)
    )
    return person_id


def _broadcast(tx: Tx, number: int, now: datetime) -> None:
    key_id = tx.keys.new()
    card = tx.seal(key_id, "person.card", {})
    first = 100_000
    tx.conn.execute(
        insert(people),
        [
            {
                "id": first + i,
                "telegram_id": BROADCAST_FROM + i,
                "key_id": key_id,
                "card": card,
                "covered": False,
                "state": "here",
                "began_at": now,
            }
            for i in range(number)
        ],
    )
    tx.conn.execute(
        insert(notices),
        [
            {
                "act": "send",
                "lane": int(Lane.BROADCAST),
                "kind": "note",
                "name": "small_ok",
                "parts": "{}",
                "person_id": first + i,
                "due_at": now,
            }
            for i in range(number)
        ],
    )


@asynccontextmanager
async def stock(url: str, number: int, signals: int, folder: Path) -> AsyncIterator[Queue | None]:
    """The toolkit's Application with its AIORateLimiter, sending the same broadcast."""
    queue = Queue()
    application = (
        Application.builder()
        .token(TOKEN)
        .base_url(f"{url}/bot")
        .rate_limiter(AIORateLimiter(max_retries=5))
        .concurrent_updates(True)
        .connection_pool_size(256)
        .pool_timeout(3600)
        .build()
    )
    application.add_handler(MessageHandler(filters.TEXT, partial(_pass_on, queue)))
    await application.initialize()
    await application.start()
    assert application.updater is not None
    await application.updater.start_polling(timeout=50)
    tasks = [
        asyncio.create_task(_send(queue, application.bot, BROADCAST_FROM + i, "A word to all"))
        for i in range(number)
    ]
    try:
        yield queue
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        with suppress(TimeoutError):
            await asyncio.wait_for(application.updater.stop(), 5)
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            if "process_update" in repr(task):
                task.cancel()
        with suppress(TimeoutError, asyncio.CancelledError):
            await asyncio.wait_for(application.stop(), 5)
        await application.shutdown()


async def _pass_on(queue: Queue, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Tell both facilitators of the group, at once."""
    assert update.effective_user is not None
    group = (update.effective_user.id - 1) % GROUPS
    chats = (STAFF_FROM + group * 2, STAFF_FROM + group * 2 + 1)
    await asyncio.gather(*(_send(queue, context.bot, chat, "Please look now.") for chat in chats))


async def _send(queue: Queue, bot: Bot, chat: int, text: str) -> None:
    with queue.standing(chat):
        await bot.send_message(chat, text)
