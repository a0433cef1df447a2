"""A facilitator's digest: once a working day, at most three decisions, and nothing is lost."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from records.access import Actor
from records.meetings import meetings
from records.notices import Lane, Notice, attempts, notices
from records.people import Hours, Person, people
from scheduler.leaving.forget import forget
from scheduler.meetings.who_comes import answer
from scheduler.post.help_now import region
from scheduler.post.times import window
from scheduler.post.working_days import is_working_day
from scheduler.talks.acts import Order
from scheduler.talks.cards import write_on_card
from scheduler.talks.digest import digests
from scheduler.talks.digest.decisions import MOST, to_decide
from scheduler.talks.known import Known
from tests.home import START, Home, a_home
from tests.scheduler.posting import BLOCKED, LOST, Post

ZONES = ("Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe")
#: 9 in the morning in London
WEDNESDAY_9 = datetime(2026, 6, 3, 8, tzinfo=UTC)
#: any minute of twenty years
SOME_TIME = st.integers(0, 20 * 365 * 24 * 60).map(
    lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    with a_home(tmp_path) as home:
        yield Post(home)


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with a_home(tmp_path_factory.mktemp("digests")) as home:
        yield home


def answers(post: Post, name: str, meeting_id: int, said: str) -> None:
    with post.home.database.transaction() as tx:
        answer(tx, Actor(post.home.ids[name]), meeting_id, said, post.now)


def waiting(post: Post, name: str = "Jo") -> list[Notice]:
    lane = notices.c.lane == int(Lane.DIGEST)
    return post.home.rows(notices, lane, notices.c.person_id == post.home.ids[name])


def got(post: Post, name: str = "Jo") -> list[str]:
    chat = post.phone_of(name)
    return [one.text for one in post.channel.sent if one.chat_id == chat]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SOME_TIME, st.sampled_from(Hours), st.sampled_from(ZONES))
def test_digests_are_one_a_working_day_in_the_facilitators_own_morning(
    still: Home, moment: datetime, hours: str, zone: str
) -> None:
    with still.database.transaction() as tx:
        tx.conn.execute(delete(notices))
        who = people.c.id == still.ids["Jo"]
        tx.conn.execute(update(people).where(who).values(hours=hours, zone=zone))
        person = tx.one(Person, select(people).where(who))
        due: list[datetime] = []
        for _ in range(4):
            digests.plan_next(tx, person, moment)
            digests.plan_next(tx, person, moment + timedelta(seconds=1))
            (row,) = tx.conn.execute(select(notices).where(notices.c.state == "planned"))
            tx.conn.execute(update(notices).values(state="accepted"))
            due.append(row.due_at)
            moment = max(moment, row.due_at)
    local = [at.astimezone(ZoneInfo(zone)) for at in due]
    assert due == sorted(due)
    assert len({at.date() for at in local}) == len(due)
    assert all(is_working_day(at.date(), region()) for at in local)
    assert {at.time() for at in local} == {window(hours)[0]}


@given(st.lists(st.sampled_from(["who", "purpose", ""]), min_size=1, max_size=5))
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_at_most_three_things_are_to_be_decided_the_soonest_first(
    still: Home, cards: list[str]
) -> None:
    now = datetime(2026, 6, 5, 9, tzinfo=UTC)
    with still.database.transaction() as tx:
        tx.conn.execute(delete(notices))
        tx.conn.execute(update(people).values(zone="Europe/London", hours=Hours.ANY))
    for number, known_field in enumerate(cards):
        said = {known_field: "Jo"} if known_field else {}
        meeting_id = still.meets(now + timedelta(days=1, hours=number), now, **said)
        with still.database.transaction() as tx:
            write_on_card(tx, meeting_id, seen_to={})
    with still.database.transaction() as tx:
        jo = tx.get(Person, still.ids["Jo"])
        found = to_decide(Known(tx, jo, now))
    assert len(found) <= MOST
    when = [one.by for one in found if one.by is not None]
    assert when == sorted(when)


def test_a_no_is_counted_by_nobody_and_names_no_one(post: Post) -> None:
    meeting = post.home.meets(who="Jo", purpose="To talk")
    post.until_quiet()
    for name, said in {"Kit": "yes", "Bea": "no", "Cal": "no", "Max": "unsure"}.items():
        answers(post, name, meeting, said)
    post.now = WEDNESDAY_9
    post.until_quiet()
    (digest,) = got(post)
    counts = [line for line in digest.splitlines() if line.startswith("• ")]
    assert counts == ["• Coming: 1"]
    assert not [name for name in ("Kit", "Bea", "Cal", "Max") if name in digest]
    assert {row.about_id for row in waiting(post)} == {None}


def test_nothing_is_lost_when_the_program_dies_between_gathering_and_sending(post: Post) -> None:
    meeting = post.home.meets(who="Jo", purpose="To talk")
    post.until_quiet()
    answers(post, "Kit", meeting, "yes")
    post.now = WEDNESDAY_9
    jobs = post.claims()
    assert {row.state for row in waiting(post)} == {"sending"}
    assert jobs
    post.start()  # it died with the digest in its hands
    assert {row.state for row in waiting(post)} == {"planned"}
    post.until_quiet()
    (digest,) = got(post)
    assert "• Coming: 1" in digest
    assert {row.state for row in waiting(post)} == {"accepted"}
    tried = {one.notice_id for one in post.home.rows(attempts)}
    assert {row.id for row in waiting(post)} <= tried, "each line has its evidence"


def test_a_digest_that_a_network_lost_is_sent_again_and_told_once(post: Post) -> None:
    meeting = post.home.meets(who="Jo", purpose="To talk")
    post.until_quiet()
    answers(post, "Kit", meeting, "yes")
    post.now = WEDNESDAY_9
    post.refuse("Jo", LOST, times=1)
    post.until_quiet()
    post.goes_on(minutes=2)
    post.until_quiet()
    (digest,) = got(post)
    assert "• Coming: 1" in digest
    assert {row.state for row in waiting(post)} == {"accepted"}


def test_what_a_closed_chat_did_not_let_in_waits_for_the_next_digest(post: Post) -> None:
    meeting = post.home.meets(who="Jo", purpose="To talk")
    post.until_quiet()
    answers(post, "Kit", meeting, "yes")
    post.now = WEDNESDAY_9
    post.refuse("Jo", BLOCKED, times=1)
    post.until_quiet()
    assert got(post) == []
    assert len(got(post, "Ali")) == 1, "the other facilitator has theirs"
    with post.home.database.transaction() as tx:
        tx.conn.execute(update(people).values(blocked_at=None))
    post.now = WEDNESDAY_9 + timedelta(days=1)
    post.until_quiet()
    (digest,) = got(post)
    assert "• Coming: 1" in digest


def test_on_a_day_with_nothing_new_there_is_no_digest(post: Post) -> None:
    post.home.meets(who="Jo", purpose="To talk")
    post.until_quiet()
    for day in range(2):
        post.now = WEDNESDAY_9 + timedelta(days=day)
        post.until_quiet()
    assert got(post) == []
    assert len(got(post, "Ali")) == 1, "that the meeting was made is news to Ali"


def test_what_a_forgotten_person_had_said_is_in_no_digest(post: Post) -> None:
    post.home.meets(who="Jo", purpose="To talk")
    with post.home.database.transaction() as tx:
        digests.post(
            tx,
            to=post.home.ids["Jo"],
            now=START,
            kind="note",
            name="cannot_reach",
            about_id=post.home.ids["Kit"],
        )
        forget(tx, Actor(post.home.ids["Kit"]), Order(), START)
    post.now = WEDNESDAY_9
    post.until_quiet()
    assert not [text for text in got(post) if "cannot reach" in text]


def test_what_is_about_a_meeting_that_is_off_by_now_makes_no_digest(post: Post) -> None:
    meeting = post.home.meets(who="Jo", purpose="To talk")
    post.until_quiet()
    with post.home.database.transaction() as tx:
        digests.post(
            tx,
            to=post.home.ids["Ali"],
            now=post.now,
            kind="note",
            name="meeting_made",
            meeting_id=meeting,
        )
        tx.conn.execute(update(meetings).where(meetings.c.id == meeting).values(state="cancelled"))
    post.now = WEDNESDAY_9
    post.until_quiet()
    assert not [text for text in got(post, "Ali") if "to decide" in text]
