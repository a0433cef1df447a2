"""E-mails that come back, over a real SMTP and a real IMAP server."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from email.message import Message
from typing import Any

import pytest
from sqlalchemy import event, update
from sqlalchemy.exc import OperationalError

from bot.returned_mail import ReturnedMail
from records.calls import calls
from records.notices import attempts, notices
from records.people import people
from scheduler.post.channels import mailbox
from scheduler.post.channels.mailbox import place_at
from scheduler.post.channels.returned import Returned, returned
from scheduler.post.due.sweep import sweep
from scheduler.talks.cards import card_of, write_on_card
from scheduler.talks.digest import digests
from tests.home import Home, a_home
from tests.scheduler.bounces_in_words import (
    AUTOMATIC,
    IN_WORDS,
    STILL_TRYING,
    bare_postfix,
    old_exim,
    old_gmail,
    qmail,
)
from tests.scheduler.kits_card import KIT, begin_with
from tests.scheduler.mail_office import HELLO, Office, office, plain, post
from tests.scheduler.post_box import PostBox, a_post_box
from tests.scheduler.posting import Post, state, tried
from tests.scheduler.reports import SHAPES, Report, exchange, exim, postfix

__all__ = ["office", "post"]
BROUGHT_BACK = [("email", "accepted"), ("email", "failed"), ("call", "accepted")]
LETTER = b"From: kit@example.org\nSubject: About Tuesday\n\nI would rather not say.\n"


@pytest.fixture(scope="module")
def whole_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with a_home(tmp_path_factory.mktemp("bounces")) as home:
        yield home


@pytest.fixture
def box() -> Iterator[PostBox]:
    with a_post_box() as opened:
        yield opened


@pytest.fixture
def looks(post: Post, box: PostBox) -> Callable[[], int]:
    """The program looks into the mailbox; how many reports it dealt with."""
    woken: list[bool] = []
    reader = ReturnedMail(
        box.url, post.home.database, lambda: post.now, lambda: woken.append(True)
    )

    def look() -> int:
        woken.clear()
        done = asyncio.run(reader.look())
        assert woken == ([True] if done else []), "what goes on is not left waiting"
        post.until_quiet()
        return done

    return look


def sent(post: Post, office: Office, **values: Any) -> tuple[int, bytes]:
    """A notice that the mail server took, and the e-mail as it took it."""
    row_id = post.writes("Kit", **{**HELLO, **values})
    post.until_quiet()
    assert tried(post, row_id) == [("email", "accepted")]
    return row_id, office.taken[-1]


def logged(caplog: pytest.LogCaptureFixture) -> str:
    """All that is in the log, but for what the mail servers of these tests write."""
    theirs = ("pymap", "mail.")
    mine = [one for one in caplog.records if not one.name.startswith(theirs)]
    return "\n".join(one.getMessage() for one in mine)


def fails(post: Post) -> bool:
    kit = post.home.row(people, post.home.ids["Kit"])
    with post.home.database.transaction() as tx:
        return bool(card_of(tx, kit).get("email_fails"))


@pytest.mark.parametrize("report", SHAPES + IN_WORDS, ids=lambda shape: shape.__name__)
def test_an_address_that_is_gone_is_used_no_more_and_the_notice_goes_on(
    report: Report,
    post: Post,
    office: Office,
    box: PostBox,
    looks: Callable[[], int],
    caplog: pytest.LogCaptureFixture,
) -> None:
    row_id, mail = sent(post, office)
    box.gets(LETTER, report(mail))

    with caplog.at_level(logging.DEBUG):
        assert looks() == 1

    assert tried(post, row_id) == BROUGHT_BACK
    assert state(post, row_id) == "accepted"
    assert fails(post)
    (asked,) = post.home.planned("check_address")
    assert asked.person_id == post.home.ids["Sam"]
    assert box.unread() == ["About Tuesday"], "people's own mail is for people"
    assert len(box.read()) == 1
    assert "reports of e-mails that were not delivered: 1" in logged(caplog)
    assert "example" not in logged(caplog)
    assert "Kit" not in logged(caplog)


STILL_GOOD: tuple[tuple[str, Report, dict[str, str]], ...] = (
    ("a full mailbox", postfix, {"status": "5.2.2", "said": "552 5.2.2 Mailbox full"}),
    ("a policy", exchange, {"status": "5.7.1", "said": "550 5.7.1 Message rejected as spam"}),
    ("too long", postfix, {"status": "5.3.4", "said": "552 5.3.4 Message size exceeds limit"}),
    ("nobody answered for days", postfix, {"status": "4.4.1", "said": "Connection timed out"}),
    ("only the words say so", exim, {"said": "451 4.3.0 Try again later"}),
    ("only a number says so", exim, {"said": "450 Busy"}),
)


@pytest.mark.parametrize(("why", "report", "how"), STILL_GOOD, ids=[c[0] for c in STILL_GOOD])
def test_what_the_address_is_not_to_blame_for_leaves_it_open_but_the_notice_goes_on(
    why: str,
    report: Report,
    how: dict[str, str],
    post: Post,
    office: Office,
    box: PostBox,
    looks: Callable[[], int],
) -> None:
    row_id, mail = sent(post, office)
    box.gets(report(mail, **how))

    assert looks() == 1

    assert tried(post, row_id) == BROUGHT_BACK, why
    assert not fails(post)
    assert post.home.planned("check_address") == []
    sent(post, office)


GONE: tuple[tuple[Report, dict[str, str]], ...] = (
    (exim, {"said": "550 5.1.1 Unknown"}),
    (exim, {"said": "550-No such person\n 550 Unknown"}),
    (exchange, {"status": "5.4.1", "said": "550 5.4.1 Recipient address rejected"}),
    (postfix, {"status": "5.5.0", "said": "550 5.5.0 mailbox unavailable"}),
    (postfix, {"status": "5.4.4", "said": "Host or domain name not found"}),
    (postfix, {"status": "5.2.1", "said": "550 5.2.1 The account is disabled"}),
)


@pytest.mark.parametrize(("report", "how"), GONE, ids=[c[1]["said"][:24] for c in GONE])
def test_each_server_has_its_own_way_to_say_that_nobody_is_there(
    report: Report,
    how: dict[str, str],
    post: Post,
    office: Office,
    box: PostBox,
    looks: Callable[[], int],
) -> None:
    _, mail = sent(post, office)
    box.gets(report(mail, **how))

    assert looks() == 1
    assert fails(post)


IN_WORDS_NOT_GONE: tuple[tuple[Report, str], ...] = (
    (qmail, "Sorry, this user is over quota. (#5.2.2)"),
    (qmail, "Remote host said: 552 Mailbox full"),
    (old_exim, "mailbox is full: retry timeout exceeded"),
    (old_exim, "550 Message rejected as spam"),
    (old_exim, "host mx.example.net [5.1.1.1]: 552 message size exceeds the limit"),
    (old_gmail, "452 4.2.2 The email account that you tried to reach is over quota"),
    (bare_postfix, "Connection timed out"),
    (bare_postfix, "554 Transaction failed"),
)


@pytest.mark.parametrize(("report", "said"), IN_WORDS_NOT_GONE)
def test_said_in_words_too_the_address_may_not_be_to_blame(
    report: Report,
    said: str,
    post: Post,
    office: Office,
    box: PostBox,
    looks: Callable[[], int],
) -> None:
    row_id, mail = sent(post, office)
    box.gets(report(mail, said=said))

    assert looks() == 1

    assert tried(post, row_id) == BROUGHT_BACK
    assert not fails(post)


@pytest.mark.parametrize("report", STILL_TRYING.values(), ids=STILL_TRYING)
def test_a_server_that_still_tries_has_brought_nothing_back(
    report: Report, post: Post, office: Office, box: PostBox, looks: Callable[[], int]
) -> None:
    row_id, mail = sent(post, office)
    box.gets(report(mail))

    assert looks() == 1, "it is noticed, so that nobody has to read it"

    assert tried(post, row_id) == [("email", "accepted")]
    assert not fails(post)


@pytest.mark.parametrize("report", AUTOMATIC.values(), ids=AUTOMATIC)
def test_an_answer_that_a_program_gives_changes_nothing_and_begins_nothing(
    report: Report, post: Post, office: Office, box: PostBox, looks: Callable[[], int]
) -> None:
    row_id, mail = sent(post, office)
    before = len(post.home.rows(notices)), len(post.home.rows(calls)), len(office.taken)
    box.gets(report(mail))

    assert looks() == 0

    assert tried(post, row_id) == [("email", "accepted")]
    assert not fails(post)
    assert len(box.unread()) == 1, "it is left for people to read"
    assert (len(post.home.rows(notices)), len(post.home.rows(calls))) == before[:2]
    assert len(office.taken) == before[2], "nobody is written to about it"


@pytest.mark.parametrize("report", [postfix, qmail])
def test_a_report_that_someone_opened_first_is_noticed_all_the_same(
    report: Report, post: Post, office: Office, box: PostBox, looks: Callable[[], int]
) -> None:
    row_id, mail = sent(post, office)
    box.gets(LETTER, report(mail))
    box.opens_all()

    assert looks() == 1

    assert tried(post, row_id) == BROUGHT_BACK
    assert fails(post)
    assert looks() == 0


def test_after_a_restart_nothing_is_taken_for_new(
    post: Post, office: Office, box: PostBox, looks: Callable[[], int]
) -> None:
    row_id, mail = sent(post, office)
    with post.home.database.transaction() as tx:
        tx.conn.execute(update(notices).where(notices.c.id == row_id).values(state="confirmed"))
    box.gets(postfix(mail))
    assert looks() == 1
    begin_with(post.home, KIT)  # the same address, looked at together

    again = ReturnedMail(box.url, post.home.database, lambda: post.now, lambda: None)
    assert asyncio.run(again.look()) == 1

    assert not fails(post)
    assert asyncio.run(again.look()) == 0


def test_of_a_full_mailbox_the_newest_mails_are_looked_at_first(
    post: Post,
    office: Office,
    box: PostBox,
    looks: Callable[[], int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mailbox, "_AT_A_TIME", 3)
    monkeypatch.setattr(mailbox, "_LOOKED_AT", 5)
    row_id, mail = sent(post, office)
    box.gets(*[LETTER] * 7, postfix(mail), *[LETTER] * 3)

    assert [looks(), looks(), looks()] == [0, 1, 0]

    assert tried(post, row_id) == BROUGHT_BACK
    box.gets(*[LETTER] * 2, postfix(mail))
    assert looks() == 1


def test_a_delay_changes_nothing(
    post: Post, office: Office, box: PostBox, looks: Callable[[], int]
) -> None:
    row_id, mail = sent(post, office)
    box.gets(postfix(mail, action="delayed", status="4.4.1", said="Connection timed out"))

    assert looks() == 1

    assert tried(post, row_id) == [("email", "accepted")]
    assert not fails(post)
    assert box.unread() == []


def test_an_address_that_was_changed_meanwhile_is_not_the_one_that_failed(
    post: Post, office: Office, box: PostBox, looks: Callable[[], int]
) -> None:
    row_id, mail = sent(post, office)
    begin_with(post.home, {**KIT, "email": "kit.new@example.org"})
    box.gets(postfix(mail))

    assert looks() == 1

    assert not fails(post)
    assert tried(post, row_id) == BROUGHT_BACK


def test_an_alias_that_failed_further_on_is_the_address_we_wrote_to(
    post: Post, office: Office, box: PostBox, looks: Callable[[], int]
) -> None:
    _, mail = sent(post, office)
    box.gets(postfix(mail, to="box17@elsewhere.example.net"))

    assert looks() == 1
    assert fails(post)


def test_a_report_that_comes_twice_or_late_brings_nothing_back_again(
    post: Post, office: Office, box: PostBox, looks: Callable[[], int]
) -> None:
    row_id, mail = sent(post, office)
    box.gets(postfix(mail), exim(mail))
    assert looks() == 2
    box.gets(exchange(mail))
    assert looks() == 1

    assert tried(post, row_id) == BROUGHT_BACK
    assert len(post.home.planned("check_address")) == 1
    assert box.unread() == []


def test_what_someone_has_confirmed_meanwhile_is_not_said_again(
    post: Post, office: Office, box: PostBox, looks: Callable[[], int]
) -> None:
    row_id, mail = sent(post, office)
    with post.home.database.transaction() as tx:
        tx.conn.execute(update(notices).where(notices.c.id == row_id).values(state="confirmed"))
    box.gets(postfix(mail))

    assert looks() == 1

    assert state(post, row_id) == "confirmed"
    assert fails(post)


def test_what_is_not_ours_is_left_alone_and_stops_none_of_the_others(
    post: Post,
    office: Office,
    box: PostBox,
    looks: Callable[[], int],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row_id, mail = sent(post, office)
    mark = mail.partition(b"Message-ID: <")[2].partition(b"@")[0]
    number, _, secret = mark.partition(b".")
    forged = mail.replace(mark, b"%b.%b" % (number, b"0" * 20))
    other = mail.replace(mark, b"%d.%b" % (int(number) + 1, secret))
    lost = mail.replace(mark, b"99999999999999999999.%b" % secret)
    bad = [
        b"\n",
        b"\xff\xfe\x00 what is this",
        b"Subject: cut\nContent-Type: multipart/report; report-type=delivery-status\n\nOops\n",
        b"From: MAILER-DAEMON\nSubject: deep\n\nParts in parts, so that a parser loses its head\n",
        b"Subject: huge\n\n" + b"x" * 2_100_000,
        postfix(b"From: a\nMessage-ID: <1@elsewhere.example>\n\nNot ours\n"),
        *(shape(one) for one in (forged, other, lost) for shape in (postfix, qmail)),
    ]
    box.gets(*bad, postfix(mail))

    def parsed(message: Message) -> Returned | None:
        if message["Subject"] == "deep":
            raise RecursionError("parts in parts of kit@example.org")
        return returned(message)

    monkeypatch.setattr(mailbox, "returned", parsed)
    with caplog.at_level(logging.DEBUG):
        assert looks() == 1

    assert tried(post, row_id) == BROUGHT_BACK
    assert len(box.unread()) == len(bad)
    assert logged(caplog).count("a mail could not be read: RecursionError") == 1
    assert "example" not in logged(caplog)
    assert looks() == 0


def test_a_mailbox_that_cant_be_read_is_said_once_and_read_when_it_can(
    post: Post, office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    _, mail = sent(post, office)
    with a_post_box() as box:
        good = box.url
        reader = ReturnedMail(
            good.replace("not%20a", "no"), post.home.database, lambda: post.now, lambda: None
        )
        with caplog.at_level(logging.INFO):
            assert [asyncio.run(reader.look()) for _ in range(3)] == [0, 0, 0]
        assert logged(caplog).count("the mailbox can't be read: MailboxLoginError") == 1
        assert "example" not in logged(caplog)
        box.gets(postfix(mail))
        reader.box.place = place_at(good)
        assert asyncio.run(reader.look()) == 1
    caplog.clear()
    assert [asyncio.run(reader.look()) for _ in range(2)] == [0, 0]
    assert logged(caplog).count("the mailbox can't be read") == 1


def test_while_the_database_is_in_trouble_nothing_is_marked_as_read(
    post: Post, office: Office, box: PostBox, looks: Callable[[], int]
) -> None:
    row_id, mail = sent(post, office)
    box.gets(postfix(mail))
    engine = post.home.database.engine

    def locked(*_: Any) -> None:
        raise OperationalError("BEGIN", {}, Exception("database is locked"))

    event.listen(engine, "begin", locked)
    try:
        with pytest.raises(OperationalError):
            looks()  # delivery is as stuck as we are
    finally:
        event.remove(engine, "begin", locked)
    assert len(box.unread()) == 1

    assert looks() == 1
    assert tried(post, row_id) == BROUGHT_BACK


def test_what_comes_back_after_its_deadline_goes_on_the_call_list(
    post: Post, office: Office, box: PostBox, looks: Callable[[], int]
) -> None:
    meeting = post.home.meets()
    post.goes_on(hours=1)
    post.until_quiet()
    (invitation,) = [
        row for row in post.home.planned("invitation") if row.person_id == post.home.ids["Kit"]
    ]
    with post.home.database.transaction() as tx:
        late = post.now + timedelta(hours=1)
        mine = notices.c.id == invitation.id
        tx.conn.execute(update(notices).where(mine).values(deadline=late))
    post.goes_on(hours=2)
    box.gets(postfix(office.taken[-1]))

    assert looks() == 1
    sweep(post.home.database, post.now)

    assert state(post, invitation.id) == "missed"
    made = post.home.rows(calls, calls.c.meeting_id == meeting)
    assert {call.person_id for call in made} == {post.home.ids["Kit"]}
    assert "invitation" in {call.name for call in made}


def test_nobody_is_rung_about_what_was_for_before_a_meeting_that_has_begun(
    post: Post, office: Office, box: PostBox, looks: Callable[[], int]
) -> None:
    post.home.meets()
    post.goes_on(hours=1)
    post.until_quiet()
    mails = list(office.taken)
    post.goes_on(days=20)
    box.gets(postfix(mails[0]))

    assert looks() == 1

    (invitation,) = [
        row for row in post.home.planned("invitation") if row.person_id == post.home.ids["Kit"]
    ]
    assert tried(post, invitation.id) == [("email", "accepted"), ("email", "failed")]
    assert fails(post)


def test_what_a_digest_told_is_told_in_the_next_way(
    post: Post, office: Office, box: PostBox, looks: Callable[[], int]
) -> None:
    jo = post.home.ids["Jo"]
    row = post.home.row(people, jo)
    reached = {"called": "Jo", "email": "jo@example.org", "safe_write": "yes"}
    with post.home.database.transaction() as tx:
        card = tx.seal(row.key_id, "person.card", reached)
        me = people.c.id == jo
        tx.conn.execute(update(people).where(me).values(card=card, ways="email,telegram"))
        about: dict[str, Any] = {
            "kind": "note",
            "name": "cannot_reach",
            "about_id": post.home.ids["Kit"],
        }
        digests.post(tx, to=jo, now=post.now, **about)
    try:
        post.goes_on(days=1)
        post.until_quiet()
        (digest,) = post.home.planned("digest", notices.c.person_id == jo)
        assert tried(post, digest.id) == [("email", "accepted")]
        assert "I cannot reach Kit here." in plain(office.mails()[-1])
        box.gets(postfix(office.taken[-1], to="jo@example.org"))

        assert looks() == 1

        assert tried(post, digest.id)[1:] == [("email", "failed"), ("telegram", "accepted")]
        here = [one.text for one in post.channel.sent if one.chat_id == row.telegram_id]
        assert ["I cannot reach Kit here." in text for text in here] == [True]
        (line,) = post.home.planned("cannot_reach")
        assert (line.state, line.target_id) == ("accepted", digest.id)
    finally:
        with post.home.database.transaction() as tx:
            back = {"card": row.card, "ways": row.ways}
            tx.conn.execute(update(people).where(people.c.id == jo).values(**back))


def test_off_this_machine_the_line_to_the_mailbox_is_always_encrypted() -> None:
    places = [
        place_at("imap://kit%40x.org:a%3Ab@mail.example.org"),
        place_at("imaps://a:b@mail.example.org/Returned/Mail"),
        place_at("imap://a:b@127.0.0.1:1143"),
    ]

    assert [(p.port, p.folder, p.whole_tls, p.start_tls) for p in places] == [
        (143, "INBOX", False, True),
        (993, "Returned/Mail", True, False),
        (1143, "INBOX", False, False),
    ]
    assert places[0].user == "kit@x.org"
    assert places[0].password == "a:b"


def test_each_try_leaves_its_evidence_and_no_address(
    post: Post, office: Office, box: PostBox, looks: Callable[[], int]
) -> None:
    row_id, mail = sent(post, office)
    box.gets(postfix(mail))
    looks()

    found = post.home.rows(attempts, attempts.c.notice_id == row_id)
    assert [row.error for row in found] == [None, "CameBack 5.1.1", None]


def test_what_a_digest_has_worked_out_is_told_in_the_next_way_too(
    post: Post, office: Office, box: PostBox, looks: Callable[[], int]
) -> None:
    jo = post.home.ids["Jo"]
    row = post.home.row(people, jo)
    meeting_id = post.home.meets(post.now + timedelta(days=3))
    reached = {"called": "Jo", "email": "jo@example.org", "safe_write": "yes"}
    with post.home.database.transaction() as tx:
        card = tx.seal(row.key_id, "person.card", reached)
        me = people.c.id == jo
        tx.conn.execute(update(people).where(me).values(card=card, ways="email,telegram"))
        write_on_card(tx, meeting_id, card_chair=jo)
    try:
        post.goes_on(days=1)
        post.until_quiet()
        digest = next(iter(post.home.planned("digest", notices.c.person_id == jo)))
        assert "You lead the talk" in plain(office.mails()[-1])
        box.gets(postfix(office.taken[-1], to="jo@example.org"))

        assert looks() == 1

        assert tried(post, digest.id)[1:] == [("email", "failed"), ("telegram", "accepted")]
        here = [one.text for one in post.channel.sent if one.chat_id == row.telegram_id]
        assert sum("You lead the talk" in text for text in here) == 1
    finally:
        with post.home.database.transaction() as tx:
            back = {"card": row.card, "ways": row.ways}
            tx.conn.execute(update(people).where(people.c.id == jo).values(**back))
