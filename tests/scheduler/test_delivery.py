"""From a row to a message: one bad row stops no other, and nothing goes after a cancellation."""

from __future__ import annotations

import asyncio
import itertools
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import OperationalError

from records.calls import calls
from records.database import Tx
from records.notices import Lane, attempts, notices
from records.people import Person, memberships, people
from records.talks import talks
from scheduler.post import on_screen
from scheduler.post.channels import Outgoing
from scheduler.post.due.sweep import sweep
from scheduler.post.sending import preparing
from scheduler.post.sending.preparing import Job
from scheduler.post.times import FULL_DAY
from scheduler.talks.acts import Refused
from scheduler.talks.turns import talking
from tests.home import MEETING_AT, START, Home, a_home
from tests.scheduler.posting import (
    BLOCKED,
    FLOOD,
    LOST,
    WRONG,
    FakeChannel,
    Post,
    begin_again,
    state,
    states,
)
from tests.scheduler.reminder import cancel, remind


@pytest.fixture(scope="module")
def whole_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with a_home(tmp_path_factory.mktemp("delivery")) as home:
        yield home


@pytest.fixture
def post(whole_home: Home) -> Post:
    """A post office at a home where nothing has happened yet."""
    begin_again(whole_home)
    return Post(whole_home)


# ------------------------------------------------------------------ bad rows


def bad_rows(post: Post) -> list[int]:
    """Rows that our own code stumbles over, each in its own way."""
    due = {"kind": "begin", "lane": Lane.NOTICE}
    return [
        post.writes("Kit", "replies"),
        post.writes("Bea", "replies", **due),
        post.writes("Noor", "pre_brief", meeting_id=None, talk_id=None, kind="turn"),
        post.writes("Cal", "pre_brief", kind="tell", parts={"path": "nowhere"}),
        post.writes("Max", "results", **due),
        post.writes("Ivy", act="edit", target_id=None, parts={"language": "no such language"}),
    ]


def test_one_bad_row_never_stops_the_others(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    bad = bad_rows(post)
    good = [post.writes(name) for name in ("Jo", "Ali", "Sam")]
    good += [post.writes(name, lane=Lane.NOTICE) for name in ("Kit", "Bea", "Jo")]

    with caplog.at_level(logging.ERROR, "scheduler"):
        post.until_quiet()

    assert {state(post, row_id) for row_id in good} == {"accepted"}
    assert {state(post, row_id) for row_id in bad} <= {"failed", "accepted"}
    assert [state(post, row_id) for row_id in bad].count("failed") >= 4
    assert all(row.error for row in post.home.rows(attempts) if row.outcome == "failed")


def test_a_talk_that_can_not_begin_leaves_nothing_half_begun(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = talking.begin

    def stumble(tx: Tx, person: Any, *rest: Any) -> int:
        done = begin(tx, person, *rest)
        if person.id == post.home.ids["Kit"]:
            raise ValueError("half way")
        return done

    monkeypatch.setattr(preparing, "begin", stumble)
    rows = {n: post.writes(n, "hello", kind="begin", lane=Lane.NOTICE) for n in ("Kit", "Bea")}

    post.until_quiet()

    assert {name: state(post, row_id) for name, row_id in rows.items()} == {
        "Kit": "failed",
        "Bea": "accepted",
    }
    assert [t.person_id for t in post.home.rows(talks)] == [post.home.ids["Bea"]]


def test_a_talk_that_is_refused_at_its_beginning_fails_alone_and_leaves_nothing(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = talking.begin

    def refuse(tx: Tx, person: Any, *rest: Any) -> int:
        begin(tx, person, *rest)
        raise Refused("MEETING_IS_OFF")

    monkeypatch.setattr(preparing, "begin", refuse)
    row_id = post.writes("Kit", "hello", kind="begin", lane=Lane.NOTICE)
    other = post.writes("Bea")

    post.until_quiet()

    assert (state(post, row_id), state(post, other)) == ("failed", "accepted")
    assert post.home.rows(talks) == []


def test_a_channel_that_breaks_in_a_way_nobody_foresaw_fails_only_that_row(post: Post) -> None:
    post.refuse("Kit", RuntimeError("canary"))
    bad, good = post.writes("Kit"), post.writes("Bea")

    post.until_quiet()

    assert (state(post, bad), state(post, good)) == ("failed", "accepted")
    (evidence,) = post.home.rows(attempts, attempts.c.notice_id == bad)
    assert evidence.error == "RuntimeError"


# ------------------------------------------------------------------ errors that pass


def test_what_did_not_get_through_is_tried_again_with_longer_and_longer_pauses(
    post: Post,
) -> None:
    post.refuse("Kit", LOST)
    post.writes("Kit")
    assert len(post.round()) == 1
    for pause in (0.5, 1, 2, 4, 8, 16, 32, 60, 60):
        post.goes_on(seconds=pause - 0.1)
        assert post.round() == []
        post.goes_on(seconds=0.1)
        assert len(post.round()) == 1


def test_once_it_gets_through_the_next_pause_is_short_again(post: Post) -> None:
    post.refuse("Kit", LOST, times=4)
    first = post.writes("Kit")
    for _ in range(20):
        post.round()
        post.goes_on(seconds=1)
    assert state(post, first) == "accepted"

    post.refuse("Kit", LOST, times=1)
    second = post.writes("Kit")
    post.round()
    post.goes_on(seconds=0.5)
    post.until_quiet()

    assert state(post, second) == "accepted"


def test_while_one_chat_waits_the_others_get_theirs(post: Post) -> None:
    post.refuse("Kit", FLOOD)
    post.writes("Kit")
    post.round()
    others = [post.writes(name) for name in ("Bea", "Noor", "Jo")]

    post.until_quiet()

    assert {state(post, row_id) for row_id in others} == {"accepted"}
    tried = [o for o in post.channel.tried if o.chat_id == post.phone_of("Kit")]
    assert len(tried) == 1


def test_a_chat_is_left_alone_for_as_long_as_telegram_asked(post: Post) -> None:
    post.refuse("Kit", FLOOD, times=1)
    row_id = post.writes("Kit")
    post.round()
    post.goes_on(seconds=4.9)
    post.until_quiet()
    assert state(post, row_id) == "planned"

    post.goes_on(seconds=0.1)
    post.until_quiet()

    assert state(post, row_id) == "accepted"


def test_two_chats_refused_at_once_stop_broadcasts_and_not_signals(post: Post) -> None:
    post.channel.refuse = lambda _: FLOOD
    post.writes("Kit")
    post.writes("Bea")
    post.round()
    post.claims()
    post.channel.refuse = lambda _: None
    wide = post.writes("Noor", lane=Lane.BROADCAST)
    urgent = post.writes("Jo", lane=Lane.SIGNAL)

    post.until_quiet()
    assert (state(post, wide), state(post, urgent)) == ("planned", "accepted")

    post.goes_on(seconds=5)
    post.until_quiet()
    assert state(post, wide) == "accepted"


def test_a_signal_is_not_held_by_what_other_lanes_have_met(post: Post) -> None:
    post.refuse("Jo", FLOOD, times=1)
    post.writes("Jo", lane=Lane.BROADCAST)
    post.round()
    urgent = post.writes("Jo", lane=Lane.SIGNAL)

    post.until_quiet()

    assert state(post, urgent) == "accepted"


@pytest.mark.parametrize("error", [LOST, FLOOD])
def test_a_signal_tries_on_soon_and_not_in_a_storm(post: Post, error: Exception) -> None:
    post.refuse("Jo", error)
    row_id = post.writes("Jo", lane=Lane.SIGNAL)
    for _ in range(50):
        post.round()
        post.goes_on(milliseconds=200)
    tries = len(post.channel.tried)
    assert 5 <= tries <= 12

    post.channel.refuse = lambda _: None
    post.goes_on(seconds=2)
    post.until_quiet()

    assert state(post, row_id) == "accepted"


# ------------------------------------------------------------------ errors that stay


def test_a_closed_chat_is_noted_and_the_link_person_is_asked_once_to_reach_out(
    post: Post,
) -> None:
    post.refuse("Kit", BLOCKED)
    rows = [post.writes("Kit") for _ in range(4)]

    post.until_quiet()

    assert {state(post, row_id) for row_id in rows} == {"failed"}
    assert post.home.row(people, post.home.ids["Kit"]).blocked_at == START
    (prompt,) = post.home.planned("cannot_reach")
    assert prompt.person_id == post.home.ids["Sam"]
    assert prompt.about_id == post.home.ids["Kit"]
    assert "cannot reach Kit" in post.channel.sent[-1].text


def test_a_message_telegram_refuses_does_not_mean_the_chat_is_closed(post: Post) -> None:
    post.refuse("Kit", WRONG, times=1)
    bad, good = post.writes("Kit"), post.writes("Kit")

    post.until_quiet()

    assert (state(post, bad), state(post, good)) == ("failed", "accepted")
    assert post.home.row(people, post.home.ids["Kit"]).blocked_at is None
    assert post.home.planned("cannot_reach") == []


def test_without_a_link_person_the_facilitators_are_asked(post: Post) -> None:
    post.refuse("Sam", BLOCKED)
    post.writes("Sam")

    post.until_quiet()

    asked = {row.person_id for row in post.home.planned("cannot_reach")}
    assert asked == {post.home.ids["Jo"], post.home.ids["Ali"]}


@pytest.mark.parametrize("state_now", ["left", "forgotten"])
def test_nothing_is_sent_to_who_has_left(post: Post, state_now: str) -> None:
    row_id = post.writes("Kit")
    with post.home.database.transaction() as tx:
        here = people.c.id == post.home.ids["Kit"]
        tx.conn.execute(update(people).where(here).values(state=state_now))

    post.until_quiet()

    assert state(post, row_id) == "failed"
    assert post.channel.tried == []


# ------------------------------------------------------------------ the database fails


@contextmanager
def fails(post: Post, monkeypatch: pytest.MonkeyPatch, nth: int) -> Iterator[None]:
    """The n-th transaction from now on, and no other, can't begin."""
    transaction, count = post.home.database.transaction, itertools.count(1)

    @contextmanager
    def broken() -> Iterator[Tx]:
        if next(count) == nth:
            raise OperationalError("", {}, Exception("database is locked"))
        with transaction() as tx:
            yield tx

    monkeypatch.setattr(post.home.database, "transaction", broken)
    yield
    monkeypatch.undo()


@pytest.mark.parametrize("nth", [1, 2])
def test_what_was_claimed_when_the_database_failed_goes_when_it_is_back(
    post: Post, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    rows = [post.writes(name) for name in ("Kit", "Bea")]
    with fails(post, monkeypatch, nth), pytest.raises(OperationalError):
        post.claims()

    post.until_quiet()

    assert {state(post, row_id) for row_id in rows} == {"accepted"}
    assert len(post.channel.sent) == 2


def test_what_waits_for_its_words_keeps_its_place_in_the_chat(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = post.writes("Kit", "quarantined")
    with fails(post, monkeypatch, 2), pytest.raises(OperationalError):
        post.claims()
    second = post.writes("Kit", "small_ok")

    jobs = post.until_quiet()

    assert [job.row.id for job in jobs] == [first, second]
    assert "Something went wrong" in post.channel.sent[0].text


def test_what_came_back_while_the_database_failed_is_settled_when_it_is_back(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    row_id = post.writes("Kit")
    post.sends(post.claims())
    with fails(post, monkeypatch, 1), pytest.raises(OperationalError):
        post.claims()
    assert state(post, row_id) == "sending"

    post.until_quiet()

    assert state(post, row_id) == "accepted"
    assert len(post.channel.sent) == 1


# ------------------------------------------------------------------ a meeting is cancelled

STEPS = ("lost", "flood", "sent", "killed")


def step(post: Post, what: str, flying: list[Job]) -> list[Job]:
    """What becomes of what is in flight."""
    if what == "killed":
        post.start()
        return []
    error = {"lost": LOST, "flood": FLOOD, "sent": None}[what]
    post.channel.refuse = lambda _: error
    post.sends(flying)
    post.channel.refuse = lambda _: None
    return []


@pytest.mark.parametrize("before", [(), *((s,) for s in STEPS if s != "sent"), ("lost", "killed")])
@pytest.mark.parametrize("in_flight", [False, True])
@pytest.mark.parametrize("after", STEPS)
def test_no_reminder_of_a_cancelled_meeting_is_claimed_after_the_cancellation(
    post: Post, before: tuple[str, ...], in_flight: bool, after: str
) -> None:
    """Each way to get to the cancellation, each moment for it, each end of what is in flight."""
    post.now = MEETING_AT - FULL_DAY - timedelta(hours=3)
    meeting_id, reminder = remind(post.home, post.now)
    for what in before:
        step(post, what, post.claims())
        post.delivery.settle_all()
        post.goes_on(seconds=10)
    flying = post.claims() if in_flight else []

    cancel(post.home, meeting_id, post.now)
    step(post, after, flying)
    claimed = []
    for _ in range(12):
        claimed += [job.row.id for job in post.round()]
        post.goes_on(minutes=20)
        sweep(post.home.database, post.now)

    assert reminder not in claimed
    assert state(post, reminder) in ("withdrawn", "accepted")
    kit = [o.text for o in post.channel.sent if o.chat_id == post.phone_of("Kit")]
    assert "is not on" in kit[-1] or "off" in kit[-1] or "cancel" in kit[-1], kit[-1]
    assert len(kit) <= 2, "the reminder in flight, if it came through, and the cancellation"


def test_a_reminder_in_flight_is_followed_by_the_cancellation(post: Post) -> None:
    post.now = MEETING_AT - FULL_DAY - timedelta(hours=3)
    meeting_id, reminder = remind(post.home, post.now)
    flying = post.claims()
    assert [job.row.id for job in flying] == [reminder]

    cancel(post.home, meeting_id, post.now)
    assert [job.row.id for job in post.claims() if job.row.person_id == 4] == []
    post.sends(flying)
    post.until_quiet()

    to_kit = [o for o in post.channel.sent if o.chat_id == post.phone_of("Kit")]
    assert len(to_kit) == 2
    assert state(post, reminder) == "accepted"


# ------------------------------------------------------------------ too late


def test_a_notice_that_misses_its_deadline_is_never_sent_and_the_link_person_is_asked_to_ring(
    post: Post,
) -> None:
    post.now = MEETING_AT - FULL_DAY - timedelta(minutes=1)
    _, reminder = remind(post.home, post.now)
    post.refuse("Kit", LOST)
    for _ in range(8):
        post.round()
        post.goes_on(seconds=20)
        sweep(post.home.database, post.now)

    assert state(post, reminder) == "missed"
    (call,) = post.home.rows(calls)
    assert (call.caller_id, call.notice_id) == (post.home.ids["Sam"], reminder)
    sam = [o.text for o in post.channel.sent if o.chat_id == post.phone_of("Sam")]
    assert any("Please ring" in text and "Kit" in text for text in sam)
    tries = len(post.channel.tried)
    post.channel.refuse = lambda _: None
    post.until_quiet()
    assert not [o for o in post.channel.sent if o.chat_id == post.phone_of("Kit")]
    assert len(post.channel.tried) <= tries + 1


def test_after_a_long_sleep_what_is_too_late_is_not_sent_even_before_the_first_sweep(
    post: Post,
) -> None:
    _, reminder = remind(post.home, START)
    post.now = MEETING_AT
    post.start()

    post.until_quiet()
    assert post.channel.sent == []
    sweep(post.home.database, post.now)

    assert state(post, reminder) == "missed"


# ------------------------------------------------------------------ the real loop


def test_the_real_loop_sends_all_in_order_and_settles_what_is_in_flight_when_it_ends(
    post: Post,
) -> None:
    notes = ("quarantined", "small_ok", "hidden")
    names = [n for n in post.home.ids if n != "Sam"]
    for note in notes:
        for name in names:
            post.writes(name, note)

    async def run() -> None:
        task = asyncio.create_task(post.runs().run())
        post.delivery.wake()
        await asyncio.wait_for(post.delivery.idle.wait(), 20)
        late = post.writes("Sam")
        post.delivery.wake()
        while not [o for o in post.channel.tried if o.chat_id == post.phone_of("Sam")]:
            await asyncio.wait_for(asyncio.shield(asyncio.create_task(_turn())), 5)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert state(post, late) == "accepted"

    asyncio.run(run())

    assert set(states(post.home.rows(notices))) == {"accepted"}
    for name in names:
        mine = [o.text for o in post.channel.sent if o.chat_id == post.phone_of(name)]
        assert len(mine) == len(notes)
        assert "Something went wrong" in mine[0]
        assert "at any time" in mine[-1]


@pytest.mark.parametrize("turns", range(6))
def test_the_real_loop_ends_even_if_it_is_woken_as_it_is_stopped(post: Post, turns: int) -> None:
    async def woken_and_stopped() -> None:
        napping = asyncio.create_task(post.delivery.nap(30))
        await _turn()
        post.delivery.wake()
        for _ in range(turns):
            await asyncio.sleep(0)
        stopped = napping.cancel()
        await asyncio.wait([napping], timeout=5)
        assert napping.cancelled() is stopped

    asyncio.run(woken_and_stopped())


async def _turn() -> None:
    """Let the others go on."""
    await asyncio.to_thread(lambda: None)


def test_the_real_loop_outlives_a_database_that_fails_for_a_moment(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    row_id = post.writes("Kit")

    async def no_nap(seconds: float | None) -> None:
        await _turn()

    monkeypatch.setattr(post.runs(), "nap", no_nap)
    transaction, count = post.home.database.transaction, itertools.count(1)

    @contextmanager
    def broken() -> Iterator[Tx]:
        if next(count) < 4:
            raise OperationalError("", {}, Exception("database is locked"))
        with transaction() as tx:
            yield tx

    async def run() -> None:
        with monkeypatch.context() as patched:
            patched.setattr(post.home.database, "transaction", broken)
            task = asyncio.create_task(post.delivery.run())
            await asyncio.wait_for(post.delivery.idle.wait(), 20)
            task.cancel()
            await asyncio.wait([task])

    asyncio.run(run())

    assert state(post, row_id) == "accepted"


def test_a_prompt_waits_until_a_talk_that_someone_is_in_is_over(post: Post) -> None:
    with post.home.database.transaction() as tx:
        kit = tx.one(Person, people.select().where(people.c.id == post.home.ids["Kit"]))
        talk_id = talking.begin(tx, kit, "my_choices", START - timedelta(minutes=2))
        tx.conn.execute(update(talks).where(talks.c.id == talk_id).values(last_at=START, turn=2))
    row_id = post.writes("Kit", "hello", kind="begin", lane=Lane.NOTICE)
    post.until_quiet()
    assert state(post, row_id) == "planned"

    post.goes_on(minutes=11)
    post.until_quiet()

    assert state(post, row_id) == "accepted"


def test_a_fake_channel_is_a_channel() -> None:
    from scheduler.post.channels import Channel

    channel: Channel = FakeChannel()
    sent = asyncio.run(channel.send(Outgoing("send", 1, "hello")))
    assert sent is not None


def test_memberships_of_the_home_are_as_these_tests_expect(post: Post) -> None:
    rows = post.home.rows(memberships, memberships.c.role == "co_producer")

    assert {row.link_id for row in rows} == {post.home.ids["Sam"]}
    assert timedelta(hours=48) > on_screen.STILL_CHANGEABLE
