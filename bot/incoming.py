"""Raw updates of Telegram's become Incoming: what a person did, and where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from bot.contents import caption_of, file_in, is_service, shown_in, words_in

UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
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
