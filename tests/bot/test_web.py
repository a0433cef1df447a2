"""The pages that links in e-mails lead to, asked for over HTTP as a browser and a scanner do."""

from __future__ import annotations

import asyncio
import logging
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import httpx
import pytest
from sqlalchemy import delete, update

from bot import web
from bot.trouble import CantDo
from records.access import Actor
from records.calendars import entries
from records.calls import calls
from records.changes import changes as meeting_changes
from records.meetings import comings, meetings
from records.notices import notices
from records.people import memberships, people
from scheduler import house
from scheduler.meetings.cancel_meeting import cancel_meeting
from scheduler.meetings.change_meeting import change_meeting
from scheduler.post.mail import letterhead
from scheduler.post.mail.letterhead import Letterhead
from scheduler.talks.acts import Order
from tests.bot.mail_pages import Site, a_site
from tests.home import MEETING_AT, Home, a_home
from tests.scheduler.kits_card import KIT, begin_with
from tests.scheduler.mail_office import HELLO, Office, office, plain
from tests.scheduler.posting import Post, begin_again, tried

__all__ = ["office"]
WORDS = ("Kit", "Sam", "Jo", "Hub", "meeting")
NOT_NOW = "This link is from before. It does not work now."
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture(scope="module")
def whole_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with a_home(tmp_path_factory.mktemp("web")) as home:
        yield home


@pytest.fixture(scope="module")
def whole_site(whole_home: Home) -> Iterator[Site]:
    with a_site(whole_home) as site:
        yield site


@pytest.fixture
def post(whole_home: Home, whole_site: Site, office: Office) -> Iterator[Post]:
    """Kit is written to, and has no phone; then staff may ring."""
    from scheduler.post.channels.email import Email

    with whole_home.database.transaction() as tx:
        for table in (entries, meeting_changes):
            tx.conn.execute(delete(table))
    begin_again(whole_home)
    begin_with(whole_home, KIT, telegram_id=None, ways="email,call", language="en")
    head = Letterhead("meetings@example.org", "office@example.org", whole_site.url)
    letterhead.choose(head)
    mail: Any = Email(f"smtp://127.0.0.1:{office.port}")
    yield Post(whole_home, mail=mail)
    letterhead.choose(None)


@pytest.fixture
def site(whole_site: Site, post: Post) -> Site:
    whole_site.woken, whole_site.now = 0, post.now
    return whole_site


def stored(home: Home) -> list[str]:
    """All that is in the database."""
    with closing(sqlite3.connect(home.data_file)) as conn:
        return list(conn.iterdump())


def link(office: Office, purpose: str, number: int = -1) -> str:
    """The link in an e-mail."""
    found = re.search(rf"http\S+/{purpose}/\S+", plain(office.mails()[number]))
    assert found is not None
    return found[0]


def calls_it_off(post: Post, meeting: int) -> None:
    with post.home.database.transaction() as tx:
        cancel_meeting(tx, Actor(post.home.ids["Jo"]), Order(meeting_id=meeting), post.now)
    post.until_quiet()


def changes(post: Post, meeting: int, **said: str) -> None:
    post.goes_on(minutes=5)
    with post.home.database.transaction() as tx:
        order = Order(meeting_id=meeting, answers=dict(said))
        change_meeting(tx, Actor(post.home.ids["Jo"]), order, post.now)
    post.until_quiet()


def named(shown: httpx.Response) -> list[str]:
    """Names and such on a page, above the help lines, which are the same for all."""
    return [word for word in WORDS if word in shown.text.partition("<details>")[0]]


def kit_knows(post: Post, meeting: int) -> bool:
    mine = (comings.c.meeting_id == meeting, comings.c.person_id == post.home.ids["Kit"])
    return any(row.confirmed_at is not None for row in post.home.rows(comings, *mine))


def kit_is_rung(post: Post) -> list[str]:
    mine = (calls.c.person_id == post.home.ids["Kit"], calls.c.state == "open")
    return [row.name for row in post.home.rows(calls, *mine)]


# ------------------------------------------------------------------ I know


def test_who_reads_that_a_meeting_is_off_can_say_so_with_one_press(
    post: Post, site: Site, office: Office
) -> None:
    meeting = post.home.meets()
    post.goes_on(minutes=10)
    post.until_quiet()
    calls_it_off(post, meeting)
    assert kit_is_rung(post) == ["cancelled"]
    url, before = link(office, "know"), stored(post.home)

    for _ in range(3):
        shown = site.get(url)
    httpx.head(url)

    assert stored(post.home) == before, "a scanner looks first: that is no answer"
    assert (shown.status_code, shown.text.count("<button")) == (200, 1)
    assert "Tap the button, and I note that you know." in shown.text
    assert not named(shown)
    assert "<script" not in shown.text

    thanks = site.post(url)

    assert "Thank you. I have noted that you know. No one needs to ring you." in thanks.text
    assert "<button" not in thanks.text
    assert kit_knows(post, meeting)
    assert kit_is_rung(post) == []
    (mine,) = post.home.planned("cancelled", notices.c.person_id == post.home.ids["Kit"])
    assert mine.state == "confirmed"
    assert site.woken == 1
    after = stored(post.home)
    assert site.post(url).text == thanks.text
    assert site.get(url).text == thanks.text
    assert stored(post.home) == after, "twice is once"


def test_who_reads_of_a_change_can_say_so_too_and_keeps_their_answer(
    post: Post, site: Site, office: Office
) -> None:
    meeting = post.home.meets()
    post.goes_on(minutes=10)
    post.until_quiet()
    mine = (comings.c.meeting_id == meeting, comings.c.person_id == post.home.ids["Kit"])
    with post.home.database.transaction() as tx:
        tx.conn.execute(update(comings).where(*mine).values(answer="yes"))
    changes(post, meeting, new_day="2026-06-11", new_time="same_time")
    assert "Can you come then?" in plain(office.mails()[-1])

    assert site.post(link(office, "know")).status_code == 200

    assert kit_knows(post, meeting)
    (coming,) = post.home.rows(comings, *mine)
    assert coming.answer == "yes"


def test_only_the_newest_news_can_be_known(post: Post, site: Site, office: Office) -> None:
    meeting = post.home.meets()
    post.goes_on(minutes=10)
    post.until_quiet()
    changes(post, meeting, new_place="the Library")
    first = link(office, "know")
    changes(post, meeting, new_place="the Mill")
    second = link(office, "know")
    assert first != second

    before = stored(post.home)
    assert NOT_NOW in site.post(first).text
    assert stored(post.home) == before
    calls_it_off(post, meeting)
    before = stored(post.home)
    for old in (first, second):
        assert site.get(old).status_code == 404
        assert NOT_NOW in site.post(old).text
    assert stored(post.home) == before
    assert site.post(link(office, "know")).status_code == 200
    assert kit_knows(post, meeting)


def test_news_that_is_said_again_in_the_morning_is_still_the_same_news(
    post: Post, site: Site, office: Office
) -> None:
    meeting = post.home.meets()
    post.goes_on(minutes=10)
    post.until_quiet()
    post.goes_on(hours=14)
    calls_it_off(post, meeting)
    at_night = link(office, "know")
    mine = (notices.c.person_id == post.home.ids["Kit"], notices.c.state == "planned")
    assert len(post.home.planned("cancelled", *mine)) == 1, "it comes again on waking"

    assert site.post(at_night).status_code == 200

    assert kit_knows(post, meeting)
    assert post.home.planned("cancelled", *mine) == []


def test_what_asks_for_no_answer_has_no_such_link(post: Post, site: Site, office: Office) -> None:
    post.writes("Kit", **HELLO)
    post.home.meets()
    post.goes_on(minutes=10)
    post.until_quiet()

    assert len(office.taken) == 2
    assert not any("/know/" in plain(mail) for mail in office.mails())
    assert all("/stop/" in plain(mail) for mail in office.mails())


# ------------------------------------------------------------------ no more e-mail


def unsubscribes(office: Office) -> tuple[str, str]:
    """What a mail program reads in the headers: where to post, and what."""
    mail = office.mails()[-1]
    found = re.fullmatch(
        r"<(http\S+)>, <mailto:office@example\.org\?subject=stop>",
        str(mail["List-Unsubscribe"]).strip(),
    )
    assert found is not None, mail["List-Unsubscribe"]
    return found[1], str(mail["List-Unsubscribe-Post"])


def test_a_mail_program_can_stop_e_mail_with_one_click(
    post: Post, site: Site, office: Office
) -> None:
    post.writes("Kit", **HELLO)
    post.until_quiet()
    url, how = unsubscribes(office)
    assert how == "List-Unsubscribe=One-Click"
    assert url == link(office, "stop")
    before = stored(post.home)
    asked = site.get(url)
    assert "Tap the button, and you get no more e-mail from me." in asked.text
    assert stored(post.home) == before

    done = site.post(url, **ONE_CLICK)

    assert (done.status_code, done.history) == (200, []), "RFC 8058, 3.2: no redirect"
    assert "That is done. You get no more e-mail from me." in done.text
    assert "From now on one of the staff will ring you." in done.text
    assert not named(done)
    assert post.home.row(people, post.home.ids["Kit"]).ways == "call"
    (told,) = post.home.planned("mail_stopped")
    assert told.person_id == post.home.ids["Sam"]
    after = stored(post.home)
    assert site.post(url, **ONE_CLICK).text == done.text
    assert site.get(url).text == done.text
    assert stored(post.home) == after
    second = post.writes("Kit", **HELLO)
    post.until_quiet()
    assert tried(post, second) == [("call", "accepted")]


INSTEAD: tuple[tuple[dict[str, Any], dict[str, str], str, str], ...] = (
    ({"ways": "email", "telegram_id": 104}, {}, "telegram", "I write to you in Telegram."),
    ({"ways": "telegram,email", "telegram_id": 104}, {}, "telegram", "in Telegram."),
    ({"ways": "email"}, {}, "call", "one of the staff will ring you."),
    ({"ways": "email"}, {"safe_ring": "no"}, "", "to find some other way to reach you."),
    ({"ways": "email,call"}, {"safe_ring": "no"}, "call", "to find some other way"),
)


@pytest.mark.parametrize(("values", "card", "ways", "words"), INSTEAD)
def test_the_page_says_who_will_reach_them_instead(
    values: dict[str, Any],
    card: dict[str, str],
    ways: str,
    words: str,
    post: Post,
    site: Site,
    office: Office,
) -> None:
    post.writes("Kit", **HELLO)
    post.until_quiet()
    begin_with(post.home, {**KIT, **card}, **values)

    assert words in site.post(link(office, "stop")).text

    assert post.home.row(people, post.home.ids["Kit"]).ways == ways


def test_a_long_address_of_our_pages_stays_whole_in_the_header(post: Post, office: Office) -> None:
    far = "https://" + "a-very-long-name." * 8 + "example.org/alongside"
    letterhead.choose(Letterhead("meetings@example.org", "office@example.org", far))
    post.writes("Kit", **HELLO)
    post.until_quiet()

    url, _ = unsubscribes(office)
    assert url.startswith(f"{far}/stop/")
    assert url == link(office, "stop")


# ------------------------------------------------------------------ wrong and old links


def test_a_link_that_is_none_or_is_old_gets_a_kind_page_and_does_nothing(
    post: Post, site: Site, office: Office
) -> None:
    meeting = post.home.meets()
    post.goes_on(minutes=10)
    post.until_quiet()
    calls_it_off(post, meeting)
    know, stop = link(office, "know"), link(office, "stop")
    secret = know.rpartition("/")[2]
    number, address, mac = secret.split(".")
    wrong = [
        f"{site.url}/stop/{secret}",
        f"{site.url}/know/{stop.rpartition('/')[2]}",
        f"{site.url}/know/{int(number) + 1}.{address}.{mac}",
        f"{site.url}/know/{number}.{address}.{mac[:-1]}",
        f"{site.url}/know/{number}.{address}.{mac[::-1]}",
        f"{site.url}/know/{number}.{address[::-1]}.{mac}",
        f"{site.url}/know/{'9' * 30}.{address}.{mac}",
        f"{site.url}/know/" + "a" * 4_000,
        f"{site.url}/know/%00%ff",
        f"{site.url}/know/",
        f"{site.url}/else/{secret}",
        f"{site.url}/",
    ]
    before = stored(post.home)
    for url in wrong:
        for answer in (site.get(url), site.post(url)):
            assert answer.status_code == 404, url
            assert NOT_NOW in answer.text
            assert "please ask one of the staff" in answer.text
            assert secret not in answer.text
    assert httpx.put(know).status_code == 405
    assert stored(post.home) == before

    begin_with(post.home, {**KIT, "email": "kit.new@example.org"})
    _kit(post, state="here")
    assert [site.post(url).status_code for url in (know, stop)] == [404, 404]
    begin_with(post.home, KIT)
    _kit(post, state="left")
    assert [site.post(url).status_code for url in (know, stop)] == [404, 404]
    _kit(post, state="here")
    assert not kit_knows(post, meeting)
    assert site.post(know).status_code == 200


def _kit(post: Post, **values: Any) -> None:
    with post.home.database.transaction() as tx:
        me = people.c.id == post.home.ids["Kit"]
        tx.conn.execute(update(people).where(me).values(**values))


def test_whoever_is_no_longer_in_the_group_can_confirm_nothing(
    post: Post, site: Site, office: Office
) -> None:
    meeting = post.home.meets()
    post.goes_on(minutes=10)
    post.until_quiet()
    calls_it_off(post, meeting)
    mine = memberships.c.person_id == post.home.ids["Kit"]
    with post.home.database.transaction() as tx:
        tx.conn.execute(update(memberships).where(mine).values(role="safeguarding"))
    try:
        assert NOT_NOW in site.post(link(office, "know")).text
        assert not kit_knows(post, meeting)
    finally:
        with post.home.database.transaction() as tx:
            tx.conn.execute(update(memberships).where(mine).values(role="co_producer"))


def test_news_of_a_meeting_that_is_over_is_from_before(
    post: Post, site: Site, office: Office
) -> None:
    meeting = post.home.meets()
    post.goes_on(minutes=10)
    post.until_quiet()
    changes(post, meeting, new_place="the Mill")
    with post.home.database.transaction() as tx:
        it = meetings.c.id == meeting
        tx.conn.execute(update(meetings).where(it).values(state="held"))

    assert NOT_NOW in site.post(link(office, "know")).text


# ------------------------------------------------------------------ the pages themselves


def test_a_page_fetches_nothing_is_kept_nowhere_and_shows_where_to_turn(
    post: Post, site: Site, office: Office
) -> None:
    post.writes("Kit", **HELLO)
    post.until_quiet()

    shown = site.get(link(office, "stop"))

    assert "src=" not in shown.text
    assert "href=" not in shown.text
    assert "999" in shown.text, "Help now is on every screen"
    assert shown.headers["Cache-Control"] == "no-store"
    assert shown.headers["Referrer-Policy"] == "no-referrer"
    assert shown.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "Set-Cookie" not in shown.headers


def test_a_page_is_in_the_language_of_whom_it_was_sent_to(
    post: Post, site: Site, office: Office
) -> None:
    begin_with(post.home, KIT, language="ar")
    post.writes("Kit", **HELLO)
    post.until_quiet()

    text = site.get(link(office, "stop")).text

    assert '<html lang="ar" dir="rtl">' in text
    assert "e-mail from me" not in text


def test_no_link_is_ever_in_the_log_whatever_goes_wrong(
    post: Post,
    site: Site,
    office: Office,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    meeting = post.home.meets()
    post.goes_on(minutes=10)
    post.until_quiet()
    calls_it_off(post, meeting)
    url = link(office, "know")

    def stumble(*_: Any) -> None:
        raise ZeroDivisionError(f"Kit opened {url}")

    with caplog.at_level(logging.DEBUG):
        site.get(url)
        site.get(f"{url}x")
        broken = {**house.acts(), "confirm_cancelled": stumble}
        monkeypatch.setattr(house, "acts", lambda: broken)
        failed = site.post(url)
        monkeypatch.undo()
        site.post(url)

    assert failed.status_code == 500
    assert "Sorry, that did not work. Please try again later." in failed.text
    ours = [record for record in caplog.records if not record.name.startswith("http")]
    said = [record.getMessage() for record in ours]
    assert [words for words in said if "ZeroDivisionError in stumble" in words]
    assert not any(url.rpartition("/")[2] in words or "Kit" in words for words in said)
    assert kit_knows(post, meeting), "after trouble the same link works"


def test_a_port_that_is_taken_is_one_line(site: Site) -> None:
    async def again() -> None:
        async with web.pages_at(site.port, site.home.database, lambda: site.now, site.wake):
            raise AssertionError

    with pytest.raises(CantDo, match=r"^Port \d+ is taken\. Give ALONGSIDE_WEB_PORT another one"):
        asyncio.run(again())


def test_without_a_port_there_are_no_pages(whole_home: Home) -> None:
    async def none() -> None:
        async with web.pages_at(0, whole_home.database, lambda: MEETING_AT, lambda: None):
            pass

    asyncio.run(none())
