"""E-mail: one message by SMTP. What the server says decides whether it is tried again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from email.message import EmailMessage
from email.utils import formatdate
from mimetypes import guess_type
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import aiosmtplib

from scheduler.post.channels import (
    CALENDAR_FILE,
    DeliveryError,
    Document,
    Heading,
    Link,
    Mail,
    Outgoing,
)
from scheduler.post.channels.mail_page import page

_AT_ONCE = 4  #: connections
_TIMEOUT_SECONDS = 30
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
_FOR_GOOD = 500  #: replies from here on are permanent (RFC 5321, 4.2.1)
#: what tells programs that answer mail by themselves to leave ours alone (RFC 3834; Exchange by
#: [MS-OXCMAIL] 2.1.3.2.20): else Sam, whom answers go to, gets "I am away". Not "All", which
#: would hold back reports of what was not delivered; nor "Precedence: bulk", which hides mail
_NO_ANSWERS_BY_ITSELF = {
    "Auto-Submitted": "auto-generated",
    "X-Auto-Response-Suppress": "DR, RN, NRN, OOF, AutoReply",
}
log = logging.getLogger(__name__)


class Server(NamedTuple):
    """Where mail is handed in. Off this machine the line is always encrypted."""

    host: str
    port: int
    user: str | None
    password: str | None
    whole_tls: bool
    start_tls: bool


def server_at(url: str) -> Server:
    """What `smtp://user:password@host:587` or `smtps://...` means."""
    parts = urlsplit(url)
    host, whole = parts.hostname or "", parts.scheme == "smtps"
    port = parts.port or (465 if whole else 587)
    user = unquote(parts.username) if parts.username else None
    password = unquote(parts.password) if parts.password else None
    return Server(host, port, user, password, whole, not whole and host not in _LOCAL)


class Email:
    """The Channel that is e-mail."""

    def __init__(self, url: str, fetch: Callable[[str], Awaitable[bytes]] | None = None) -> None:
        self._server = server_at(url)
        self._fetch = fetch
        self._free = asyncio.Semaphore(_AT_ONCE)

    async def send(self, outgoing: Outgoing) -> int | None:
        """Hand it in. Raises DeliveryError."""
        if outgoing.mail is None:
            raise DeliveryError("NoMail", permanent=True)
        async with self._free:
            try:
                await self._hand_in(await self._with_files(outgoing.mail))
            except (aiosmtplib.SMTPException, OSError) as error:
                problem = as_delivery_error(error)
            else:
                return None
        if not problem.permanent:
            log.warning("the mail server did not take a message: %s", problem.reason)
        raise problem

    async def try_it(self) -> None:
        """See whether we are let in. Raises aiosmtplib.SMTPException, OSError."""
        async with self._connection():
            pass

    async def _with_files(self, mail: Mail) -> Mail:
        """With the files in it; where one can't be had, it says so. Raises DeliveryError."""
        for one in mail.attached:
            try:
                if self._fetch is None:
                    raise DeliveryError("NoFiles", permanent=True)
                content = await self._fetch(one.file_id)
            except DeliveryError as error:
                if not error.permanent:
                    raise
                mail = replace(mail, paragraphs=(*mail.paragraphs, one.missing))
            else:
                mail = replace(mail, documents=(*mail.documents, Document(one.name, content)))
        return mail

    async def _hand_in(self, mail: Mail) -> None:
        async with self._connection() as smtp:
            await smtp.send_message(written(mail), sender=mail.sender, recipients=[mail.to])

    def _connection(self) -> aiosmtplib.SMTP:
        server = self._server
        return aiosmtplib.SMTP(
            hostname=server.host,
            port=server.port,
            username=server.user,
            password=server.password,
            use_tls=server.whole_tls,
            start_tls=server.start_tls,
            timeout=_TIMEOUT_SECONDS,
        )


def as_delivery_error(error: Exception) -> DeliveryError:
    """What an error of the server's means. Only an address it refuses for good is given up."""
    if isinstance(error, aiosmtplib.SMTPRecipientsRefused):
        refused = [one.code for one in error.recipients]
        gone = bool(refused) and min(refused) >= _FOR_GOOD
        return DeliveryError("RecipientRefused", permanent=gone, blocked=gone)
    if isinstance(error, aiosmtplib.SMTPNotSupported):  # such an address is not for this server
        return DeliveryError("NotSupported", permanent=True)
    if isinstance(error, aiosmtplib.SMTPDataError):
        return DeliveryError("NotTaken", permanent=error.code >= _FOR_GOOD)
    return DeliveryError(type(error).__name__)


def written(mail: Mail) -> EmailMessage:
    """The message: plain words, the same as a page, and the meeting for a calendar."""
    message = EmailMessage()
    headers: Mapping[str, str] = {
        "From": mail.sender,
        "To": mail.to,
        "Reply-To": mail.answers_to,
        "Subject": mail.subject,
        "Date": formatdate(),
        "Message-ID": message_id(mail),
        "Content-Language": mail.language,
        **_NO_ANSWERS_BY_ITSELF,
        **_how_to_stop(mail),
    }
    for name, value in headers.items():
        message[name] = value
    said = [_in_plain(one) for one in _all_of(mail)]
    message.set_content("\n\n".join([*said[:-1], "-- ", said[-1]]) + "\n")
    message.add_alternative(page(mail), subtype="html")
    _put_calendars(message, mail.calendars)
    for document in mail.documents:
        kind = guess_type(document.name)[0] or "application/octet-stream"
        main, sub = kind.split("/", maxsplit=1)
        message.add_attachment(
            document.content, maintype=main, subtype=sub, filename=document.name
        )
    return message


def _put_calendars(message: EmailMessage, files: tuple[bytes, ...]) -> None:
    """One meeting is a form of the whole; of several, each is a file to open."""
    for number, text in enumerate((file.decode() for file in files), 1):
        method = {"method": "PUBLISH"}  # as the file itself says, or apps do not open it
        if len(files) == 1:
            message.add_alternative(text, subtype="calendar", params=method)
        else:
            name = CALENDAR_FILE.replace(".", f"-{number}.")
            message.add_attachment(text, subtype="calendar", params=method, filename=name)


def _all_of(mail: Mail) -> list[str | Link | Heading]:
    note = [mail.note] if mail.note else []
    return [*note, *mail.paragraphs, mail.stop or mail.footer]


def _in_plain(one: str | Link | Heading) -> str:
    if isinstance(one, Link):
        return f"{one.lead}\n{one.url}"
    return one.words if isinstance(one, Heading) else one


def _how_to_stop(mail: Mail) -> dict[str, str]:
    """With one press in the mail program, if there is a page for it (RFC 8058); else by mail."""
    by_mail = f"<mailto:{mail.answers_to}?subject=stop>"
    if mail.stop is None:
        return {"List-Unsubscribe": by_mail}
    return {
        "List-Unsubscribe": f"<{mail.stop.url}>, {by_mail}",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def message_id(mail: Mail) -> str:
    """Tells which notice it is, to nobody who has not got our key."""
    return f"<{mail.notice_id}.{mail.key}@{mail.sender.rpartition('@')[2]}>"
