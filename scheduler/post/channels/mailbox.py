"""The mailbox that e-mails come back to, read by IMAP. It blocks: for a thread of its own."""

from __future__ import annotations

import imaplib
import logging
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from imap_tools import (
    AND,
    BaseMailBox,
    MailBox,
    MailBoxStartTls,
    MailBoxUnencrypted,
    U,
)
from imap_tools.errors import ImapToolsError

from scheduler.post.channels.bounce_words import is_from_a_server
from scheduler.post.channels.returned import Returned, returned

#: a mailbox that can't be read now raises one of these
TROUBLE = (ImapToolsError, imaplib.IMAP4.error, OSError)
_BIGGEST_BYTES = 2_000_000
_AT_A_TIME = 100
#: so many of the newest mails, read or not: someone may have opened a report before we saw it
_LOOKED_AT = 1000
_TIMEOUT_SECONDS = 10
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
log = logging.getLogger(__name__)


class Place(NamedTuple):
    """Where the mailbox is. Off this machine the line is always encrypted, and checked."""

    host: str
    port: int
    user: str
    password: str
    folder: str
    whole_tls: bool
    start_tls: bool


class Found(NamedTuple):
    """A report in the mailbox, by its number there."""

    uid: str
    returned: Returned


def place_at(url: str) -> Place:
    """What `imaps://user:password@host/folder` or `imap://...` means."""
    parts = urlsplit(url)
    host, whole = parts.hostname or "", parts.scheme == "imaps"
    return Place(
        host,
        parts.port or (993 if whole else 143),
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        unquote(parts.path.strip("/")) or "INBOX",
        whole,
        not whole and host not in _LOCAL,
    )


class ReturnBox:
    """Finds what mail servers sent back, read by someone or not.

    All other mail is left as it is, for people to read: we look at its headers only.
    """

    def __init__(self, url: str) -> None:
        self.place = place_at(url)
        self._numbered = ""  #: numbers hold as long as the server says this (RFC 9051, 2.3.1.1)
        self._others: set[str] = set()
        self._from = "1"  #: older mail is looked at no more

    def try_it(self) -> None:
        """See whether it can be opened. Raises TROUBLE."""
        with self._open():
            pass

    def reports(self) -> list[Found]:
        """Reports that nobody has dealt with, the oldest first. Raises TROUBLE."""
        with self._open() as box:
            last = AND(uid=U(self._from, "*"), size_lt=_BIGGEST_BYTES)
            there = sorted(box.uids(last), key=int)[-_LOOKED_AT:]
            self._from = there[0] if len(there) == _LOOKED_AT else self._from
            self._others &= set(there)
            new = [uid for uid in there if uid not in self._others][-_AT_A_TIME:]
            return [found for uid in new if (found := self._read(box, uid)) is not None]

    def leave(self, uid: str) -> None:
        """It is not for us, or done: don't look at it again."""
        self._others.add(uid)

    def mark_done(self, uids: list[str]) -> None:
        """They have been dealt with: nobody need read them. Raises TROUBLE.

        After a restart they are looked at once more, which changes nothing: that they were read is
        no sign of ours, and not every server would keep another.
        """
        with self._open() as box:
            for uid in uids:
                # not box.flag: that also expunges what people have marked as deleted
                box.client.uid("STORE", uid, "+FLAGS", r"(\Seen)")
        self._others.update(uids)

    def _read(self, box: BaseMailBox, uid: str) -> Found | None:
        """One mail; what can't be read is left alone, and stops none of the others."""
        one: dict[str, Any] = {"uid_list": [uid], "mark_seen": False}
        try:
            if any(is_from_a_server(mail.obj) for mail in box.fetch(headers_only=True, **one)):
                for mail in box.fetch(**one):
                    found = returned(mail.obj)
                    if found is not None:
                        return Found(uid, found)
        except (imaplib.IMAP4.abort, OSError):
            raise
        except Exception as error:  # noqa: BLE001 - anyone can send us anything
            log.warning("a mail could not be read: %s", type(error).__name__)
        self.leave(uid)
        return None

    @contextmanager
    def _open(self) -> Iterator[BaseMailBox]:
        place = self.place
        box = self._connect()
        try:
            plain = (place.user + place.password).isascii()
            log_in = box.login if plain else box.login_utf8
            log_in(place.user, place.password, place.folder)
            numbered = str(box.client.response("UIDVALIDITY")[1])
            if numbered != self._numbered:
                self._numbered, self._others, self._from = numbered, set(), "1"
            yield box
        finally:
            with suppress(*TROUBLE):
                box.logout()

    def _connect(self) -> BaseMailBox:
        host, port = self.place.host, self.place.port
        if self.place.whole_tls:
            context = ssl.create_default_context()
            return MailBox(host, port, timeout=_TIMEOUT_SECONDS, ssl_context=context)
        if self.place.start_tls:
            context = ssl.create_default_context()
            return MailBoxStartTls(host, port, timeout=_TIMEOUT_SECONDS, ssl_context=context)
        return MailBoxUnencrypted(host, port, timeout=_TIMEOUT_SECONDS)
