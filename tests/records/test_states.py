"""Every state change, legal or not. A changed table of states fails here until it is meant."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, DateTime, Integer, LargeBinary, create_engine, insert, select
from sqlmodel import SQLModel

from records.agreements import IDEA
from records.buddies import PAIR
from records.calls import CALL
from records.claims import CLAIM
from records.engines import open_engine
from records.evaluations import EVALUATION
from records.links import ABSENCE, SWAP
from records.meetings import MEETING
from records.notices import NOTICE
from records.people import INVITATION, PERSON
from records.polls import POLL
from records.rests import REST
from records.series import SERIES
from records.signals import SIGNAL
from records.states import States
from records.surveys import SURVEY
from records.talks import TALK
from records.tasks import TASK
from records.worries import WORRY

ALL = {
    "meeting": MEETING,
    "notice": NOTICE,
    "series": SERIES,
    "signal": SIGNAL,
    "talk": TALK,
    "invitation": INVITATION,
    "person": PERSON,
    "evaluation": EVALUATION,
    "call": CALL,
    "task": TASK,
    "absence": ABSENCE,
    "claim": CLAIM,
    "idea": IDEA,
    "poll": POLL,
    "survey": SURVEY,
    "swap": SWAP,
    "pair": PAIR,
    "rest": REST,
    "worry": WORRY,
}

#: noun -> state -> the states it may change to. Written out, so that a change is a decision.
LEGAL: dict[str, dict[str, str]] = {
    "meeting": {
        "planned": "cancelled held",
        "cancelled": "all_told",
        "all_told": "",
        "held": "",
    },
    "notice": {
        "planned": "sending withdrawn missed failed",
        "sending": "accepted planned failed",
        "accepted": "opened confirmed planned",
        "opened": "confirmed",
        "confirmed": "",
        "withdrawn": "",
        "missed": "",
        "failed": "",
    },
    "series": {
        "running": "ended",
        "ended": "",
    },
    "task": {
        "open": "done taken_back dropped too_late",
        "done": "",
        "taken_back": "",
        "dropped": "",
        "too_late": "",
    },
    "signal": {
        "unsure": "raised dropped ended",
        "raised": "seen unanswered ended",
        "unanswered": "seen ended",
        "seen": "ended",
        "ended": "faded",
        "faded": "",
        "dropped": "faded",
    },
    "worry": {
        "raised": "opened seen taken",
        "opened": "seen taken",
        "seen": "taken",
        "taken": "closed raised",
        "closed": "",
    },
    "talk": {
        "open": "paused stopped finished closed",
        "paused": "open stopped finished closed",
        "stopped": "open closed",
        "finished": "closed",
        "closed": "",
    },
    "invitation": {
        "open": "used declined expired",
        "used": "",
        "declined": "",
        "expired": "",
    },
    "person": {
        "joining": "here left",
        "here": "left",
        "left": "here forgotten",
        "forgotten": "",
    },
    "evaluation": {
        "waiting": "open deleted",
        "open": "done",
        "deleted": "",
        "done": "",
    },
    "call": {
        "open": "told dropped too_late",
        "told": "",
        "dropped": "",
        "too_late": "",
    },
    "claim": {"open": "paid dropped", "paid": "", "dropped": ""},
    "idea": {"open": "agreed not_agreed gone", "agreed": "", "not_agreed": "", "gone": ""},
    "rest": {"resting": "back ended", "back": "", "ended": ""},
    "pair": {"asked": "together over", "together": "over", "over": ""},
    "poll": {
        "open": "closed settled dropped",
        "closed": "settled dropped",
        "settled": "",
        "dropped": "",
    },
    "survey": {"open": "closed deleted", "closed": "", "deleted": ""},
    "absence": {
        "alone": "asked over",
        "asked": "covered alone over",
        "covered": "asked alone over",
        "over": "",
    },
    "swap": {
        "wished": "offered dropped",
        "offered": "agreed wished done dropped",
        "agreed": "done wished dropped",
        "done": "",
        "dropped": "",
    },
}
FROM = [(noun, before) for noun in LEGAL for before in LEGAL[noun]]


@pytest.fixture(scope="module")
def conn() -> Iterator[Connection]:
    """Tables whose rows need nothing around them."""
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    with engine.connect() as conn:
        yield conn
    engine.dispose()


def a_row(conn: Connection, states: States, state: str) -> int:
    """A row in this state, with something in every column that must have something."""
    values: dict[str, Any] = {"state": state}
    for column in states.table.columns:
        if column.nullable or column.primary_key or column.default or column.name in values:
            continue
        kind = column.type
        if isinstance(kind, LargeBinary):
            values[column.name] = bytes(str(next(_counted)), "ascii")
        elif isinstance(kind, Integer):
            values[column.name] = next(_counted)
        elif isinstance(getattr(kind, "impl", kind), DateTime):
            values[column.name] = datetime(2026, 6, 1, tzinfo=UTC)
        else:
            values[column.name] = f"x{next(_counted)}"
    (row_id,) = conn.execute(insert(states.table).values(**values)).inserted_primary_key or (0,)
    return int(row_id)


_counted = iter(range(1, 1_000_000))


def state_of(conn: Connection, states: States, row_id: int) -> str:
    found = select(states.table.c.state).where(states.table.c.id == row_id)
    return str(conn.scalar(found))


def test_the_tables_of_states_are_the_ones_written_here() -> None:
    written = {
        noun: {state: frozenset(nexts.split()) for state, nexts in table.items()}
        for noun, table in LEGAL.items()
    }

    assert {noun: dict(states.legal) for noun, states in ALL.items()} == written


def test_every_table_with_a_state_has_its_legal_changes_written_here() -> None:
    with_a_state = {t.name for t in SQLModel.metadata.tables.values() if "state" in t.columns}

    assert with_a_state == set(LEGAL)


@pytest.mark.parametrize(("noun", "before"), FROM)
def test_a_change_is_made_if_it_is_legal_and_leaves_the_row_alone_if_not(
    conn: Connection, noun: str, before: str
) -> None:
    states = ALL[noun]
    for after in LEGAL[noun]:
        legal = after in LEGAL[noun][before].split()
        row_id, other = a_row(conn, states, before), a_row(conn, states, before)

        assert states.change(conn, row_id, after) is legal, after

        assert state_of(conn, states, row_id) == (after if legal else before)
        assert state_of(conn, states, other) == before
        assert states.may_change(before, after) is legal


def test_a_new_row_begins_in_a_state_that_something_can_follow(conn: Connection) -> None:
    begins = {noun: states.table.c.state.default.arg for noun, states in ALL.items()}  # type: ignore[union-attr]  # each has one

    assert all(LEGAL[noun][state] for noun, state in begins.items())


def test_an_unknown_state_is_a_mistake_and_not_a_change(conn: Connection) -> None:
    with pytest.raises(KeyError):
        TALK.change(conn, a_row(conn, TALK, "open"), "finnished")


def test_a_change_of_nothing_changes_nothing(conn: Connection) -> None:
    assert TALK.change(conn, 999_999_999, "closed") is False


def test_of_two_racing_changes_one_wins(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/race.db"
    engines = [open_engine(url) for _ in range(2)]
    SQLModel.metadata.create_all(engines[0])
    for lap in range(25):
        with engines[0].begin() as conn:
            conn.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            row_id = raised_signal(conn)
        start = threading.Barrier(2)
        won: list[int] = []

        def answer(number: int, start: Any = start, won: Any = won, row_id: int = row_id) -> None:
            start.wait()
            with engines[number].begin() as conn:
                if SIGNAL.change(conn, row_id, "seen", answer=str(number)):
                    won.append(number)

        racers = [threading.Thread(target=answer, args=(number,)) for number in range(2)]
        for racer in racers:
            racer.start()
        for racer in racers:
            racer.join()

        assert len(won) == 1, f"lap {lap}"
        with engines[0].begin() as conn:
            said = conn.scalar(select(SIGNAL.table.c.answer).where(SIGNAL.table.c.id == row_id))
        assert said == str(won[0])
    for engine in engines:
        engine.dispose()


def raised_signal(conn: Connection) -> int:
    """A signal in a group that is there."""
    groups = SQLModel.metadata.tables["circle"]
    now = datetime(2026, 6, 1, tzinfo=UTC)
    (group_id,) = conn.execute(
        insert(groups).values(key_id="k", card=b"", began_at=now)
    ).inserted_primary_key or (0,)
    (row_id,) = conn.execute(
        insert(SIGNAL.table).values(group_id=group_id, raised_at=now)
    ).inserted_primary_key or (0,)
    return int(row_id)
