"""The stock toolkit with the same questions: ConversationHandler, and PicklePersistence or none.

Made as its documentation shows, one update after another. Durable means here what it means
for ours: an update's state is on the disk before the next update is begun.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)
from telegram.request import BaseRequest, RequestData

from conversations.registry import ALL
from conversations.script import Choice
from tests.benchmarks.answering.people import (
    FIRST_ID,
    STEPS,
    Raw,
    answer,
    cohorts,
    command,
    tapped,
    typed,
)

TOKEN = "1234567:simulated-token-for-benchmarks"
_NAME = "talk"
_SENT = b'{"ok":true,"result":{"message_id":1,"date":1780000000,"chat":{"id":1,"type":"private"}}}'
_TRUE = b'{"ok":true,"result":true}'
_ME = b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"A","username":"a_bot"}}'
Context = ContextTypes.DEFAULT_TYPE
_WORDS = filters.TEXT & ~filters.COMMAND


class NoNetwork(BaseRequest):
    """Answers each request at once, without a network: the least a reply can cost."""

    @property
    def read_timeout(self) -> float | None:
        return 1

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = None,
        write_timeout: Any = None,
        connect_timeout: Any = None,
        pool_timeout: Any = None,
    ) -> tuple[int, bytes]:
        """200 and what Telegram would say."""
        if url.endswith("/sendMessage"):
            return 200, _SENT
        return 200, _ME if url.endswith("/getMe") else _TRUE


class SavedEachTime(Application[Any, Any, Any, Any, Any, Any]):
    """Writes and syncs the state after every update, if it has a persistence; and counts."""

    file: Path | None = None
    taken = 0

    async def process_update(self, update: object) -> None:
        """Handle it, then have it on the disk."""
        await super().process_update(update)
        if self.persistence is not None and self.file is not None:
            await self.update_persistence()
            await self.persistence.flush()
            with self.file.open("rb") as written:
                os.fsync(written.fileno())
        self.taken += 1


class Stock:
    """The toolkit with this many people, each in the middle of a talk."""

    def __init__(
        self, people: int, cohort: int, folder: Path | None, url: str | None = None
    ) -> None:
        self._people, self._cohorts, self._url = people, cohorts(people, cohort), url
        self.file = folder / "stock.pickle" if folder is not None else None
        self._said: dict[int, dict[str, str]] = {}
        self.app: SavedEachTime

    async def start(self) -> None:
        """Write everyone's state as it is after /start, and start from it."""
        builder: Any = ApplicationBuilder().application_class(SavedEachTime).token(TOKEN)
        if self._url is None:
            builder = builder.request(NoNetwork()).get_updates_request(NoNetwork())
        else:
            builder = builder.base_url(f"{self._url}/bot")
        if self.file is not None:
            builder = builder.persistence(PicklePersistence(self.file, on_flush=True))
        self.app = builder.build()
        self.app.file = self.file
        self.app.add_handler(_talk(persistent=self.file is not None))
        if self.file is not None:
            await self._write_beginnings(self.file)
        await self.app.initialize()
        if self.file is None:
            for person in range(self._people):
                await self.app.process_update(self.read(command(person, "/start")))
        self.app.taken = 0

    async def _write_beginnings(self, file: Path) -> None:
        saved = PicklePersistence(file, on_flush=True)
        saved.set_bot(self.app.bot)
        await saved.get_bot_data()  # an empty file has all of its parts
        await saved.get_chat_data()
        for person in range(self._people):
            key = (FIRST_ID + person, FIRST_ID + person)
            await saved.update_conversation(_NAME, key, 0)
            await saved.update_user_data(FIRST_ID + person, {"began": "2026-06-02"})
        await saved.flush()

    async def stop(self) -> None:
        """Let go."""
        await self.app.shutdown()

    def rounds(self) -> Iterator[list[Raw]]:
        """As ours. What begins the next talk is the answer to the last question."""
        while True:
            for cohort in self._cohorts:
                for step in STEPS:
                    for person in cohort:
                        self._said.setdefault(person, {})[step.question] = answer(step, person)
                    yield [_raw(step.question, answer(step, p), p) for p in cohort]

    def read(self, raw: Raw) -> Update:
        """The update, parsed by the toolkit."""
        return Update.de_json(raw, self.app.bot)

    async def take(self, raws: list[Raw]) -> None:
        """Take a batch, without HTTP."""
        for raw in raws:
            await self.app.process_update(self.read(raw))

    async def saved_once(self) -> bool:
        """Whether what it keeps (on the disk, if durable) is what was answered, no more."""
        kept: Any = self.app.user_data
        if self.file is not None:
            saved = PicklePersistence(self.file, on_flush=True)
            saved.set_bot(self.app.bot)
            kept = await saved.get_user_data()
        found = {
            user - FIRST_ID: {name: said for name, said in data.items() if name != "began"}
            for user, data in kept.items()
        }
        return {person: data for person, data in found.items() if data} == self._said


def _raw(question: str, said: str, person: int) -> Raw:
    step = next(step for step in STEPS if step.question == question)
    return tapped(person, f"{question}.{said}") if step.keys else typed(person, said)


def _talk(*, persistent: bool) -> ConversationHandler[Context]:
    """Seven states, one a question; the last leads to the first again."""
    states: dict[object, list[Any]] = {}
    for number, step in enumerate(STEPS):
        if step.keys:
            states[number] = [CallbackQueryHandler(_tap, pattern=rf"^{step.question}\.")]
        else:
            states[number] = [MessageHandler(_WORDS, _text(step.question))]
    return ConversationHandler(
        entry_points=[CommandHandler("start", _start)],
        states=states,
        fallbacks=[],
        name=_NAME,
        persistent=persistent,
    )


async def _start(update: Update, context: Context) -> int:
    if update.message is not None:
        await _ask(update.message, 0)
    return 0


async def _tap(update: Update, context: Context) -> int:
    query, kept = update.callback_query, context.user_data
    if query is None or kept is None or not isinstance(query.message, Message):
        raise TypeError
    question, _, said = (query.data or "").partition(".")
    kept[question] = said
    await query.answer()
    if question == STEPS[-1].question:  # as ours: a facilitator gets what was typed
        for typed_words in ("well", "better"):
            await context.bot.send_message(FIRST_ID * 2, kept[typed_words])
    return await _next(query.message, question)


def _text(question: str) -> Any:
    """The handler of one typed question."""

    async def take(update: Update, context: Context) -> int:
        message, kept = update.message, context.user_data
        if message is None or kept is None:
            raise TypeError
        kept[question] = message.text or ""
        return await _next(message, question)

    return take


async def _next(message: Message, question: str) -> int:
    number = [step.question for step in STEPS].index(question) + 1
    number %= len(STEPS)
    await _ask(message, number)
    return number


async def _ask(message: Message, number: int) -> None:
    """The question in the product's words, with the product's buttons."""
    step = STEPS[number]
    ask = ALL[step.talk].questions[step.question]
    buttons = [
        [InlineKeyboardButton(choice.label, callback_data=f"{step.question}.{choice.key}")]
        for choice in ask.choices
        if isinstance(choice, Choice)
    ]
    await message.reply_text(
        ask.words, reply_markup=InlineKeyboardMarkup(buttons) if buttons else None
    )
