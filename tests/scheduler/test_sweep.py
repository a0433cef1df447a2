"""What time alone brings about: each thing once, none early, whatever the clock does."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, update
from sqlalchemy.exc import OperationalError

from records.access import Actor, NotAllowed
from records.calls import calls
from records.evaluations import evaluations
from records.meetings import comings, meetings
from records.notices import Lane, attempts, notices
from records.people import people
from records.programs import taken
from records.signals import signals
from records.talks import talks
from records.tasks import task_owners, tasks
from scheduler.post import outbox
from scheduler.post.due import sweep
from scheduler.signals.answer_signal import answer_signal
from scheduler.signals.end_signal import REWRITE_AFTER, end_signal
from scheduler.signals.facts import ASKING
from scheduler.signals.raise_signal import raise_signal
from scheduler.signals.time import SIGNAL_LASTS
from scheduler.talks.acts import Order, Refused
from tests.home import MEETING_AT, START, Home, a_home
from tests.scheduler.jobs import done_otherwise
from tests.scheduler.posting import BLOCKED, Post

STEP = timedelta(seconds=180)
NOW = MEETING_AT + timedelta(minutes=10)


@pytest.fixture(scope="module")
def whole_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    cards = {"Kit": {"circle": "yes"}}
    with a_home(tmp_path_factory.mktemp("sweep"), cards) as home:
        with home.database.transaction() as tx:
            from tests.home import add_person

            home.ids["Vi"] = add_person(tx, home.group_id, "link_person", {"called": "Vi"}, 150)
        yield home


@pytest.fixture
def home(whole_home: Home) -> Home:
    begin_again(whole_home)
    return whole_home


def begin_again(home: Home) -> None:
    with home.database.transaction() as tx:
        tx.conn.execute(delete(attempts))
        tx.conn.execute(update(notices).values(target_id=None))
        of_tasks = (task_owners, tasks, calls)
        for table in (*of_tasks, notices, talks, signals, evaluations, comings, meetings, taken):
            tx.conn.execute(delete(table))
        tx.conn.execute(update(people).values(state="here", blocked_at=None))


def raised(home: Home, now: Any = NOW) -> int:
    """Kit asks for a break in a running meeting; the signal's id."""
    home.meets(now=START)
    with home.database.transaction() as tx:
        tx.conn.execute(delete(notices))
        done = raise_signal(tx, Actor(home.ids["Kit"]), Order(), now)
    assert done is not None
    assert done.signal_id is not None
    return done.signal_id


#: what is planned for staff, whatever becomes of a signal
LISTS = ("word_list", "to_do")


def asked(home: Home, name: str) -> list[str]:
    """What was posted to someone about a signal, in order."""
    rows = home.rows(notices, notices.c.person_id == home.ids[name], notices.c.act == "send")
    return [row.name for row in rows if row.name not in LISTS]


def names(home: Home) -> dict[str, list[str]]:
    return {name: asked(home, name) for name in ("Jo", "Ali", "Sam", "Vi", "Kit")}


# ------------------------------------------------------------------ escalation


def test_a_signal_goes_to_each_facilitator_at_once_and_to_no_one_else(home: Home) -> None:
    raised(home)

    assert names(home) == {
        "Jo": ["answer_a_signal"],
        "Ali": ["answer_a_signal"],
        "Sam": [],
        "Vi": [],
        "Kit": [],
    }
    assert {row.lane for row in home.rows(notices)} == {int(Lane.SIGNAL)}


def test_nothing_is_passed_on_before_the_three_minutes_are_over(home: Home) -> None:
    raised(home)
    before = names(home)

    sweep.sweep(home.database, NOW + STEP - timedelta(milliseconds=1))

    assert names(home) == before


def test_a_signal_nobody_answers_goes_round_the_circle_and_the_person_hears_the_truth(
    home: Home,
) -> None:
    signal_id = raised(home)
    told = []
    for number in range(1, 6):
        sweep.sweep(home.database, NOW + number * STEP)
        told.append({name: found[-1:] for name, found in names(home).items()})

    assert [t["Kit"] for t in told[:3]] == [["no_one_yet_3"], ["no_one_yet_6"], ["no_one_came"]]
    assert [t["Sam"] for t in told[:3]] == [["ring_the_desk"]] * 3
    assert [t["Vi"] for t in told[:3]] == [[], ["ring_the_desk"], ["ring_the_desk"]]
    assert asked(home, "Jo") == ["answer_a_signal"] + 3 * ["signal_again"]
    assert told[3] == told[4] == told[2], "after the last step there is nothing more"
    assert home.row(signals, signal_id).state == "unanswered"


def test_sweeping_often_passes_on_each_step_once(home: Home) -> None:
    raised(home)
    for seconds in range(0, 1200, 20):
        sweep.sweep(home.database, NOW + timedelta(seconds=seconds))

    counted = Counter(row.dedupe for row in home.rows(notices, notices.c.name.not_in(LISTS)))
    assert set(counted.values()) == {1}
    assert len(asked(home, "Kit")) == 4, "three truths, and a word for the next day"
    assert len(asked(home, "Jo")) == 4


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_once_someone_has_answered_it_goes_no_further(home: Home, steps: int) -> None:
    signal_id = raised(home)
    for number in range(1, steps + 1):
        sweep.sweep(home.database, NOW + number * STEP)
    later = NOW + steps * STEP + timedelta(seconds=10)
    with home.database.transaction() as tx:
        order = Order(signal_id=signal_id, answers={"answer": "seen"})
        answer_signal(tx, Actor(home.ids["Ali"]), order, later)
    before = names(home)

    for number in range(1, 8):
        sweep.sweep(home.database, later + number * STEP)

    assert names(home) == before
    planned = home.rows(notices, notices.c.state == "planned", notices.c.name.in_(ASKING))
    assert planned == []


def test_the_second_who_answers_is_told_that_someone_was_faster(home: Home) -> None:
    signal_id = raised(home)
    order = Order(signal_id=signal_id, answers={"answer": "seen"})
    with home.database.transaction() as tx:
        answer_signal(tx, Actor(home.ids["Ali"]), order, NOW)
    with home.database.transaction() as tx, pytest.raises(Refused, match="signal_taken"):
        answer_signal(tx, Actor(home.ids["Jo"]), order, NOW)

    assert home.row(signals, signal_id).answered_by == home.ids["Ali"]


@pytest.mark.parametrize("name", ["Kit", "Bea"])
def test_who_was_not_asked_can_not_answer(home: Home, name: str) -> None:
    signal_id = raised(home)
    order = Order(signal_id=signal_id, answers={"answer": "seen"})
    with home.database.transaction() as tx, pytest.raises(NotAllowed):
        answer_signal(tx, Actor(home.ids[name]), order, NOW)


def test_a_restart_between_any_two_steps_changes_nothing(home: Home) -> None:
    raised(home)
    post = Post(home, now=NOW)
    for number in range(1, 9):
        post.claims()  # and dies before anything was sent
        post.start()
        post.now = NOW + number * STEP / 2
        sweep.sweep(home.database, post.now)
    post.until_quiet(200)

    assert [len(found) for found in names(home).values()] == [4, 4, 1, 1, 4]
    now = notices.c.name.not_in((*LISTS, "we_let_you_down"))  # that waits for the next day
    assert {row.state for row in home.rows(notices, now)} == {"accepted"}
    lists = home.planned("to_do")
    assert [row.state for row in lists] == ["accepted", "planned"], "once now, and once later"


def test_everyone_in_the_circle_gets_to_read_what_it_is_about(home: Home) -> None:
    raised(home)
    post = Post(home, now=NOW)
    for number in range(3):
        post.now = NOW + number * STEP
        sweep.sweep(home.database, post.now)
        post.until_quiet()
    with home.database.transaction() as tx:  # each taps Show
        rows = home_rows(tx)
        for row in rows:
            tx.conn.execute(
                insert(notices).values(
                    act="edit",
                    kind="turn",
                    name=row.name,
                    parts=row.parts,
                    asks=row.asks,
                    talk_id=row.talk_id,
                    person_id=row.person_id,
                    signal_id=row.signal_id,
                    target_id=row.id,
                    due_at=post.now,
                )
            )
    post.until_quiet()

    shown = [o for o in post.channel.sent if o.act == "edit" and "Kit" in o.text]
    assert {o.chat_id for o in shown} >= {post.phone_of(n) for n in ("Jo", "Ali", "Sam", "Vi")}
    assert not home.rows(notices, notices.c.state == "failed")


def home_rows(tx: Any) -> list[Any]:
    """The messages of talks that ask staff to look."""
    which = (notices.c.name.in_(ASKING), notices.c.kind == "turn", notices.c.act == "send")
    return list(tx.conn.execute(notices.select().where(*which)))


def test_a_facilitator_who_can_not_be_reached_is_skipped_at_once(home: Home) -> None:
    raised(home)
    post = Post(home, now=NOW)
    chats = {post.phone_of("Jo"), post.phone_of("Ali")}
    post.channel.refuse = lambda o: BLOCKED if o.chat_id in chats else None
    post.until_quiet()
    sweep.sweep(home.database, NOW + timedelta(seconds=1))

    assert asked(home, "Kit") == ["no_one_yet_3"]
    assert "ring_the_desk" in asked(home, "Sam")


def test_one_facilitator_who_can_be_reached_is_given_the_time(home: Home) -> None:
    raised(home)
    post = Post(home, now=NOW)
    post.refuse("Jo", BLOCKED)
    post.until_quiet()
    sweep.sweep(home.database, NOW + timedelta(seconds=1))

    assert asked(home, "Kit") == []


# ------------------------------------------------------------------ when a signal is over


def test_once_it_is_over_what_staff_were_sent_names_no_one(home: Home) -> None:
    signal_id = raised(home)
    post = Post(home, now=NOW)
    post.until_quiet()
    with home.database.transaction() as tx:
        end_signal(tx, Actor(home.ids["Kit"]), Order(signal_id=signal_id), NOW)
    post.until_quiet()
    early = NOW + REWRITE_AFTER - timedelta(seconds=1)
    sweep.sweep(home.database, early)
    assert home.planned("signal_rewritten_over") == []

    for hours in range(3):
        post.now = NOW + REWRITE_AFTER + timedelta(hours=hours)
        sweep.sweep(home.database, post.now)
        post.until_quiet()

    told = home.rows(
        notices,
        notices.c.signal_id == signal_id,
        notices.c.act == "send",
        notices.c.person_id != home.ids["Kit"],
    )
    rewritten = home.planned("signal_rewritten_over")
    assert sorted(row.target_id for row in rewritten) == [row.id for row in told]
    lines = [row for row in rewritten if row.act == "edit"]
    assert sorted(row.person_id for row in lines) == sorted({row.person_id for row in told})
    assert {row.act for row in rewritten if row not in lines} == {"delete"}, "one line for each"
    edits = [o.text for o in post.channel.sent if o.act == "edit"]
    assert len(edits) == len(lines)
    assert not any("Kit" in text for text in edits)


def test_a_signal_that_nobody_ended_is_over_after_half_a_day(home: Home) -> None:
    signal_id = raised(home)
    with home.database.transaction() as tx:
        order = Order(signal_id=signal_id, answers={"answer": "seen"})
        answer_signal(tx, Actor(home.ids["Ali"]), order, NOW)
    sweep.sweep(home.database, NOW + SIGNAL_LASTS - timedelta(seconds=1))
    assert home.row(signals, signal_id).state == "seen"

    sweep.sweep(home.database, NOW + SIGNAL_LASTS)

    assert home.row(signals, signal_id).state == "ended"


# ------------------------------------------------------------------ the clock jumps


def wanted(home: Home) -> dict[str, Any]:
    """When each thing that is planned for the co-producers is due."""
    rows = home.rows(notices, outbox.OF_A_PLAN)
    return {row.dedupe: row for row in rows}


@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    jumps=st.lists(
        st.sampled_from([1, 60, 3_600, 2 * 3_600, 86_400, 3 * 86_400]), min_size=4, max_size=14
    )
)
def test_however_the_clock_jumps_each_notice_goes_once_and_none_early(
    home: Home, jumps: list[int]
) -> None:
    begin_again(home)
    home.meets(now=START)
    plan = wanted(home)
    post = Post(home)
    sent: dict[int, Any] = {}
    for jump in [*jumps, 86_400, 86_400, 12 * 86_400, 36_000, 36_000, 36_000]:
        sweep.sweep(home.database, post.now)
        for job in post.until_quiet():
            assert job.row.id not in sent, "each once"
            sent[job.row.id] = post.now
        post.goes_on(seconds=jump)

    for row in plan.values():
        if row.id in sent:
            assert sent[row.id] >= row.due_at, "none early"
            assert row.deadline is None or sent[row.id] < row.deadline, "none too late"
    late = {row.id for row in home.rows(notices, notices.c.state == "missed")}
    assert {row.id for row in plan.values()} <= set(sent) | late


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(days=1)])
def test_a_clock_that_is_put_back_sends_nothing_twice(home: Home, jump: timedelta) -> None:
    home.meets(now=START)
    post = Post(home)
    post.until_quiet()
    first = len(post.channel.sent)
    assert first

    post.now = START - jump
    sweep.sweep(home.database, post.now)
    post.until_quiet()
    post.now = START
    sweep.sweep(home.database, post.now)
    post.until_quiet()

    assert len(post.channel.sent) == first


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(days=1), timedelta(days=9)])
def test_a_signal_that_slept_through_a_jump_is_passed_on_a_step_at_a_time(
    home: Home, jump: timedelta
) -> None:
    raised(home)

    sweep.sweep(home.database, NOW + jump)
    first = names(home)
    sweep.sweep(home.database, NOW + jump)

    assert len(first["Kit"]) <= 1
    assert names(home) == first


# ------------------------------------------------------------------ one thing stops no other


def test_one_thing_that_can_not_be_done_stops_none_of_the_others(
    home: Home, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    signal_id = raised(home)
    with home.database.transaction() as tx:
        late = outbox.post(
            tx,
            to=home.ids["Bea"],
            kind="note",
            name="hidden",
            now=NOW,
            deadline=NOW + timedelta(minutes=1),
        )

    def stumble(*_: Any) -> None:
        raise ValueError("canary")

    done_otherwise(monkeypatch, "late signals", stumble)
    with caplog.at_level(logging.ERROR):
        sweep.sweep(home.database, MEETING_AT + timedelta(hours=5))

    assert home.row(notices, late).state == "missed"
    assert [row.state for row in home.rows(meetings)] == ["held"]
    assert home.row(signals, signal_id).step == 0
    assert "ValueError" in caplog.text
    assert "canary" not in caplog.text


def test_when_the_database_fails_the_sweep_says_so_and_does_the_rest_next_time(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised(home)

    def full(*_: Any) -> None:
        raise OperationalError("", {}, Exception("disk full"))

    with monkeypatch.context() as patched:
        done_otherwise(patched, "late signals", full)
        with pytest.raises(OperationalError):
            sweep.sweep(home.database, NOW + STEP)

    sweep.sweep(home.database, NOW + STEP)
    assert asked(home, "Kit") == ["no_one_yet_3"]


# ------------------------------------------------------------------ meetings and updates


def test_a_meeting_is_over_when_it_ends_and_not_before(home: Home) -> None:
    meeting_id = home.meets(now=START)
    end = MEETING_AT + timedelta(minutes=60)
    sweep.sweep(home.database, end - timedelta(seconds=1))
    assert home.row(meetings, meeting_id).state == "planned"

    sweep.sweep(home.database, end)

    assert home.row(meetings, meeting_id).state == "held"


def test_ids_of_updates_are_forgotten_after_three_days_and_not_before(home: Home) -> None:
    with home.database.transaction() as tx:
        tx.conn.execute(
            insert(taken),
            [{"update_id": n, "at": START + timedelta(days=n)} for n in range(5)],
        )

    sweep.forget_updates(home.database, START + timedelta(days=4, hours=1))

    assert [row.update_id for row in home.rows(taken)] == [2, 3, 4]


def test_the_next_thing_that_is_due_is_known(home: Home) -> None:
    home.meets(now=START)
    first = min(row.due_at for row in home.rows(notices))
    assert sweep.next_due(home.database) == first

    begin_again(home)
    assert sweep.next_due(home.database) is None
    raised(home)
    with home.database.transaction() as tx:
        tx.conn.execute(delete(notices))
        assert sweep.oldest_unsent_signal(tx) is None
    assert sweep.next_due(home.database) == NOW + STEP


def test_a_signal_that_waits_to_be_sent_is_noticed(home: Home) -> None:
    raised(home)
    with home.database.transaction() as tx:
        assert sweep.oldest_unsent_signal(tx) == NOW
    post = Post(home, now=NOW)
    post.until_quiet()

    with home.database.transaction() as tx:
        assert sweep.oldest_unsent_signal(tx) is None
