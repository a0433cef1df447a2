"""What fails when time brings something about stops nothing else, and rests for a while."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Boolean, Integer, LargeBinary, Table, func, insert, select, text, update
from sqlalchemy.exc import OperationalError

from records.access import Actor
from records.agreements import agreements
from records.calls import calls
from records.claims import claims
from records.database import Tx
from records.evaluations import evaluations
from records.links import absences
from records.meetings import comings, meetings
from records.messages import messages
from records.moments import Moment
from records.notices import notices
from records.polls import polls
from records.series import regulars, series
from records.signals import signals
from records.surveys import surveys
from records.talks import talks
from records.tasks import task_owners, tasks
from records.undone import undone
from records.worries import worries
from scheduler import house
from scheduler.jobs import Job, Next
from scheduler.post import outbox
from scheduler.post.due import sweep
from scheduler.post.messages import KEPT
from scheduler.post.resting import FINDING, FIRST, LONGEST, LONGEST_FOR_A_SIGNAL, NEXT, Resting
from scheduler.signals.escalate import escalate
from scheduler.signals.raise_signal import raise_signal
from scheduler.signals.time import SIGNAL_IS_KEPT, SIGNAL_LASTS
from scheduler.talks.acts import Order
from tests.home import MEETING_AT, START, Home, a_home
from tests.scheduler.jobs import done_otherwise

HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
NAMES = [job.name for job in house.jobs()]
SIGNALS = {job.name for job in house.jobs() if job.soon}
#: 0, 5, 15, 35 s, and then twice as long each time, or every 20 seconds
TRIES_AN_HOUR, TRIES_FOR_A_SIGNAL = 10, 4 + 178
CANARY = "Kit wrote a canary"


@pytest.fixture(scope="module")
def whole_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with a_home(tmp_path_factory.mktemp("resting")) as home:
        yield home


@pytest.fixture
def home(whole_home: Home) -> Home:
    with whole_home.database.transaction() as tx:
        tx.conn.execute(update(notices).values(target_id=None))
        of_tasks = (task_owners, tasks, calls)
        for table in (*of_tasks, notices, talks, signals, evaluations, comings, meetings):
            tx.conn.execute(table.delete())
    return whole_home


class Seeded:
    """Each job has two rows to do, 1 and 2, since `START`; what is done has no row any more."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.left = {name: {1: START, 2: START} for name in NAMES}
        self.bad: set[tuple[str, int | str]] = set()
        self.tried: list[tuple[str, int | str, datetime]] = []
        self.error: Exception = ValueError(CANARY)
        self.now = START
        seeded = tuple(self.seeded(job) for job in house.jobs())
        monkeypatch.setattr(house, "jobs", lambda: seeded)

    def seeded(self, job: Job[Any]) -> Job[Any]:
        mine = self.left[job.name]

        def find(_tx: Tx, now: datetime, but: Any = ()) -> list[Any]:
            self.now = now
            self.tries(job.name, FINDING, now)
            return [SimpleNamespace(id=i) for i, due in mine.items() if due <= now]

        def act(_tx: Tx, row: Any, now: datetime) -> None:
            self.tries(job.name, row.id, now)
            del mine[row.id]

        class Following(Next):
            """Asked with all others, or by itself."""

            def of(self, lowest: Iterable[Any]) -> datetime | None:
                return self()

            def __call__(_, tx: Tx | None = None, but: Collection[int] = ()) -> datetime | None:  # noqa: N805
                self.tries(job.name, NEXT, self.now)
                return min((due for i, due in mine.items() if i not in but), default=None)

        return replace(job, find=find, do=act, next_at=Following())

    def tries(self, job: str, what: int | str, now: datetime) -> None:
        self.tried.append((job, what, now))
        if (job, what) in self.bad:
            raise self.error

    def times(self, job: str, what: int | str) -> list[datetime]:
        return [at for name, which, at in self.tried if (name, which) == (job, what)]


@pytest.fixture
def seeded(monkeypatch: pytest.MonkeyPatch) -> Seeded:
    return Seeded(monkeypatch)


def lives(home: Home, resting: Resting, since: datetime, until: datetime) -> datetime:
    """The moved clock goes from due to due, as the simulator moves it; when it arrived."""
    now = since
    while True:
        sweep.sweep(home.database, now, resting)
        due = sweep.next_due(home.database, resting)
        assert due is None or due > now, "the clock would spin"
        if due is None or due >= until:
            return until
        now = due


@pytest.mark.parametrize("what", [FINDING, 1])
@pytest.mark.parametrize("name", NAMES)
def test_what_fails_stops_no_other_and_is_tried_less_and_less_often(
    home: Home, seeded: Seeded, name: str, what: int | str, caplog: pytest.LogCaptureFixture
) -> None:
    resting = Resting()
    seeded.bad.add((name, what))
    other = next(one for one in NAMES if one != name)
    later = START + timedelta(seconds=1234)
    seeded.left[other][3] = later

    lives(home, resting, START, START + HOUR)

    for each in NAMES:
        still = {1, 2} if (each, what) == (name, FINDING) else {1} if each == name else set()
        assert set(seeded.left[each]) == still, each
    assert seeded.times(other, 3) == [later], "what is due elsewhere is not slept through"
    tries = seeded.times(name, what)
    assert len(tries) == (TRIES_FOR_A_SIGNAL if name in SIGNALS else TRIES_AN_HOUR)
    waits = [b - a for a, b in pairwise(tries)]
    assert waits[0] == FIRST
    assert waits == sorted(waits)
    assert max(waits) <= (LONGEST_FOR_A_SIGNAL if name in SIGNALS else LONGEST)
    lines = [line for line in caplog.messages if line.startswith(name)]
    assert 1 <= len(lines) <= 6, "not one a second"
    assert "report" in lines[0]
    assert "ValueError" in lines[0]
    assert CANARY not in caplog.text

    seeded.bad.clear()  # it is mended
    again = sweep.next_due(home.database, resting)
    assert again is not None
    lives(home, resting, again, again + SECOND)
    assert seeded.left[name] == {}
    assert sweep.next_due(home.database, resting) is None


@pytest.mark.parametrize("name", NAMES)
def test_when_it_can_not_be_said_what_is_next_all_else_is_still_known(
    home: Home, seeded: Seeded, name: str
) -> None:
    resting = Resting()
    seeded.bad.add((name, NEXT))
    other = next(one for one in NAMES if one != name)
    seeded.left[other][3] = START + timedelta(minutes=7)

    lives(home, resting, START, START + HOUR)

    assert all(left == {} for left in seeded.left.values())
    assert len(seeded.times(name, NEXT)) < 200
    assert seeded.times(other, 3) == [START + timedelta(minutes=7)]


def test_ticking_each_second_tries_no_oftener(home: Home, seeded: Seeded) -> None:
    resting = Resting()
    seeded.bad |= {("fares", 1), ("polls", FINDING), ("late signals", 2)}

    for second in range(600):
        sweep.sweep(home.database, START + second * SECOND, resting)

    assert len(seeded.times("fares", 1)) == len(seeded.times("polls", FINDING)) == 7
    assert len(seeded.times("late signals", 2)) == 4 + 28


def test_all_may_fail_at_once(home: Home, seeded: Seeded) -> None:
    resting = Resting()
    seeded.bad |= {(name, row) for name in NAMES for row in (1, 2)}

    lives(home, resting, START, START + HOUR)

    counted = Counter((name, what) for name, what, _ in seeded.tried if isinstance(what, int))
    for name in NAMES:
        often = TRIES_FOR_A_SIGNAL if name in SIGNALS else TRIES_AN_HOUR
        assert (counted[name, 1], counted[name, 2]) == (often, often)


def test_a_restart_tries_everything_once_more(home: Home, seeded: Seeded) -> None:
    resting = Resting()
    seeded.bad.add(("fares", 1))
    lives(home, resting, START, START + HOUR)
    before = len(seeded.times("fares", 1))

    sweep.sweep(home.database, START + HOUR, Resting())

    assert len(seeded.times("fares", 1)) == before + 1


def test_a_clock_that_is_put_back_ends_the_rest(home: Home, seeded: Seeded) -> None:
    resting = Resting()
    seeded.bad.add(("fares", 1))
    lives(home, resting, START + HOUR, START + 3 * HOUR)
    before = len(seeded.times("fares", 1))

    sweep.sweep(home.database, START, resting)

    assert len(seeded.times("fares", 1)) == before + 1


def test_what_was_done_otherwise_meanwhile_holds_the_clock_up_no_more(
    home: Home, seeded: Seeded
) -> None:
    resting = Resting()
    seeded.bad.add(("fares", 1))
    sweep.sweep(home.database, START, resting)
    assert sweep.next_due(home.database, resting) == START + FIRST

    del seeded.left["fares"][1]
    sweep.sweep(home.database, START + FIRST, resting)

    assert sweep.next_due(home.database, resting) is None


@pytest.mark.parametrize("what", [FINDING, 1])
@pytest.mark.parametrize("name", NAMES)
def test_the_databases_own_trouble_is_no_rows_fault(
    home: Home, seeded: Seeded, name: str, what: int | str
) -> None:
    resting = Resting()
    seeded.bad.add((name, what))
    seeded.error = OperationalError("", {}, Exception("disk full"))
    for second in range(3):
        with pytest.raises(OperationalError):
            sweep.sweep(home.database, START + second * SECOND, resting)
    seeded.bad.clear()

    sweep.sweep(home.database, START + 3 * SECOND, resting)

    assert all(left == {} for left in seeded.left.values()), "at once, without any rest"


def test_keys_that_can_not_be_destroyed_now_stop_nothing(
    home: Home, seeded: Seeded, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = []

    def stumble() -> int:
        tries.append(1)
        raise ValueError(CANARY)

    monkeypatch.setattr(home.database, "sweep_keys", stumble)
    resting = Resting()
    for second in range(60):
        sweep.sweep(home.database, START + second * SECOND, resting)

    assert len(tries) == 4
    assert all(left == {} for left in seeded.left.values())


# ------------------------------------------------------------------ real rows


def test_a_signal_that_can_not_be_passed_on_is_tried_soon_and_holds_up_no_other(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = MEETING_AT + timedelta(minutes=10)
    home.meets(now=START)
    ids = []
    with home.database.transaction() as tx:
        for name in ("Kit", "Bea"):
            done = raise_signal(tx, Actor(home.ids[name]), Order(), now)
            assert done is not None
            ids.append(done.signal_id)
    fails = {ids[0]}

    def passes_on(tx: Tx, signal: Any, at: datetime) -> None:
        if signal.id in fails:
            tx.conn.execute(update(signals).values(step=9))  # is rolled back with it
            raise ValueError(CANARY)
        escalate(tx, signal, at)

    done_otherwise(monkeypatch, "late signals", passes_on)
    resting = Resting()
    due = now + timedelta(minutes=3)
    for second in range(60):
        sweep.sweep(home.database, due + second * SECOND, resting)
    assert [home.row(signals, i).step for i in ids] == [0, 1]

    fails.clear()
    for second in range(60, 81):
        sweep.sweep(home.database, due + second * SECOND, resting)
    assert [home.row(signals, i).step for i in ids] == [1, 1]


def test_a_whole_piece_of_failing_rows_leaves_room_for_the_others(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = []
    with home.database.transaction() as tx:
        for _ in range(201):
            about: dict[str, Any] = {"kind": "note", "name": "hidden", "now": START}
            ids.append(outbox.post(tx, to=home.ids["Bea"], deadline=START + SECOND, **about))

    def misses(tx: Tx, row: Any, now: datetime) -> None:
        if row.id != ids[-1]:
            raise ValueError(CANARY)
        missed(tx, row, now)

    missed = done_otherwise(monkeypatch, "deadlines", misses)
    resting = Resting()
    for second in range(2, 4):
        sweep.sweep(home.database, START + second * SECOND, resting)

    assert home.row(notices, ids[-1]).state == "missed"


#: when each is next: the table, what a row has, and by how much it is later
_ROWS: dict[str, tuple[Table, dict[str, Any], timedelta]] = {
    "held signals": (signals, {"state": "unsure", "next_at": START}, timedelta()),
    "late signals": (signals, {"state": "raised", "next_at": START}, timedelta()),
    "ended signals": (signals, {"state": "ended", "next_at": START}, timedelta()),
    "deadlines": (notices, {"state": "planned", "deadline": START, "due_at": START}, timedelta()),
    "calls too late": (calls, {"state": "open", "deadline": START}, timedelta()),
    "calls left alone": (
        calls,
        {"state": "open", "urgent": True, "listed_at": START, "due_at": START, "tries": 0},
        timedelta(minutes=15),
    ),
    "absences that begin": (absences, {"first_at": START, "begun_at": None}, timedelta()),
    "absences that end": (absences, {"ends_at": START}, timedelta()),
    "fares": (claims, {"state": "open", "pay_by": START, "late_told_at": None}, timedelta()),
    "agreements": (agreements, {"review_at": START}, timedelta()),
    "polls": (polls, {"state": "open", "closes_at": START}, timedelta()),
    "surveys": (surveys, {"state": "open", "closes_at": START}, timedelta()),
    "series": (series, {"state": "running", "make_at": START}, timedelta()),
    "asked again": (regulars, {"ask_at": START}, timedelta()),
    "left undone": (undone, {"since": START}, timedelta()),
    "worries": (worries, {"state": "raised", "next_at": START}, timedelta()),
    "messages of late": (messages, {"sent_at": START}, KEPT),
    "evaluations": (evaluations, {"state": "open", "opens_until": START}, timedelta()),
    "forgotten signals": (signals, {"state": "seen", "raised_at": START}, SIGNAL_LASTS),
    "old signals": (signals, {"state": "ended", "ended_at": START}, SIGNAL_IS_KEPT),
    "old calls": (talks, {"conversation": "need_a_break", "last_at": START}, SIGNAL_IS_KEPT),
    "meetings that are over": (
        meetings,
        {"state": "planned", "starts_at": START, "minutes": 60},
        timedelta(),
    ),
    "late cancellations": (
        meetings,
        {"state": "cancelled", "late": True, "starts_at": START, "cancelled_at": START},
        timedelta(hours=4),
    ),
    "tasks that are past": (
        tasks,
        {"state": "done", "kind": "safety", "ended_at": START},
        timedelta(days=7),
    ),
    "tasks on no list": (tasks, {"state": "open", "asked_at": START}, timedelta()),
}


def test_each_job_that_knows_when_it_is_next_is_looked_at() -> None:
    assert {job.name for job in house.jobs()} == {
        *_ROWS,
        # of two tables
        "worries to cover",  # tests/signals
        "tasks whose meeting is over",  # tests/cycle/test_to_do.py
        "lists",  # test_words_due
        "group cards",  # tests/cycle/test_the_card.py
    }


@pytest.mark.parametrize("name", list(_ROWS))
def test_the_next_moment_passes_over_rows_that_rest(home: Home, name: str) -> None:
    table, has, later = _ROWS[name]
    job = next(job for job in house.jobs() if job.name == name)
    moment = {column for column, value in has.items() if value == START}
    with home.database.engine.connect() as conn:  # never committed
        conn.execute(text("PRAGMA defer_foreign_keys = ON"))
        tx = Tx(conn, home.keys)
        first, second = (
            insert_a_row(tx, table, {**has, **dict.fromkeys(moment, START + n * HOUR)})
            for n in range(2)
        )
        assert job.next_at(tx) == START + later
        assert job.next_at(tx, but=[first]) == START + later + HOUR
        assert job.next_at(tx, but=[first, second]) is None
        found = {row.id for row in job.find(tx, START + later + 3 * HOUR)}
        assert first in found, "what is due then is found: it is looked for only then"
        assert found <= {first, second}


def insert_a_row(tx: Tx, table: Table, has: dict[str, Any]) -> int:
    """A row with what it `has`, and anything at all in its other columns; its id."""
    number = int(tx.conn.scalar(select(func.count()).select_from(table)) or 0)
    values: dict[str, Any] = {}
    for column in table.columns:
        if not (column.nullable or column.primary_key or column.default is not None):
            kind = column.type
            values[column.name] = (
                START
                if isinstance(kind, Moment)
                else b""
                if isinstance(kind, LargeBinary)
                else 1000 + number
                if isinstance(kind, Integer)
                else False
                if isinstance(kind, Boolean)
                else f"x{number}"
            )
    done = tx.conn.execute(insert(table).values(**{**values, **has}))
    (row_id,) = done.inserted_primary_key or (0,)
    return int(row_id)
