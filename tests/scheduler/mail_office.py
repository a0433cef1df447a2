"""A real SMTP server on this machine, and Kit, who is written to by it, for tests of e-mail."""

from __future__ import annotations

import email
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import delete

from records.calendars import entries
from records.notices import Lane
from scheduler.post.channels.email import Email
from scheduler.post.mail import letterhead
from scheduler.post.mail.letterhead import Letterhead
from tests.calendar_reader import read_calendar
from tests.home import Home
from tests.ports import a_free_port
from tests.scheduler.kits_card import KIT, begin_with
from tests.scheduler.posting import Post, begin_again

#: a friendly word, as `Post.writes` takes it
HELLO: dict[str, Any] = {"note": "hello", "kind": "begin", "lane": Lane.NOTICE}


class Office:
    """A mail server: what it took, and what it answers."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.port = 0
        self.to_rcpt, self.to_data = "250 OK", "250 OK"

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, _server: Any, _session: Any, envelope: Any, to: str, _o: Any
    ) -> str:
        if self.to_rcpt.startswith("250"):
            envelope.rcpt_tos.append(to)
        return self.to_rcpt

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - the library's name
        if self.to_data.startswith("250"):
            self.taken.append(envelope.content)
        return self.to_data

    def mails(self) -> list[EmailMessage]:
        """What it took, parsed."""
        return [email.message_from_bytes(raw, policy=policy.default) for raw in self.taken]


@pytest.fixture
def office() -> Iterator[Office]:
    """The server, running."""
    server = Controller(office := Office(), hostname="127.0.0.1", port=a_free_port())
    server.start()
    office.port = server.port
    yield office
    server.stop()


@pytest.fixture
def post(whole_home: Home, office: Office) -> Iterator[Post]:
    """Kit is written to, and has no phone; then staff may ring."""
    with whole_home.database.transaction() as tx:
        tx.conn.execute(delete(entries))
    begin_again(whole_home)
    begin_with(whole_home, KIT, telegram_id=None, ways="email,call", language="en")
    letterhead.choose(Letterhead("meetings@example.org", "office@example.org"))
    mail: Any = Email(f"smtp://127.0.0.1:{office.port}")
    yield Post(whole_home, mail=mail)
    letterhead.choose(None)


def plain(mail: EmailMessage) -> str:
    """What an e-mail says, without its page."""
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def calendar_of(mail: EmailMessage) -> Any:
    """The calendar in an e-mail, as another library reads it, and its content type."""
    (part,) = [p for p in mail.walk() if p.get_content_type() == "text/calendar"]
    return read_calendar(part.get_content()), part["Content-Type"]
