"""How something reaches a person. A channel is one file; Telegram's is in `bot/telegram.py`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

#: what the file for a calendar is called: nothing that tells what it is about
CALENDAR_FILE = "appointment.ics"


class Document(NamedTuple):
    """A file: its name, and what is in it."""

    name: str
    content: bytes


class Button(NamedTuple):
    """A button: its words, and what a tap on it sends back (1 to 64 bytes)."""

    label: str
    data: str


@dataclass(frozen=True)
class Link:
    """A line that leads to a link, and the words that stand for it on a page."""

    lead: str
    label: str
    url: str = field(repr=False)  #: a key: whoever has it can do what it is for


@dataclass(frozen=True)
class Heading:
    """The line above one of several parts of an e-mail."""

    words: str


@dataclass(frozen=True)
class Attached:
    """A file of Telegram's that goes with an e-mail, and what is said if it can't be had."""

    file_id: str = field(repr=False)
    name: str = field(repr=False)
    missing: str


@dataclass(frozen=True)
class Mail:
    """An e-mail in words. `key` can be made for a `notice_id` only by whoever has our key.

    It may have several parts, of which each is a notice of its own: `notice_id` is one of them.

    Where nothing links to a page of ours, `footer` says how to stop; else `stop` does.
    """

    notice_id: int
    sender: str
    to: str = field(repr=False)
    answers_to: str = field(repr=False)
    subject: str
    paragraphs: tuple[str | Link | Heading, ...] = field(repr=False)
    footer: str
    language: str
    key: str = field(repr=False)
    calendars: tuple[bytes, ...] = field(default=(), repr=False)
    stop: Link | None = None
    attached: tuple[Attached, ...] = ()
    documents: tuple[Document, ...] = field(default=(), repr=False)  #: what was attached, fetched
    note: str = ""  #: about the words: nobody has checked the translation


@dataclass(frozen=True)
class Outgoing:
    """Something to send, edit, delete or pin, in words, for one chat."""

    act: str
    chat_id: int
    text: str = ""
    buttons: tuple[tuple[Button, ...], ...] = ()
    silent: bool = False
    message_id: int | None = None  #: of what is edited, deleted or pinned
    language: str = "en"
    messages: tuple[int, ...] = ()  #: of all that is deleted together: 100 at most
    document: Document | None = None  #: sent with the text under it
    file: tuple[str, str] | None = None  #: the kind and id of a file that the chat's server has
    mail: Mail | None = None  #: in place of all this, for those who are written to


class DeliveryError(Exception):
    """It was not delivered. `permanent`: trying again won't help. `retry_after` is in seconds.

    `blocked`: the chat is closed to the bot. `flood`: Telegram asked for a pause (429).
    """

    def __init__(
        self,
        reason: str,
        *,
        permanent: bool = False,
        blocked: bool = False,
        retry_after: float | None = None,
        flood: bool = False,
    ) -> None:
        super().__init__(reason)
        self.reason, self.permanent, self.blocked = reason, permanent, blocked
        self.retry_after, self.flood = retry_after, flood


class Channel(Protocol):
    """Sends one thing."""

    async def send(self, outgoing: Outgoing) -> int | None:
        """Send it; the message's id, if it has one. Raises DeliveryError."""
        ...
