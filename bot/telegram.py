"""Telegram as a way to people: Outgoing becomes calls, errors DeliveryError; and raw updates."""

from __future__ import annotations

import asyncio
import os
import warnings
from typing import Any

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile
from telegram.constants import MessageLimit
from telegram.error import (
    BadRequest,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.warnings import PTBUserWarning

from bot.incoming import UPDATES
from bot.telegram_http import Requests
from scheduler.post.channels import Button, DeliveryError, Outgoing

# Asked of the library, or each 429 would warn of what its next version will do.
os.environ.setdefault("PTB_TIMEDELTA", "true")
# The library would rather parse updates itself; one bad one would then stop them all (D:apart).
warnings.filterwarnings("ignore", "Please use 'Bot.getUpdates'", PTBUserWarning)

_GONE = ("chat not found", "user is deactivated", "bot was blocked", "can't initiate")
_DONE_ALREADY = ("message is not modified", "message to delete not found")


class Telegram:
    """The Channel that is Telegram, and the ear for updates."""

    def __init__(self, token: str, api_url: str) -> None:
        """Raises InvalidToken for something that can't be a token."""
        root = api_url.rstrip("/")
        self.bot = Bot(
            token,
            base_url=f"{root}/bot",
            base_file_url=f"{root}/file/bot",
            request=Requests(64, pool=10, read=20),
            get_updates_request=Requests(2, read=60),
        )
        #: set when Telegram no longer accepts the token
        self.refused = asyncio.Event()

    async def start(self) -> str:
        """Say hello to Telegram; the bot's user name. Raises TelegramError."""
        await self.bot.initialize()
        return self.bot.username

    async def stop(self) -> None:
        """Let the connections go. Nothing is confirmed by this."""
        await self.bot.shutdown()

    async def updates(self, offset: int | None, wait_seconds: int) -> list[dict[str, Any]]:
        """Raw updates from `offset` on, waiting for the first. Raises TelegramError."""
        asked = {"offset": offset, "timeout": wait_seconds, "limit": 100}
        try:
            found: Any = await self.bot.do_api_request(
                "getUpdates",
                api_kwargs={**asked, "allowed_updates": list(UPDATES)},
                read_timeout=wait_seconds + 10,
            )
        except EndPointNotFound as error:  # so the library calls a 401 or 404 once it has begun
            raise InvalidToken from error
        return list(found)

    async def answer_tap(self, tap_id: str, text: str = "", *, alert: bool = False) -> None:
        """Stop a button's spinner. Best effort, never retried."""
        try:
            await self.bot.answer_callback_query(tap_id, text or None, show_alert=alert)
        except TelegramError:
            return

    async def send(self, outgoing: Outgoing) -> int | None:
        """Send, edit, delete or pin; the message's id. Raises DeliveryError."""
        try:
            return await self.call(outgoing)
        except TelegramError as error:
            problem = as_delivery_error(error)
        if isinstance(problem, DeliveryError):
            if problem.reason == InvalidToken.__name__:
                self.refused.set()
            raise problem
        return outgoing.message_id

    async def fetch(self, file_id: str) -> bytes:
        """What is in a file that someone sent (Bot API, getFile). Raises DeliveryError."""
        try:
            found = await self.bot.get_file(file_id)
            return bytes(await found.download_as_bytearray())
        except TelegramError as error:
            raise (as_delivery_error(error) or DeliveryError(type(error).__name__)) from None

    async def call(self, outgoing: Outgoing) -> int | None:
        """The method of the Bot API for it; the message's id. Raises TelegramError."""
        chat, message = outgoing.chat_id, outgoing.message_id
        keyboard = _keyboard(outgoing.buttons)
        if outgoing.act == "edit":
            text = split(outgoing.text)[0]
            await self.bot.edit_message_text(text, chat, message, reply_markup=keyboard)
            return message
        if outgoing.messages:
            await self._delete_all(chat, outgoing.messages)
            return message
        if outgoing.act == "delete":
            await self.bot.delete_message(chat, int(message or 0))
            return message
        if outgoing.act == "pin":
            await self.bot.pin_chat_message(chat, int(message or 0), disable_notification=True)
            return message
        if outgoing.file is not None:
            return await self._forward(outgoing, keyboard)
        if outgoing.document is not None:
            name, content = outgoing.document
            sent = await self.bot.send_document(
                chat,
                InputFile(content, name),
                outgoing.text,
                reply_markup=keyboard,
                disable_notification=outgoing.silent,
            )
            return sent.message_id
        *before, last = split(outgoing.text)
        for text in before:
            await self.bot.send_message(chat, text, disable_notification=outgoing.silent)
        sent = await self.bot.send_message(
            chat, last, reply_markup=keyboard, disable_notification=outgoing.silent
        )
        return sent.message_id

    async def _delete_all(self, chat: int, messages: tuple[int, ...]) -> None:
        """Delete what can be deleted. Where one message can't go, Telegram takes none of them."""
        try:
            await self.bot.delete_messages(chat, messages)
        except BadRequest as error:
            problem = as_delivery_error(error)
            if problem is None or (not problem.blocked and len(messages) == 1):
                return
            if problem.blocked:
                raise
            half = len(messages) // 2
            await self._delete_all(chat, messages[:half])
            await self._delete_all(chat, messages[half:])

    async def _forward(self, outgoing: Outgoing, keyboard: InlineKeyboardMarkup | None) -> int:
        """Send a file that Telegram has already."""
        assert outgoing.file is not None  # noqa: S101 - asked for just before
        kind, file_id = outgoing.file
        send = self.bot.send_photo if kind == "photo" else self.bot.send_document
        sent = await send(
            outgoing.chat_id,
            file_id,
            caption=outgoing.text,
            reply_markup=keyboard,
            disable_notification=outgoing.silent,
        )
        return int(sent.message_id)


def _keyboard(buttons: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    if not buttons:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(b.label, callback_data=b.data) for b in row] for row in buttons]
    )


def as_delivery_error(error: TelegramError) -> DeliveryError | None:
    """What an error of Telegram's means for delivery; None when what was wanted is so already.

    A time-out may mean delivered: it is tried again, for a doubled message beats a lost one.
    """
    said = str(error).lower()
    if isinstance(error, RetryAfter):
        return DeliveryError("RetryAfter", retry_after=retry_seconds(error), flood=True)
    if isinstance(error, BadRequest) and any(words in said for words in _DONE_ALREADY):
        return None
    gone = any(words in said for words in _GONE)
    if isinstance(error, Forbidden) or (isinstance(error, BadRequest) and gone):
        return DeliveryError(type(error).__name__, permanent=True, blocked=True)
    if isinstance(error, BadRequest):
        return DeliveryError("BadRequest", permanent=True)
    if isinstance(error, InvalidToken):
        return DeliveryError("InvalidToken")
    kind = "NetworkError" if isinstance(error, NetworkError) else type(error).__name__
    return DeliveryError(kind)


def retry_seconds(error: RetryAfter) -> float:
    """For how many seconds Telegram asks to be left alone."""
    wait = error.retry_after
    return float(wait if isinstance(wait, int) else wait.total_seconds())


def split(text: str, most: int = MessageLimit.MAX_TEXT_LENGTH) -> list[str]:
    """The text in parts of at most `most` UTF-16 units, cut between paragraphs where possible."""
    parts, rest = [], text
    while len(rest.encode("utf-16-le")) // 2 > most:
        head = rest.encode("utf-16-le")[: most * 2].decode("utf-16-le", "ignore")
        cut = max(head.rfind("\n\n"), head.rfind("\n"), head.rfind(" "))
        head = head[: cut if cut > 0 else len(head)]
        parts.append(head)
        rest = rest[len(head) :].lstrip()
    return [*parts, rest or " "]
