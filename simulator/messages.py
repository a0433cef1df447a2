"""The messages of all chats, as Telegram keeps them."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any

Json = dict[str, Any]
KEPT_MESSAGES = 20_000
#: of each chat besides, however long ago: what a phone shows when it is opened again
KEPT_OF_A_CHAT = 20
#: an animation is also a document, for older clients: so it comes first
MEDIA = ("photo", "voice", "audio", "video", "animation", "live_photo", "document")
_FIRST_ALBUM = 13_000_000_000_000_001


@dataclass(slots=True)
class Message:
    """One message; `sender` is a person's id, None for the bot."""

    chat_id: int
    message_id: int
    sender: int | None
    at: datetime
    #: text and entities, or caption, photo, voice, document: Telegram's own fields
    content: Json
    #: the inline keyboard
    keyboard: Json | None = None
    #: a reply keyboard, its removal or a wish for a reply; never shown to the bot again
    markup: Json | None = None
    silent: bool = False
    reply_to: int | None = None
    #: what phones show of a service message
    service: str = ""
    edited_at: datetime | None = None
    pinned: bool = False
    #: other fields of Telegram's, as has_protected_content and forward_origin
    more: Json = field(default_factory=dict)
    reactions: dict[int | None, list[Json]] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """Return text, location, dice, service, or which of MEDIA it is."""
        if self.service:
            return "service"
        return next((k for k in (*MEDIA, "location", "dice") if k in self.content), "text")

    @property
    def text(self) -> str:
        """Return the text, the caption, the dice, what a poll asks or a service message says."""
        words = self.content.get("text") or self.content.get("caption")
        shown = self.content.get("poll", {}).get("question") or self.content.get("dice", {}).get(
            "emoji"
        )
        return str(words or shown or self.service)

    @property
    def buzzes(self) -> bool:
        """Return whether phones that are locked show it: of service messages only pins."""
        return not self.service or "pinned_message" in self.content

    @property
    def buttons(self) -> list[list[Json]]:
        """Return the rows of inline buttons."""
        return self.keyboard["inline_keyboard"] if self.keyboard else []


class Messages:
    """All messages by chat; the oldest are forgotten, so that memory stays flat.

    The newest `kept` stay, and of each chat the newest `of_a_chat`. A forgotten message is as a
    deleted one.
    """

    def __init__(self, kept: int = KEPT_MESSAGES, of_a_chat: int = KEPT_OF_A_CHAT) -> None:
        self._kept = kept
        self._of_a_chat = of_a_chat
        self._chats: dict[int, dict[int, Message]] = {}
        self._order: deque[tuple[int, int]] = deque()
        #: by chat, those that are old, and stay because the chat has so few
        self._spared: dict[int, deque[int]] = {}
        self._shared_ids = count(1)
        self._albums = count(_FIRST_ALBUM)
        self._supergroup_ids: dict[int, count[int]] = {}

    def new_id(self, chat_id: int) -> int:
        """Return the next id: each supergroup counts its own, all other chats count together."""
        ids = self._shared_ids
        if chat_id < -1_000_000_000_000:
            ids = self._supergroup_ids.setdefault(chat_id, count(1))
        known = self._chats.get(chat_id, {})
        return next(number for number in ids if number not in known)

    def new_album(self) -> str:
        """Return what the messages of one more album have in common."""
        return str(next(self._albums))

    def add(self, message: Message) -> None:
        """Keep the message, and forget the oldest when there are too many."""
        self._chats.setdefault(message.chat_id, {})[message.message_id] = message
        self._order.append((message.chat_id, message.message_id))
        while len(self._order) > self._kept:
            chat_id, message_id = self._order.popleft()
            if message_id in self._chats.get(chat_id, {}):
                self._spared.setdefault(chat_id, deque()).append(message_id)
                self._forget(chat_id)
        self._forget(message.chat_id)

    def _forget(self, chat_id: int) -> None:
        """Forget what was only spared, as soon as the chat has enough that is newer."""
        chat, spared = self._chats[chat_id], self._spared.get(chat_id, deque())
        while spared and len(chat) > self._of_a_chat:
            chat.pop(spared.popleft(), None)

    def remove(self, message: Message) -> None:
        """Forget a deleted message."""
        self._chats[message.chat_id].pop(message.message_id, None)
        if message.message_id in (spared := self._spared.get(message.chat_id, deque())):
            spared.remove(message.message_id)

    def get(self, chat_id: int, message_id: int | None) -> Message | None:
        """Return the message, None when it is not there (any more)."""
        return self._chats.get(chat_id, {}).get(message_id or 0)

    def of(self, chat_id: int) -> list[Message]:
        """Return the chat's messages, oldest first."""
        return list(self._chats.get(chat_id, {}).values())

    def newest_first(self, chat_id: int) -> list[Message]:
        """Return the chat's messages, newest first."""
        return self.of(chat_id)[::-1]
