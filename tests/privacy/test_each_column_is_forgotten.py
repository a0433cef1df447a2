"""Each column that points to a person: my data shows it, and `forget` knows what becomes of it.

A row that no life in these tests has made is put there, so that a new table can't be left out of
either unseen: what is not shown, or stays, is written here with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Column, LargeBinary, String, Table, insert, select, text, update
from sqlmodel import SQLModel

from records.access import Actor
from records.database import Tx
from records.meetings import comings
from records.moments import Moment
from scheduler.leaving.forget import forget
from scheduler.my_data import my_data
from scheduler.talks.acts import Order
from scheduler.talks.cards import key_of
from tests.home import START, Home, a_home

#: rows of numbers that stay, and why
STAYS: dict[str, set[str]] = {
    "what staff did, without a word": {
        *("change.made_by", "meeting.made_by", "series.made_by", "signal.answered_by"),
        *("invitation.made_by", "invitation.link_id", "touch.by_id"),
    },
    "a link that was used is used": {"invitation.used_by"},
    "that something was sent, and that there was a talk: no words": {
        *("notice.person_id", "notice.about_id", "talk.person_id"),
    },
    "it is ended at once, and fades in seven days": {"signal.person_id"},
    "no one may lose it: without a word, until it is dealt with": {
        *("worry.person_id", "worry.taken_by"),
    },
}
#: what my data does not show by itself, and why
NOT_SHOWN: dict[str, set[str]] = {
    "with the meeting that it is of": {"entry.person_id", "series_entry.person_id"},
    "with what was said there": {"talk.person_id"},
}
#: what a row of a table has, where anything at all would not do
HAS: dict[str, dict[str, Any]] = {
    "buddy": {"kind": "want"},
    "pair": {"state": "together"},
    "poll": {"card": {"title": "Tea"}},
    "regular": {"answer": "yes"},
    "survey": {"card": {"about": "Tea", "questions": []}},
}
COLUMNS = sorted(
    f"{table.name}.{column.name}"
    for table in SQLModel.metadata.tables.values()
    for column in table.columns
    if any(key.column.table.name == "person" for key in column.foreign_keys)
)


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


def point(tx: Tx, home: Home, table: Table, column: str, person_id: int) -> int:
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
    values |= HAS.get(table.name, {})
    if isinstance(values.get("card"), dict):
        key = key_of(tx, home.group_id)
        values["card"] = tx.seal(key, f"{table.name}.card", values["card"])
    if table.name == "notice" and column == "about_id":
        values["person_id"] = home.ids["Jo"]
    if table.name == "pollreply":
        polls = SQLModel.metadata.tables["poll"]
        values |= {"poll_id": point(tx, home, polls, "made_by", home.ids["Jo"]), "picks": "[]"}
    done = tx.conn.execute(insert(table).values(**{**values, column: person_id}))
    (row_id,) = done.inserted_primary_key or (0,)
    return int(row_id)


@pytest.mark.parametrize("name", COLUMNS)
def test_it_names_no_one_any_more_or_says_why_it_stays(home: Home, name: str) -> None:
    table, column = SQLModel.metadata.tables[name.partition(".")[0]], name.partition(".")[2]
    kit = home.ids["Kit"]
    with nothing_saved(home) as tx:
        row_id = point(tx, home, table, column, kit)
        forget(tx, Actor(kit), Order(), START)
        left = tx.conn.execute(select(table).where(table.c.id == row_id)).first()
        still = left is not None and getattr(left, column) == kit

    assert still is (name in set().union(*STAYS.values()))


@pytest.mark.parametrize("name", COLUMNS)
def test_my_data_shows_it_or_says_why_not(home: Home, name: str) -> None:
    table, column = SQLModel.metadata.tables[name.partition(".")[0]], name.partition(".")[2]
    kit = home.ids["Kit"]
    with nothing_saved(home) as tx:
        before = shown(tx, kit)
        point(tx, home, table, column, kit)
        after = shown(tx, kit)

    assert (after == before) is (name in set().union(*NOT_SHOWN.values()))


def shown(tx: Tx, person_id: int) -> int:
    """How many things my data shows."""
    return sum(len(part.items) for part in my_data(tx, Actor(person_id), START))


def test_each_that_is_named_here_is_there() -> None:
    assert set().union(*STAYS.values(), *NOT_SHOWN.values()) <= set(COLUMNS)
