"""Telegram's side: raw updates become Incoming, Outgoing becomes calls, errors DeliveryError."""

from __future__ import annotations

import asyncio
import os
import warnings
from collections.abc import Mapping
from typing import Any, NamedTuple

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
from telegram.request import HTTPXRequest
from telegram.warnings import PTBUserWarning

from bot.contents import caption_of, file_in, is_service, shown_in, words_in
from scheduler.post.channels import Button, DeliveryError, Outgoing

# Asked of the library, or each 429 would warn of what its next version will do.
os.environ.setdefault("PTB_TIMEDELTA", "true")
# The library would rather parse updates itself; one bad one would then stop them all (D:apart).
warnings.filterwarnings("ignore", "Please use 'Bot.getUpdates'", PTBUserWarning)

UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
_GONE = ("chat not found", "user is deactivated", "bot was blocked", "can't initiate")
_DONE_ALREADY = ("message is not modified", "message to delete not found")
_BEYOND = 2**63  #: the first number that no database holds


class Incoming(NamedTuple):
    """One thing a person did. `kind`: text, tap, file, edit, blocked, open, moved, or other.

    `text` is what was said: typed, thrown as a dice, under a file, or in either after an edit.
    """

    update_id: int
    kind: str
    sender_id: int | None = None
    chat_id: int | None = None
    private: bool = True
    text: str = ""
    language: str = ""
    message_id: int | None = None
    tap_id: str | None = None
    sent_at: int | None = None  #: Unix seconds, by Telegram's clock
    edited_at: int | None = None  #: as `sent_at`
    moved_to: int | None = None
    file: str = ""  #: what the file is, as an answer; empty for what can't be passed on
    shows: str = ""  #: all that can be seen of it, to compare it with an edit
    dice: bool = False  #: Telegram lets no one delete it for a day
    reply_to: int | None = None  #: the message that it is a swipe-reply to


def read_update(raw: Mapping[str, Any]) -> Incoming:
    """A raw update as Incoming. Raises KeyError, TypeError, ValueError for what is malformed."""
    update_id = int(raw["update_id"])
    if "callback_query" in raw:
        return _tap(update_id, raw["callback_query"])
    if "my_chat_member" in raw:
        return _membership(update_id, raw["my_chat_member"])
    if "message" in raw:
        return _message(update_id, raw["message"])
    if "edited_message" in raw:
        return _edit(update_id, raw["edited_message"])
    return Incoming(update_id, "other")


def _tap(update_id: int, query: Mapping[str, Any]) -> Incoming:
    message = query.get("message") or {}
    chat = message.get("chat") or {}
    return Incoming(
        update_id,
        "tap",
        _id(query["from"]["id"]),
        _id(chat["id"]) if "id" in chat else None,
        chat.get("type", "private") == "private",
        str(query.get("data", "")),
        str(query["from"].get("language_code", "")),
        _id(message["message_id"]) if "message_id" in message else None,
        str(query["id"]),
    )


def _id(value: object) -> int:
    """A number that a database can hold. Raises TypeError, ValueError."""
    if not isinstance(value, int | str) or not -_BEYOND <= (number := int(value)) < _BEYOND:
        raise ValueError("no id")
    return number


def _membership(update_id: int, change: Mapping[str, Any]) -> Incoming:
    private = change["chat"]["type"] == "private"
    blocked = change["new_chat_member"]["status"] in ("kicked", "left")
    kind = "blocked" if blocked else "open"
    return Incoming(update_id, kind, _id(change["from"]["id"]), _id(change["chat"]["id"]), private)


def _message(update_id: int, message: Mapping[str, Any]) -> Incoming:
    chat, sender = message["chat"], message.get("from") or {}
    common: dict[str, Any] = {
        "sender_id": _id(sender["id"]) if "id" in sender else None,
        "chat_id": _id(chat["id"]),
        "private": chat["type"] == "private",
        "language": str(sender.get("language_code", "")),
        "message_id": _id(message["message_id"]),
        "sent_at": _id(message.get("date", 0)),
    }
    if "migrate_to_chat_id" in message:
        return Incoming(
            update_id, "moved", **{**common, "moved_to": _id(message["migrate_to_chat_id"])}
        )
    said = words_in(message)
    if said is None and is_service(message):
        return Incoming(update_id, "other", **common)
    common["shows"] = shown_in(message)
    common["reply_to"] = _replied(message)
    if said is not None:
        return Incoming(update_id, "text", **common, text=said, dice="text" not in message)
    return Incoming(update_id, "file", **common, text=caption_of(message), file=file_in(message))


def _replied(message: Mapping[str, Any]) -> int | None:
    """The message of this chat that another replies to; one of another chat is none of ours.

    One that can't be read is none either: what was typed is not lost for that.
    """
    replied = message.get("reply_to_message")
    if not isinstance(replied, Mapping):
        return None
    there = replied.get("chat", message["chat"])
    if not isinstance(there, Mapping) or there.get("id") != message["chat"]["id"]:
        return None
    try:
        return _id(replied.get("message_id"))
    except ValueError:
        return None


def _edit(update_id: int, message: Mapping[str, Any]) -> Incoming:
    """A message as it is after its sender has changed it."""
    changed = _message(update_id, message)
    if changed.kind not in ("text", "file"):
        return Incoming(update_id, "other")
    at = _id(message.get("edit_date", message.get("date", 0)))
    return changed._replace(kind="edit", edited_at=at)


class Telegram:
    """The Channel that is Telegram, and the ear for updates."""

    def __init__(self, token: str, api_url: str) -> None:
        """Raises InvalidToken for something that can't be a token."""
        root = api_url.rstrip("/")
        self.bot = Bot(
            token,
            base_url=f"{root}/bot",
            base_file_url=f"{root}/file/bot",
            request=HTTPXRequest(connection_pool_size=64, pool_timeout=10, read_timeout=20),
            get_updates_request=HTTPXRequest(connection_pool_size=2, read_timeout=60),
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
