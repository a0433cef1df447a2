"""E-mail over a real SMTP server, read back by other libraries than wrote it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import timedelta

import mailparser
import pytest

from records.access import Actor
from records.notices import notices
from records.people import people
from scheduler.meetings.cancel_meeting import cancel_meeting
from scheduler.meetings.who_comes import answer
from scheduler.post.channels import Attached, DeliveryError, Mail, Outgoing
from scheduler.post.channels.email import Email, server_at
from scheduler.post.due.sweep import sweep
from scheduler.talks.acts import Order
from scheduler.talks.cards import card_of
from tests.home import MEETING_AT, Home, a_home
from tests.scheduler.kits_card import KIT, begin_with
from tests.scheduler.mail_office import HELLO, Office, calendar_of, office, plain, post
from tests.scheduler.posting import Post, state, tried

__all__ = ["office", "post"]


@pytest.fixture(scope="module")
def whole_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with a_home(tmp_path_factory.mktemp("mail")) as home:
        yield home


def test_outside_an_e_mail_says_nothing_and_inside_it_says_all(post: Post, office: Office) -> None:
    row_id = post.writes("Kit", **HELLO)

    post.until_quiet()

    assert tried(post, row_id) == [("email", "accepted")]
    (raw,) = office.taken
    found = mailparser.parse_from_bytes(raw)
    assert found.subject == "You have a message."
    assert found.to == [("", "kit@example.org")]
    assert found.reply_to == [("", "office@example.org")]
    assert found.auto_submitted == "auto-generated"
    suppressed = found.headers["X-Auto-Response-Suppress"].split(", ")
    assert {"OOF", "AutoReply"} <= set(suppressed)
    assert not {"NDR", "All"} & set(suppressed), "what does not arrive must be told"
    (text,) = found.text_plain
    assert "Hello Kit." in text
    assert "• Good" in text
    assert "Just write back. Staff will read it." in text
    (page,) = found.text_html
    assert "Hello Kit." in page
    assert 'dir="ltr"' in page
    assert "http" not in page  # nothing is fetched, nobody is followed
    assert "tap" not in text.casefold()


def test_signs_that_someone_typed_are_read_and_never_part_of_the_page(
    whole_home: Home, post: Post, office: Office
) -> None:
    begin_with(whole_home, {**KIT, "called": "<b>Kit & Co</b>"}, telegram_id=None, ways="email")
    post.writes("Kit", **HELLO)

    post.until_quiet()

    (mail,) = office.mails()
    page = mail.get_body(("html",))
    assert page is not None
    assert "Hello &lt;b&gt;Kit &amp; Co&lt;/b&gt;." in page.get_content()
    assert "Hello <b>Kit & Co</b>." in plain(mail)


def test_the_whole_of_a_meeting_comes_by_e_mail(post: Post, office: Office) -> None:
    meeting = post.home.meets()
    with post.home.database.transaction() as tx:
        answer(tx, Actor(post.home.ids["Kit"]), meeting, "yes", post.now)
    for _ in range(24 * 10):
        post.until_quiet()
        post.goes_on(hours=1)

    mine = (notices.c.person_id == post.home.ids["Kit"], notices.c.meeting_id == meeting)
    rows = sorted(post.home.rows(notices, *mine), key=lambda row: row.due_at)
    names = [row.name for row in rows if row.state == "accepted"]
    assert names == ["invitation", "pre_brief", "check_in", "debrief", "evaluation_adult"]
    texts = [plain(mail) for mail in office.mails()]
    assert "You are invited to “Hub rules”." in texts[0]
    assert "so that your name stays out" in texts[-1]
    assert len(texts) == len(names) - 1, "the day after, there is one e-mail"
    said = {(one["Auto-Submitted"], one["X-Auto-Response-Suppress"]) for one in office.mails()}
    assert said == {("auto-generated", "DR, RN, NRN, OOF, AutoReply")}, "no program answers Sam"


def test_the_calendar_part_is_neutral_and_a_cancellation_shows_that_it_is_off(
    post: Post, office: Office
) -> None:
    meeting = post.home.meets()
    post.goes_on(hours=1)
    post.until_quiet()
    with post.home.database.transaction() as tx:
        cancel_meeting(tx, Actor(post.home.ids["Jo"]), Order(meeting_id=meeting), post.now)
    post.until_quiet()

    (made, how), (off, how_off) = (calendar_of(mail) for mail in office.mails())
    assert 'method="PUBLISH"' in how
    assert 'method="PUBLISH"' in how_off
    assert (off.vevent.status.value, off.vevent.summary.value) == ("CANCELLED", "Off: Appointment")
    assert made.vevent.summary.value == "Appointment"
    assert not hasattr(made.vevent, "location")
    assert made.vevent.dtstart.value == MEETING_AT
    assert off.vevent.uid.value == made.vevent.uid.value
    assert int(off.vevent.sequence.value) > int(made.vevent.sequence.value)
    assert "staff may ring to make sure" in plain(office.mails()[1])


def test_arabic_is_written_from_the_right(post: Post, office: Office) -> None:
    begin_with(post.home, KIT, language="ar")
    post.writes("Kit", **HELLO)

    post.until_quiet()

    page = office.mails()[0].get_body(("html",))
    assert page is not None
    assert '<html lang="ar" dir="rtl">' in page.get_content()


def test_an_address_that_is_refused_is_used_no_more_and_the_notice_goes_on(
    post: Post, office: Office
) -> None:
    office.to_rcpt = "550 5.1.1 No such person"
    row_id = post.writes("Kit", **HELLO)

    post.until_quiet()

    assert tried(post, row_id) == [("email", "failed"), ("call", "accepted")]
    kit = post.home.row(people, post.home.ids["Kit"])
    with post.home.database.transaction() as tx:
        assert card_of(tx, kit)["email_fails"]
    (asked,) = post.home.planned("check_address")
    assert asked.person_id == post.home.ids["Sam"]
    second = post.writes("Kit", **HELLO)
    post.until_quiet()
    assert tried(post, second) == [("call", "accepted")]
    assert len(post.home.planned("check_address")) == 1


def test_a_server_that_is_busy_is_asked_again_later_and_not_for_ever(
    post: Post, office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office.to_rcpt = "451 Try again later"
    row_id = post.writes("Kit", **HELLO)
    with caplog.at_level(logging.WARNING):
        post.until_quiet()
        assert tried(post, row_id) == [("email", "retry")]
        assert post.home.row(notices, row_id).due_at > post.now
        for _ in range(12):
            post.goes_on(hours=1)
            post.until_quiet()

    assert tried(post, row_id)[-2:] == [("email", "failed"), ("call", "accepted")]
    assert state(post, row_id) == "accepted"
    assert post.home.planned("check_address") == []  # it was the server's fault, not theirs
    assert "example.org" not in caplog.text


def test_when_the_server_is_back_the_same_e_mail_goes(post: Post, office: Office) -> None:
    office.to_data = "451 Try again later"
    row_id = post.writes("Kit", **HELLO)
    post.until_quiet()
    office.to_data = "250 OK"
    post.goes_on(minutes=5)
    post.until_quiet()

    assert tried(post, row_id) == [("email", "retry"), ("email", "accepted")]
    assert len(office.taken) == 1


def test_a_reminder_that_no_server_takes_is_asked_for_at_its_deadline(
    post: Post, office: Office
) -> None:
    begin_with(post.home, KIT, ways="email")
    office.to_data = "451 Try again later"
    row_id = post.writes("Kit", **HELLO, deadline=post.now + timedelta(hours=1))
    for _ in range(3):
        post.until_quiet()
        post.goes_on(minutes=30)
    sweep(post.home.database, post.now)

    assert state(post, row_id) == "missed"
    assert len(post.home.planned("missed_notice")) == 1


@pytest.mark.parametrize(
    ("url", "port", "whole", "start"),
    [
        ("smtp://a:b%40c@mail.example.org", 587, False, True),
        ("smtps://mail.example.org", 465, True, False),
        ("smtp://127.0.0.1:1025", 1025, False, False),
    ],
)
def test_off_this_machine_the_line_is_always_encrypted(
    url: str, port: int, whole: bool, start: bool
) -> None:
    server = server_at(url)

    assert (server.port, server.whole_tls, server.start_tls) == (port, whole, start)
    assert server.password in (None, "b@c")


@pytest.mark.parametrize(
    ("problem", "taken"),
    [
        (DeliveryError("BadRequest", permanent=True), 1),
        (DeliveryError("TimedOut"), 0),
    ],
)
def test_a_file_that_cannot_be_had_is_said_and_one_that_comes_later_is_waited_for(
    office: Office, problem: DeliveryError, taken: int
) -> None:
    async def fetch(_file_id: str) -> bytes:
        raise problem

    mail = Mail(
        notice_id=1,
        sender="meetings@example.org",
        to="kit@example.org",
        answers_to="office@example.org",
        subject="You have a message.",
        paragraphs=("There is a file.",),
        footer="Write back to stop.",
        language="en",
        key="k",
        attached=(Attached("file", "Rules.pdf", "Staff can give it to you."),),
    )
    channel = Email(f"smtp://127.0.0.1:{office.port}", fetch)
    with nullcontext() if taken else pytest.raises(DeliveryError):
        asyncio.run(channel.send(Outgoing("send", 0, mail=mail)))
    assert len(office.mails()) == taken
    for sent in office.mails():
        assert "Staff can give it to you." in plain(sent)
        assert list(sent.iter_attachments()) == []
