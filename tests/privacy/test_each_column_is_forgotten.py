"""Each column that points to a person: the room that keeps it says how it goes and is shown.

A row that no life in these tests has made is put there, so that a new table can't be left out
unseen, and what a room says of it has to come true.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, LargeBinary, String, Table, insert, select, text, update
from sqlmodel import SQLModel

import scheduler
from records.access import Actor
from records.database import Tx
from records.meetings import comings
from records.moments import Moment
from records.people import Row, people
from scheduler.leaving.forget import forget
from scheduler.my_data import my_data
from scheduler.rooms import ROOMS
from scheduler.seams import Becomes
from scheduler.talks.acts import Order
from scheduler.talks.answers import sealed
from scheduler.talks.cards import key_of
from tests.home import START, Home, a_home

#: what a row of a table has, where anything at all would not do
HAS: dict[str, dict[str, Any]] = {
    "buddy": {"kind": "want"},
    "call": {"state": "told", "tried_at": START},
    "pair": {"state": "together"},
    "poll": {"card": {"title": "Tea"}},
    "regular": {"answer": "yes"},
    "survey": {"card": {"about": "Tea", "questions": []}},
    "task": {"kind": "safety"},
}
#: what others go on with is handed over before anything goes
STILL_OPEN: dict[str, dict[str, Any]] = {
    "call.caller_id": {"state": "open"},
    "task.person_id": {"kind": "x"},
    "worry.taken_by": {"state": "closed"},
}
KEPT = {str(kept.column): kept for room in ROOMS for kept in room.kept}
POINTING = sorted(
    f"{table.name}.{column.name}"
    for table in SQLModel.metadata.tables.values()
    for column in table.columns
    if any(key.column.table.name == "person" for key in column.foreign_keys)
)
#: with those that do so without a key in SQL, and that a room has thought of
COLUMNS = sorted({*POINTING, *KEPT})


def belongs_in(name: str) -> str:
    """In which room's kept.py a column is to be said: that of its table, or of who reads it."""
    table = name.partition(".")[0]
    of_it = [room.name for room in ROOMS if any(k.column.table.name == table for k in room.kept)]
    module = next(one.__module__ for one in _models() if one.__table__.name == table)
    readers = [room.name for room in ROOMS if _reads(room.name, module)]
    return " or ".join(f"scheduler/{one}/kept.py" for one in dict.fromkeys(of_it or readers))


def _models() -> list[Any]:
    return [one for one in SQLModel.__subclasses__() if hasattr(one, "__table__")]


def _reads(room: str, module: str) -> bool:
    files = (Path(scheduler.__file__).parent / room).glob("*.py")
    return any(f"from {module} import" in one.read_text(encoding="utf-8") for one in files)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with a_home(tmp_path_factory.mktemp("columns")) as one:
        one.ids["meeting"] = one.meets()
        yield one


def anything(column: Column[Any], home: Home) -> Any:
    """A value that fits a column which must have one."""
    for key in column.foreign_keys:
        to = key.column.table.name
        return {"person": home.ids["Jo"], "circle": home.group_id}.get(to, home.ids["meeting"])
    kind = column.type
    if isinstance(kind, Moment):
        return START
    if isinstance(kind, LargeBinary):
        return b""
    return "x" if isinstance(kind, String) else 0


@contextmanager
def nothing_saved(home: Home) -> Iterator[Tx]:
    with home.database.engine.connect() as conn:
        conn.execute(text("PRAGMA defer_foreign_keys = ON"))
        conn.execute(comings.delete())  # one for each person and meeting
        yield Tx(conn, home.keys)
        conn.rollback()


def point(tx: Tx, home: Home, table: Table, column: str, person_id: int, **more: Any) -> int:
    """Have a row point to someone: a new one, but for a meeting; its id."""
    if table.name == "meeting":
        which = table.c.id == home.ids["meeting"]
        tx.conn.execute(update(table).where(which).values({column: person_id}))
        return home.ids["meeting"]
    values = {
        one.name: anything(one, home)
        for one in table.columns
        if not (one.nullable or one.primary_key or one.default is not None)
    }
    values |= HAS.get(table.name, {}) | more
    if isinstance(values.get("card"), dict):
        key = key_of(tx, home.group_id)
        values["card"] = tx.seal(key, f"{table.name}.card", values["card"])
    if table.name == "talk":
        who = select(people.c.key_id).where(people.c.id == person_id)
        values["key_id"] = tx.conn.scalar(who)
        values["answers"] = sealed(tx, str(values["key_id"]), {"x": "Tea"})
    if table.name == "notice" and column == "about_id":
        values["person_id"] = home.ids["Jo"]
    if table.name == "pollreply":
        polls = SQLModel.metadata.tables["poll"]
        values |= {"poll_id": point(tx, home, polls, "made_by", home.ids["Jo"]), "picks": "[]"}
    done = tx.conn.execute(insert(table).values(**{**values, column: person_id}))
    (row_id,) = done.inserted_primary_key or (0,)
    return int(row_id)


def test_each_column_that_points_to_a_person_is_said_once() -> None:
    said = Counter(str(kept.column) for room in ROOMS for kept in room.kept)

    assert {name: belongs_in(name) for name in POINTING if not said[name]} == {}
    assert {name for name, times in said.items() if times > 1} == set()


def test_a_column_that_is_left_out_is_named_with_the_room_that_it_belongs_in() -> None:
    assert belongs_in("claim.paid_by") == "scheduler/fares/kept.py"
    assert "scheduler/agreement/kept.py" in belongs_in("agreement.number")


@pytest.mark.parametrize("name", COLUMNS)
def test_what_a_room_says_of_it_becomes_of_it(home: Home, name: str) -> None:
    left, column = forgotten(home, name), name.partition(".")[2]
    says, still = KEPT[name].forget, left is not None and getattr(left, column)

    assert bool(still) is isinstance(says, str), "it names no one any more, or says why it stays"
    if says is Becomes.GOES:
        assert left is None
    if says is Becomes.EMPTIED:
        assert left is not None
        assert still is None


@pytest.mark.parametrize("name", STILL_OPEN)
def test_what_others_go_on_with_is_handed_over(home: Home, name: str) -> None:
    left = forgotten(home, name, **STILL_OPEN[name])

    assert left is None or getattr(left, name.partition(".")[2]) != home.ids["Kit"]


def forgotten(home: Home, name: str, **more: Any) -> Row | None:
    """What is left of a row that points to someone, once they are forgotten."""
    table, column = SQLModel.metadata.tables[name.partition(".")[0]], name.partition(".")[2]
    kit = home.ids["Kit"]
    with nothing_saved(home) as tx:
        row_id = point(tx, home, table, column, kit, **more)
        forget(tx, Actor(kit), Order(), START)
        return tx.conn.execute(select(table).where(table.c.id == row_id)).first()


@pytest.mark.parametrize("name", COLUMNS)
def test_my_data_shows_it_or_says_with_what(home: Home, name: str) -> None:
    table, column = SQLModel.metadata.tables[name.partition(".")[0]], name.partition(".")[2]
    kit = home.ids["Kit"]
    with nothing_saved(home) as tx:
        before = shown(tx, kit)
        point(tx, home, table, column, kit)
        after = shown(tx, kit)

    assert (after == before) is isinstance(KEPT[name].shows, str)


def shown(tx: Tx, person_id: int) -> int:
    """How many things my data shows."""
    return sum(len(part.items) for part in my_data(tx, Actor(person_id), START))
