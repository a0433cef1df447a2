"""A signal and a slow or broken way to those it is for: each step once, none before it is due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete, select, update

from records.access import Actor
from records.notices import attempts, notices
from records.people import people
from records.signals import signals
from records.talks import talks
from records.tasks import task_owners, tasks
from scheduler.post.channels import Outgoing
from scheduler.post.due import sweep
from scheduler.post.sending.preparing import Job
from scheduler.signals.answer_signal import answer_signal
from scheduler.signals.end_signal import REWRITE_AFTER, end_signal
from scheduler.signals.raise_signal import raise_signal
from scheduler.talks.acts import Order
from tests.home import MEETING_AT, START, Home, a_home
from tests.scheduler.posting import BLOCKED, LOST, Post

STEP = timedelta(seconds=180)
NOW = MEETING_AT + timedelta(minutes=10)
#: what the person hears at each step
TRUTHS = ["no_one_yet_3", "no_one_yet_6", "no_one_came"]


@pytest.fixture(scope="module")
def whole_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with a_home(tmp_path_factory.mktemp("slow"), {"Kit": {"circle": "yes"}}) as home:
        home.meets(now=START)
        yield home


@pytest.fixture
def post(whole_home: Home) -> Post:
    """A post office at a home where a meeting is on and Kit has just asked for a break."""
    with whole_home.database.transaction() as tx:
        tx.conn.execute(delete(attempts))
        tx.conn.execute(update(notices).values(target_id=None))
        for table in (task_owners, tasks, notices, talks, signals):
            tx.conn.execute(delete(table))
        tx.conn.execute(update(people).values(blocked_at=None))
        raise_signal(tx, Actor(whole_home.ids["Kit"]), Order(), NOW)
    return Post(whole_home, now=NOW)


def signal_id(post: Post) -> int:
    (row,) = post.home.rows(signals)
    return int(row.id)


def answers(post: Post, name: str, key: str = "seen") -> None:
    order = Order(signal_id=signal_id(post), answers={"answer": key})
    with post.home.database.transaction() as tx:
        answer_signal(tx, Actor(post.home.ids[name]), order, post.now)


def is_ok(post: Post) -> None:
    order = Order(signal_id=signal_id(post))
    with post.home.database.transaction() as tx:
        end_signal(tx, Actor(post.home.ids["Kit"]), order, post.now)


def told(post: Post, name: str) -> list[str]:
    """What Telegram took for someone, by name, in order."""
    with post.home.database.transaction() as tx:
        found = (
            select(notices.c.name)
            .join(attempts, attempts.c.notice_id == notices.c.id)
            .where(
                notices.c.person_id == post.home.ids[name],
                attempts.c.outcome == "accepted",
                notices.c.act == "send",
            )
            .order_by(attempts.c.id)
        )
        return list(tx.conn.scalars(found))


def time_goes_on(post: Post, **gone: float) -> list[Job]:
    """The clock moves, all that is due is done, and what can be sent is sent."""
    post.goes_on(**gone)
    sweep.sweep(post.home.database, post.now)
    return post.until_quiet()


# ------------------------------------------------------------------ slow


def test_an_ask_in_flight_when_another_answers_is_followed_by_who_has_got_it(post: Post) -> None:
    flying = post.claims()
    assert sorted(job.row.name for job in flying) == ["answer_a_signal"] * 2
    answers(post, "Jo")
    post.until_quiet()  # what waits behind the ones in flight stays behind them
    assert told(post, "Ali") == []
    post.sends(flying)
    post.until_quiet()

    assert told(post, "Ali") == ["answer_a_signal", "signal_taken"]
    assert told(post, "Jo") == ["answer_a_signal"]
    assert told(post, "Kit") == ["signal_seen"]


def test_an_ask_that_was_still_in_flight_at_three_minutes_is_followed_by_the_next(
    post: Post,
) -> None:
    flying = post.claims()
    post.goes_on(minutes=3)
    sweep.sweep(post.home.database, post.now)
    post.until_quiet()
    assert told(post, "Kit") == TRUTHS[:1]
    assert told(post, "Sam") == ["ring_the_desk"]
    post.sends(flying)
    post.until_quiet()

    assert told(post, "Jo") == ["answer_a_signal", "signal_again"]


def test_the_truth_that_is_late_is_not_said_when_it_is_true_no_longer(post: Post) -> None:
    post.until_quiet()
    post.refuse("Kit", LOST)
    time_goes_on(post, minutes=3)
    post.channel.refuse = lambda _: None
    answers(post, "Ali")
    time_goes_on(post, minutes=1)

    assert told(post, "Kit") == ["signal_seen"]


def test_the_truth_in_flight_when_someone_answers_is_followed_by_the_answer(post: Post) -> None:
    post.until_quiet()
    post.goes_on(minutes=3)
    sweep.sweep(post.home.database, post.now)
    flying = post.claims()
    assert TRUTHS[0] in {job.row.name for job in flying}
    answers(post, "Ali")
    post.until_quiet()
    post.sends(flying)
    post.until_quiet()

    assert told(post, "Kit") == [TRUTHS[0], "signal_seen"]


def test_an_ask_that_did_not_get_through_goes_no_more_once_it_is_answered(post: Post) -> None:
    post.refuse("Ali", LOST)
    post.until_quiet()
    answers(post, "Jo")
    post.channel.refuse = lambda _: None
    time_goes_on(post, seconds=10)

    assert "answer_a_signal" not in told(post, "Ali")


def test_an_ask_that_comes_back_from_its_flight_after_the_answer_goes_no_more(post: Post) -> None:
    flying = post.claims()
    answers(post, "Jo")
    post.refuse("Ali", LOST, times=1)
    post.sends(flying)
    time_goes_on(post, seconds=10)

    assert told(post, "Ali") == ["signal_taken"]


def test_what_has_not_got_through_when_names_are_taken_out_goes_no_more(post: Post) -> None:
    post.until_quiet()
    post.refuse("Ali", LOST)
    is_ok(post)
    post.until_quiet()
    time_goes_on(post, seconds=REWRITE_AFTER.total_seconds() + 1)
    post.channel.refuse = lambda _: None
    time_goes_on(post, minutes=1)

    assert told(post, "Jo") == ["answer_a_signal", "after_a_signal"]
    assert told(post, "Ali") == ["answer_a_signal"]


# ------------------------------------------------------------------ blocked, silent, slow


def test_one_has_blocked_one_is_slow_and_it_waits_for_the_slow_one_and_no_longer(
    post: Post,
) -> None:
    chats = {post.phone_of("Jo"): BLOCKED, post.phone_of("Ali"): LOST}
    post.channel.refuse = lambda o: chats.get(o.chat_id)
    for _ in range(179):
        time_goes_on(post, seconds=1)
    assert told(post, "Kit") == told(post, "Sam") == []
    time_goes_on(post, seconds=1)

    assert told(post, "Kit") == TRUTHS[:1]
    assert told(post, "Sam") == ["ring_the_desk"]


def test_when_the_last_who_could_be_reached_blocks_it_goes_on_within_a_second(post: Post) -> None:
    chats = {post.phone_of("Jo"): BLOCKED, post.phone_of("Ali"): LOST}
    post.channel.refuse = lambda o: chats.get(o.chat_id)
    time_goes_on(post, seconds=20)
    assert told(post, "Kit") == []
    chats[post.phone_of("Ali")] = BLOCKED
    time_goes_on(post, seconds=3)  # Ali's message is tried again every two seconds
    time_goes_on(post, seconds=1)

    assert told(post, "Kit") == TRUTHS[:1]


def test_when_nobody_at_all_can_be_reached_the_person_hears_it_at_once(post: Post) -> None:
    kit = post.phone_of("Kit")
    post.channel.refuse = lambda o: None if o.chat_id == kit else BLOCKED
    post.until_quiet()
    for _ in range(5):
        time_goes_on(post, seconds=1)

    assert told(post, "Kit") == TRUTHS
    assert post.home.row(signals, signal_id(post)).state == "unanswered"


# ------------------------------------------------------------------ restarts and jumps

JUMPS = {
    "an hour": [timedelta(hours=1)] * 4,
    "a day": [timedelta(days=1)] * 2,
    "a second too early, then an hour": [STEP - timedelta(seconds=1), timedelta(hours=1)],
    "two minutes at a time": [timedelta(minutes=2)] * 8,
    "an hour back, then forth": [timedelta(hours=-1), timedelta(hours=2), timedelta(hours=1)],
}


@pytest.mark.parametrize("restart", [False, True], ids=["one life", "a new life at each jump"])
@pytest.mark.parametrize("jumps", JUMPS.values(), ids=JUMPS)
def test_however_the_clock_jumps_each_step_is_taken_once_and_none_early(
    post: Post, jumps: list[timedelta], *, restart: bool
) -> None:
    heard_at: list[tuple[str, datetime]] = []
    earliest = NOW
    for jump in [timedelta(0), *jumps, STEP, STEP, STEP]:
        post.now, post.at = post.now + jump, post.at + 10
        if restart:
            post.claims()  # and dies in the middle of it
            post.start()
        for _ in range(3):
            before = len(heard_at)
            sweep.sweep(post.home.database, post.now)
            jobs = post.until_quiet()
            heard_at += [(job.row.name, post.now) for job in jobs if job.row.name in TRUTHS]
            assert len(heard_at) <= before + 1, "two steps at once"
            for _, at in heard_at[before:]:
                assert at >= earliest + STEP, "too early"
                earliest = at

    assert [name for name, _ in heard_at] == TRUTHS
    asks = Counter((row.person_id, row.name) for row in post.home.planned("signal_again"))
    assert set(asks.values()) == {3}
    assert Counter(told(post, "Sam")) == {"ring_the_desk": 1, "to_do": 1}, (
        "nobody came: it is a task"
    )


@pytest.mark.parametrize("hours", [1, 24])
def test_after_a_jump_an_answer_still_counts(post: Post, hours: int) -> None:
    post.until_quiet()
    time_goes_on(post, hours=hours)
    answers(post, "Ali")
    time_goes_on(post, minutes=3)

    assert told(post, "Kit") == [TRUTHS[0], "signal_seen"]


def test_a_message_that_gets_through_after_it_was_all_over_names_no_one_in_the_end(
    post: Post,
) -> None:
    flying = post.claims()
    is_ok(post)
    time_goes_on(post, seconds=REWRITE_AFTER.total_seconds() + 1)
    post.sends(flying)
    post.until_quiet()

    sent_to_staff: dict[int, Outgoing] = {}
    number = 1_000
    for outgoing in post.channel.sent:
        if outgoing.act == "send":
            number = 1_000 + post.channel.sent.index(outgoing) + 1
        sent_to_staff[outgoing.message_id or number] = outgoing
    assert sent_to_staff
    assert not any("Kit" in last.text for last in sent_to_staff.values())
