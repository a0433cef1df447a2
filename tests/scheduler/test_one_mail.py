"""What is due to someone together comes in one e-mail, and each part keeps what is its own."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update

from bot.returned_mail import ReturnedMail
from records.access import Actor
from records.calendars import entries
from records.database import Tx
from records.groups import groups
from records.notices import Lane, attempts, notices
from records.people import people
from records.signals import signals
from scheduler.meetings.cancel_meeting import cancel_meeting
from scheduler.meetings.planner import TOGETHER
from scheduler.papers import papers
from scheduler.post import outbox
from scheduler.post.channels import DeliveryError, Outgoing
from scheduler.post.mail import letterhead
from scheduler.post.mail.letterhead import Letterhead
from scheduler.post.mail.one_way import words_for
from scheduler.post.sending.preparing import Job
from scheduler.post.sending.rendering import Unsayable
from scheduler.post.times import FULL_DAY
from scheduler.talks.acts import Order
from scheduler.talks.answers import Paper
from tests.calendar_reader import read_calendar
from tests.home import MEETING_AT, Home, a_home
from tests.scheduler.kits_card import KIT, begin_with
from tests.scheduler.mail_office import Office, office, plain, post
from tests.scheduler.post_box import PostBox, a_post_box
from tests.scheduler.posting import Post, state, tried
from tests.scheduler.reports import postfix

__all__ = ["office", "post"]
PLANNED: dict[str, Any] = {"kind": "begin", "lane": Lane.NOTICE, "budgeted": True}
WEB = "https://pages.example.org"
BEFORE_NOON, LATE = 9, 23


@pytest.fixture(scope="module")
def whole_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with a_home(tmp_path_factory.mktemp("one_mail")) as home:
        yield home


@pytest.fixture
def box() -> Iterator[PostBox]:
    with a_post_box() as opened:
        yield opened


def two(post: Post, **values: Any) -> tuple[int, int]:
    """A friendly word and a word about coming back, for Kit, due together."""
    hello = post.writes("Kit", "hello", **{**PLANNED, **values})
    return hello, post.writes("Kit", "next_time", **{**PLANNED, **values})


def last_attempt(post: Post, row_id: int) -> tuple[str, str, int | None]:
    row = post.home.rows(attempts, attempts.c.notice_id == row_id)[-1]
    return row.channel, row.outcome, row.message_id


def at(post: Post, hour: int) -> None:
    """It is this hour in London, on the next day."""
    post.goes_on(days=1, hours=hour - 1 - post.now.hour)


# ------------------------------------------------------------------ one e-mail


def test_two_that_are_due_together_are_one_e_mail_with_both_and_each_has_its_evidence(
    post: Post, office: Office
) -> None:
    letterhead.choose(Letterhead("meetings@example.org", "office@example.org", WEB))
    rows = two(post)

    post.until_quiet()

    (mail,) = office.mails()
    text = plain(mail).replace("\r\n", "\n")
    assert text.startswith("Hello Kit.\n\nPart 1 of 2\n\n")
    assert text.count("Hello Kit.") == 1
    assert text.count("This is not about a meeting.") == 1
    assert text.index("How are you?") < text.index("Part 2 of 2")
    assert text.count("You can answer with one of these:") == 1, "nothing is there to take out"
    assert text.count("Just write back. Staff will read it.") == 2
    page = mail.get_body(("html",))
    assert page is not None
    assert page.get_content().count("<h2>Part ") == 2
    assert page.get_content().count("<h1>") == 1
    assert mail["Subject"] == "You have a message."
    assert mail["Reply-To"] == "office@example.org"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert text.count(f"{WEB}/stop/") == 1
    assert [tried(post, row_id) for row_id in rows] == [[("email", "accepted")]] * 2
    assert [state(post, row_id) for row_id in rows] == ["accepted", "accepted"]
    assert [last_attempt(post, row_id)[2] for row_id in rows] == [None, rows[0]]
    assert post.home.row(notices, rows[1]).message_id is None, "it is no message of a chat"
    assert [post.home.row(notices, row_id).silent for row_id in rows] == [False, True]


@pytest.mark.parametrize("called", ["Kit", ""])
def test_the_greeting_comes_once_above_the_parts(post: Post, office: Office, called: str) -> None:
    begin_with(post.home, {**KIT, "called": called})
    meeting = post.home.meets()
    post.goes_on(seconds=TOGETHER.total_seconds())
    post.until_quiet()
    for name in ("evaluation_adult", "hello"):  # only one of them begins with it
        post.writes("Kit", name, meeting_id=meeting, **PLANNED)

    post.until_quiet()

    text = plain(office.mails()[-1]).replace("\r\n", "\n")
    assert text.startswith("Hello Kit.\n\nPart 1" if called else "Hello.\n\nPart 1")
    assert text.count("Hello") == 1


def test_in_arabic_the_parts_have_arabic_headings(post: Post, office: Office) -> None:
    begin_with(post.home, KIT, language="ar")
    two(post)

    post.until_quiet()

    (mail,) = office.mails()
    assert "الجزء" in plain(mail)
    assert "Part 1" not in plain(mail)


def test_what_goes_by_itself_looks_as_it_always_did(post: Post, office: Office) -> None:
    post.writes("Kit", "hello", **PLANNED)

    post.until_quiet()

    (mail,) = office.mails()
    assert "Part 1" not in plain(mail)


def test_meetings_made_in_one_sitting_are_one_e_mail_with_a_calendar_file_for_each(
    post: Post, office: Office
) -> None:
    post.home.meets()
    post.goes_on(minutes=5)
    post.until_quiet()
    assert office.taken == []
    post.home.meets(MEETING_AT + timedelta(days=1), post.now, title="Food")
    post.goes_on(minutes=5)
    post.until_quiet()

    (mail,) = office.mails()
    assert "You are invited to “Hub rules”." in plain(mail)
    assert "You are invited to “Food”." in plain(mail)
    files = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    assert [one.get_filename() for one in files] == ["appointment-1.ics", "appointment-2.ics"]
    assert all(one.get_param("method") == "PUBLISH" for one in files)
    events = [read_calendar(one.get_content()).vevent for one in files]
    assert [one.dtstart.value for one in events] == [MEETING_AT, MEETING_AT + timedelta(days=1)]
    assert {one.summary.value for one in events} == {"Appointment"}
    assert len({one.uid.value for one in events}) == len(post.home.rows(entries)) == 2


def test_an_invitation_at_short_notice_waits_for_nothing(post: Post, office: Office) -> None:
    post.home.meets(post.now + FULL_DAY + timedelta(hours=2), post.now)
    post.until_quiet()

    (mail,) = office.mails()
    assert "You are invited to “Hub rules”." in plain(mail)


def test_who_is_reached_in_the_chat_first_is_invited_at_once(post: Post) -> None:
    begin_with(post.home, KIT, telegram_id=104, ways="telegram,email")
    post.home.meets()
    post.until_quiet()

    mine = notices.c.person_id == post.home.ids["Kit"]
    assert [row.state for row in post.home.planned("invitation", mine)] == ["accepted"]


def with_papers(post: Post, *names: str) -> int:
    meeting = post.home.meets()
    post.goes_on(seconds=TOGETHER.total_seconds())
    post.until_quiet()
    with post.home.database.transaction() as tx:
        for name in names:
            papers.keep(tx, meeting, "paper", Paper("document", f"file of {name}", name))
    return meeting


def fetching(post: Post, office: Office, fetch: Callable[[str], bytes]) -> None:
    from scheduler.post.channels.email import Email

    async def get(file_id: str) -> bytes:
        return fetch(file_id)

    mail: Any = Email(f"smtp://127.0.0.1:{office.port}", get)
    post.mail = mail
    post.start()


def test_what_to_expect_and_its_papers_come_in_one_e_mail(post: Post, office: Office) -> None:
    fetching(post, office, str.encode)
    with_papers(post, "Rules.txt", "Map.txt")
    office.taken.clear()
    post.goes_on(seconds=(MEETING_AT - timedelta(days=3) - post.now).total_seconds())

    post.until_quiet()

    (mail,) = office.mails()
    text = plain(mail)
    assert "How do you feel about it?" in text
    assert text.index("Part 3 of 3") < text.index("Map.txt")
    files = {one.get_filename(): one.get_content().strip() for one in mail.iter_attachments()}
    assert files == {"Rules.txt": "file of Rules.txt", "Map.txt": "file of Map.txt"}
    assert text.count("Just write back.") == 1, "where something is asked"


def test_papers_come_along_with_what_to_expect_when_that_comes_along(
    post: Post, office: Office
) -> None:
    fetching(post, office, str.encode)
    with_papers(post, "Rules.txt")
    office.taken.clear()
    pre_brief = MEETING_AT - timedelta(days=3)
    post.goes_on(seconds=(pre_brief - timedelta(hours=2) - post.now).total_seconds())
    post.writes("Kit", "next_time", **PLANNED)

    post.until_quiet()

    (mail,) = office.mails()
    assert "How do you feel about it?" in plain(mail)
    assert [one.get_filename() for one in mail.iter_attachments()] == ["Rules.txt"]


def test_of_several_files_it_says_which_one_it_has_not(post: Post, office: Office) -> None:
    def fetch(file_id: str) -> bytes:
        if "Map" in file_id:
            raise DeliveryError("BadRequest", permanent=True)
        return file_id.encode()

    fetching(post, office, fetch)
    with_papers(post, "Rules.txt", "Map.txt")
    post.goes_on(seconds=(MEETING_AT - timedelta(days=3) - post.now).total_seconds())
    post.until_quiet()

    mail = office.mails()[-1]
    assert [one.get_filename() for one in mail.iter_attachments()] == ["Rules.txt"]
    assert "Map.txt: I could not put it in this e-mail. Staff can give it to you." in plain(mail)


def test_what_is_asked_without_names_comes_last_and_is_not_asked_in_writing(
    post: Post, office: Office
) -> None:
    meeting = post.home.meets()
    post.goes_on(seconds=TOGETHER.total_seconds())
    post.until_quiet()
    asked = post.writes("Kit", "evaluation_adult", meeting_id=meeting, **PLANNED)
    post.writes("Kit", "hello", **PLANNED)
    post.until_quiet()

    text = plain(office.mails()[-1])
    assert state(post, asked) == "accepted"
    assert text.index("How are you?") < text.index("Part 2 of 2")
    assert text.index("Part 2 of 2") < text.index("so that your name stays out")
    assert text.index("Just write back.") < text.index("Part 2 of 2")


# ------------------------------------------------------------------ what goes by itself


@pytest.mark.parametrize(
    "values",
    [
        {"note": "cancelled"},
        {"note": "changed"},
        {"note": "cancelled", "silent": True},
        {"note": "changed", "silent": True},
        {"note": "next_time", "silent": False},
    ],
    ids=str,
)
def test_news_and_what_is_not_of_the_budget_go_alone_and_take_nothing_along(
    post: Post, office: Office, values: dict[str, Any]
) -> None:
    meeting = post.home.meets()
    post.goes_on(seconds=TOGETHER.total_seconds())
    post.until_quiet()
    office.taken.clear()
    if values["note"] == "cancelled":
        with post.home.database.transaction() as tx:
            jo = Actor(post.home.ids["Jo"])
            cancel_meeting(tx, jo, Order(meeting_id=meeting), post.now)
            mine = (notices.c.person_id == post.home.ids["Kit"], notices.c.name == "cancelled")
            where = (*mine, notices.c.state == "planned")
            silent = values.get("silent", False)
            tx.conn.execute(update(notices).where(*where).values(silent=silent))
    else:
        about = None if values["note"] == "next_time" else meeting
        begun: dict[str, Any] = {"kind": "begin", "lane": Lane.NOTICE, "meeting_id": about}
        post.writes("Kit", **begun, **values)
    rows = two(post)

    post.until_quiet()

    first, second = office.mails()
    assert "Part 1" not in plain(first)
    assert "Part 2 of 2" in plain(second)
    assert [state(post, row_id) for row_id in rows] == ["accepted", "accepted"]


def test_what_is_about_a_signal_is_in_no_e_mail_with_others(post: Post, office: Office) -> None:
    with post.home.database.transaction() as tx:
        group = tx.conn.scalar(select(groups.c.id))
        raised = {"group_id": group, "raised_at": post.now, "state": "faded"}
        tx.conn.execute(insert(signals).values(**raised))
        signal_id = tx.conn.scalar(select(signals.c.id))
    rows = two(post)
    with post.home.database.transaction() as tx:
        mine = notices.c.id == rows[1]
        tx.conn.execute(update(notices).where(mine).values(signal_id=signal_id))
    try:
        post.until_quiet()

        assert [state(post, row_id) for row_id in rows] == ["accepted", "accepted"]
        assert len(office.taken) == 2
        assert not any("Part 1" in plain(mail) for mail in office.mails())
    finally:
        with post.home.database.transaction() as tx:
            tx.conn.execute(update(notices).values(signal_id=None))
            tx.conn.execute(delete(signals))


def test_what_cannot_go_by_e_mail_now_is_not_taken_along(post: Post, office: Office) -> None:
    hello, other = two(post)
    with post.home.database.transaction() as tx:
        failed = {"at": post.now, "channel": "email", "language": "en", "outcome": "failed"}
        tx.conn.execute(insert(attempts).values(notice_id=other, **failed))

    post.until_quiet()

    (mail,) = office.mails()
    assert "Part 1" not in plain(mail)
    assert tried(post, hello) == [("email", "accepted")]
    assert tried(post, other) == [("email", "failed"), ("call", "accepted")]


def test_who_is_to_be_rung_about_something_later_today_is_not_rung_sooner(
    post: Post, office: Office
) -> None:
    at(post, BEFORE_NOON)
    post.writes("Kit", "hello", **PLANNED)
    later = post.writes("Kit", "next_time", due_at=post.now + timedelta(hours=3), **PLANNED)
    with post.home.database.transaction() as tx:
        failed = {"at": post.now, "channel": "email", "language": "en", "outcome": "failed"}
        tx.conn.execute(insert(attempts).values(notice_id=later, **failed))

    post.until_quiet()

    assert len(office.taken) == 1
    assert state(post, later) == "planned"


def test_two_people_get_an_e_mail_each(post: Post, office: Office) -> None:
    rows = two(post)
    bea = post.writes("Bea", "hello", **PLANNED)

    post.until_quiet()

    (mail,) = office.mails()
    assert mail["To"] == "kit@example.org"
    assert [tried(post, row_id)[0][0] for row_id in (*rows, bea)] == ["email", "email", "telegram"]


# ------------------------------------------------------------------ in time


def test_what_a_plan_has_for_later_today_comes_along_and_nothing_from_tomorrow(
    post: Post, office: Office
) -> None:
    at(post, BEFORE_NOON)
    midnight = post.now.replace(hour=23)  # it is summer in London
    soon = {**PLANNED, "deadline": post.now + timedelta(days=1)}
    first = post.writes("Kit", "hello", **PLANNED)
    today = post.writes("Kit", "next_time", due_at=midnight - timedelta(minutes=1), **soon)
    tomorrow = post.writes("Kit", "next_time", due_at=midnight, **soon)

    post.until_quiet()

    assert [state(post, row) for row in (first, today, tomorrow)] == [
        "accepted",
        "accepted",
        "planned",
    ]
    assert post.home.row(notices, tomorrow).due_at == midnight
    assert len(office.taken) == 1


def test_what_is_silent_but_of_no_plan_comes_when_it_is_due(post: Post, office: Office) -> None:
    at(post, BEFORE_NOON)
    post.writes("Kit", "hello", **PLANNED)
    unplanned = {**PLANNED, "budgeted": False, "silent": True}
    later = post.writes("Kit", "next_time", due_at=post.now + timedelta(hours=1), **unplanned)
    now = post.writes("Kit", "next_time", **unplanned)

    post.until_quiet()

    assert (state(post, now), state(post, later)) == ("accepted", "planned")
    assert len(office.taken) == 1


def test_a_friendly_word_comes_a_day_sooner_rather_than_by_itself(
    post: Post, office: Office
) -> None:
    at(post, BEFORE_NOON)
    tomorrow, after = (post.now + timedelta(days=days) for days in (1, 2))
    post.writes("Kit", "next_time", **PLANNED)
    sooner = post.writes("Kit", "hello", due_at=tomorrow, **PLANNED)
    post.until_quiet()
    assert state(post, sooner) == "accepted"
    (mail,) = office.mails()
    assert "How are you?" in plain(mail)

    post.writes("Kit", "next_time", **PLANNED)
    waits = post.writes("Kit", "hello", due_at=after, **PLANNED)
    post.until_quiet()
    assert state(post, waits) == "planned"


def test_at_night_what_has_time_until_the_morning_is_left_for_it(
    post: Post, office: Office
) -> None:
    at(post, LATE)
    night = post.now
    first = post.writes("Kit", "hello", deadline=night + timedelta(hours=2), **PLANNED)
    waits = post.writes("Kit", "next_time", **PLANNED)
    later = post.writes("Kit", "next_time", due_at=night + timedelta(minutes=30), **PLANNED)

    post.until_quiet()

    assert [state(post, row) for row in (first, waits, later)] == [
        "accepted",
        "planned",
        "planned",
    ]
    assert post.home.row(notices, waits).due_at > night + timedelta(hours=9)
    assert post.home.row(notices, later).due_at == night + timedelta(minutes=30)


def test_what_is_past_its_deadline_is_in_no_e_mail(post: Post, office: Office) -> None:
    post.writes("Kit", "hello", **PLANNED)
    late = post.writes("Kit", "next_time", deadline=post.now, **PLANNED)

    post.until_quiet()

    assert state(post, late) == "planned"
    assert "Part 1" not in plain(office.mails()[0])


@pytest.mark.parametrize("hours", ["any", "mornings", "evenings"])
@pytest.mark.parametrize("starts", [8, 19])
def test_each_reminder_by_e_mail_comes_a_full_day_ahead_and_nothing_after_its_own_time(
    post: Post, office: Office, hours: str, starts: int
) -> None:
    begin_with(post.home, KIT, hours=hours)
    first = datetime(2026, 6, 9, starts, tzinfo=UTC)
    days = (0, 1, 2, 3, 3)
    made = [
        post.home.meets(first + timedelta(days=day, hours=number), post.now)
        for number, day in enumerate(days)
    ]
    kit = notices.c.person_id == post.home.ids["Kit"]
    was_due = {row.id: row.due_at for row in post.home.rows(notices, kit)}
    for _ in range(24 * 14):
        post.until_quiet()
        post.goes_on(hours=1)

    gone = post.home.rows(notices, kit, notices.c.state == "accepted", notices.c.budgeted)
    assert {row.meeting_id for row in gone if row.name == "check_in"} == set(made)
    for row in gone:
        assert row.settled_at < was_due.get(row.id, row.due_at) + timedelta(hours=1)
        assert row.deadline is None or row.settled_at <= row.deadline
    assert len(office.taken) < len(gone) * 3 / 4
    begin_with(post.home, KIT, hours="any")


# ------------------------------------------------------------------ withdrawn, lost, refused


@pytest.mark.parametrize("order", [*itertools.permutations(("claim", "fly", "withdraw"))], ids=str)
@pytest.mark.parametrize("which", [0, 1])
def test_a_notice_that_was_taken_back_is_in_no_e_mail_that_is_made_afterwards(
    post: Post, order: tuple[str, ...], which: int, office: Office
) -> None:
    rows = two(post)
    jobs: list[Job] = []
    withdrawn = claimed = False
    for what in order:
        if what == "claim":
            jobs, claimed = post.claims(), True
        elif what == "fly":
            post.sends(jobs)
            jobs = []
        else:
            with post.home.database.transaction() as tx:
                withdrawn = outbox.withdraw(tx, notices.c.id == rows[which]) > 0
            assert withdrawn != claimed, "what is in flight is followed, not stopped"
    post.sends(jobs)
    post.until_quiet()

    assert state(post, rows[which]) == ("withdrawn" if withdrawn else "accepted")
    assert state(post, rows[1 - which]) == "accepted"
    (mail,) = office.mails()
    assert ("Part 2 of 2" in plain(mail)) != withdrawn


def test_what_is_taken_back_after_the_server_was_busy_is_not_in_the_next_e_mail(
    post: Post, office: Office
) -> None:
    office.to_data = "451 Try again later"
    hello, other = two(post)
    post.until_quiet()
    assert [tried(post, row) for row in (hello, other)] == [[("email", "retry")]] * 2
    with post.home.database.transaction() as tx:
        assert outbox.withdraw(tx, notices.c.id == other)
    office.to_data = "250 OK"
    post.goes_on(minutes=5)

    post.until_quiet()

    (mail,) = office.mails()
    assert "Part 1" not in plain(mail)
    assert (state(post, hello), state(post, other)) == ("accepted", "withdrawn")


def test_if_the_program_dies_before_it_is_written_down_the_same_e_mail_goes_again(
    post: Post, office: Office
) -> None:
    rows = two(post)
    post.sends(post.claims())
    assert len(office.taken) == 1
    assert [state(post, row_id) for row_id in rows] == ["sending", "sending"]

    post.start()
    post.until_quiet()

    first, again = office.mails()
    assert plain(first) == plain(again)
    assert [tried(post, row_id) for row_id in rows] == [[("email", "accepted")]] * 2


def test_while_an_e_mail_is_on_its_way_nothing_else_goes_to_the_same_person(
    post: Post, office: Office
) -> None:
    two(post)
    jobs = post.claims()
    post.writes("Kit", "hello", **PLANNED)

    assert post.claims() == []
    post.sends(jobs)
    post.until_quiet()
    assert len(office.taken) == 2


def test_an_address_that_is_refused_is_refused_for_each_of_them(
    post: Post, office: Office
) -> None:
    office.to_rcpt = "550 5.1.1 No such person"
    rows = two(post)

    post.until_quiet()

    wanted = [("email", "failed"), ("call", "accepted")]
    assert [tried(post, row_id) for row_id in rows] == [wanted, wanted]
    assert len(post.home.planned("check_address")) == 1


def test_an_e_mail_that_is_refused_as_a_whole_is_tried_part_by_part(
    post: Post, office: Office
) -> None:
    office.to_data = "552 5.3.4 Message too long"
    rows = two(post)
    post.round()
    office.to_data = "250 OK"
    post.until_quiet()
    assert office.taken == []
    post.writes("Kit", "next_time", **PLANNED)  # it takes none of them along
    post.until_quiet()
    assert len(office.taken) == 1
    post.goes_on(minutes=2)
    post.until_quiet()

    assert len(office.taken) == 3
    assert not any("Part 1" in plain(mail) for mail in office.mails())
    wanted = [("email", "retry"), ("email", "accepted")]
    assert [tried(post, row_id) for row_id in rows] == [wanted, wanted]
    assert [last_attempt(post, row_id)[2] for row_id in rows] == [None, None]


def test_a_part_that_alone_is_refused_goes_on_by_the_next_way_and_the_other_is_sent(
    post: Post,
) -> None:
    hello, other = two(post)

    class Picky:
        async def send(self, outgoing: Outgoing) -> int | None:
            assert outgoing.mail is not None
            if any("This is not about" in str(one) for one in outgoing.mail.paragraphs):
                raise DeliveryError("NotTaken", permanent=True)
            return None

    picky: Any = Picky()
    post.mail = picky
    post.start()
    post.until_quiet()
    post.goes_on(minutes=2)
    for _ in range(3):  # what goes by voice is no message
        post.until_quiet()

    assert tried(post, hello) == [("email", "retry"), ("email", "failed"), ("call", "accepted")]
    assert tried(post, other) == [("email", "retry"), ("email", "accepted")]


@pytest.mark.parametrize("error", [Unsayable(), ValueError("a canary")], ids=repr)
def test_one_that_cannot_be_said_stops_none_of_the_others(
    post: Post, office: Office, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def stumble(tx: Tx, row: Any, *rest: Any) -> Any:
        if row.name == "next_time":
            raise error
        return words_for(tx, row, *rest)

    monkeypatch.setattr("scheduler.post.mail.mail.words_for", stumble)
    hello, bad = two(post)

    post.until_quiet()

    assert (state(post, hello), state(post, bad)) == ("accepted", "failed")
    assert len(office.taken) == 1


# ------------------------------------------------------------------ brought back


def looks(post: Post, box: PostBox) -> int:
    reader = ReturnedMail(box.url, post.home.database, lambda: post.now, lambda: None)
    done = asyncio.run(reader.look())
    post.until_quiet()
    return done


def test_an_e_mail_that_comes_back_comes_back_for_each_part_and_for_nothing_else(
    post: Post, office: Office, box: PostBox
) -> None:
    begin_with(post.home, KIT, ways="email,call")
    rows = two(post)
    post.until_quiet()
    alone = post.writes("Kit", "hello", **PLANNED)
    post.until_quiet()
    both, _ = office.taken
    box.gets(postfix(both), postfix(both))

    assert looks(post, box) == 2

    back = [("email", "accepted"), ("email", "failed"), ("call", "accepted")]
    assert [tried(post, row_id) for row_id in rows] == [back, back]
    assert tried(post, alone) == [("email", "accepted")]
    assert len(post.home.planned("check_address")) == 1


def test_what_went_again_in_another_e_mail_does_not_come_back_with_the_first(
    post: Post, office: Office, box: PostBox
) -> None:
    rows = two(post)
    post.sends(post.claims())
    (lost,) = office.taken
    with post.home.database.transaction() as tx:  # it dies, and what is due first is another
        tx.conn.execute(
            update(notices)
            .where(notices.c.id == rows[0])
            .values(due_at=post.now + timedelta(minutes=1))
        )
    post.start()
    post.until_quiet()
    assert [last_attempt(post, row_id)[2] for row_id in rows] == [rows[1], None]
    box.gets(postfix(lost))

    assert looks(post, box) == 1

    assert [tried(post, row_id) for row_id in rows] == [[("email", "accepted")]] * 2
    box.gets(postfix(office.taken[-1]))
    assert looks(post, box) == 2, "and the first once more, which changes nothing"
    post.goes_on(minutes=1)
    post.until_quiet()
    assert [len(tried(post, row_id)) for row_id in rows] == [3, 3]


def test_the_evidence_of_a_part_names_only_a_notice_of_the_same_person(
    post: Post, office: Office
) -> None:
    two(post)
    post.until_quiet()
    with post.home.database.transaction() as tx:
        first = notices.alias("first")
        pairs = tx.conn.execute(
            select(notices.c.person_id, first.c.person_id)
            .join(attempts, attempts.c.notice_id == notices.c.id)
            .join(first, first.c.id == attempts.c.message_id)
            .where(attempts.c.channel == "email")
        ).all()
    kit = post.home.row(people, post.home.ids["Kit"]).id
    assert [tuple(pair) for pair in pairs] == [(kit, kit)]
