"""Rows that no life in a test has made: of any table, pointing where a test wants them to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Column, LargeBinary, String, Table, insert, select, text, update
from sqlmodel import SQLModel

import scheduler
from records.database import Tx
from records.meetings import comings
from records.moments import Moment
from records.people import people
from scheduler.rooms import ROOMS
from scheduler.talks.answers import sealed
from scheduler.talks.cards import key_of
from tests.home import MEETING_AT, START, Home

#: what a row of a table has, where anything at all would not do
HAS: dict[str, dict[str, Any]] = {
    "buddy": {"kind": "want"},
    "call": {"state": "told", "tried_at": START},
    "pair": {"state": "together"},
    "poll": {"card": {"title": "Tea"}, "closes_at": MEETING_AT},
    "pollreply": {"picks": "[]"},
    "regular": {"answer": "yes"},
    "series": {"card": {}, "zone": "Europe/London", "every": "week"},
    "survey": {"card": {"about": "Tea", "questions": []}},
    "task": {"kind": "safety"},
}


def pointing(to: str) -> list[str]:
    """Each column that points to a row of this table, as `table.column`."""
    return sorted(
        f"{table.name}.{column.name}"
        for table in SQLModel.metadata.tables.values()
        for column in table.columns
        if any(key.column.table.name == to for key in column.foreign_keys)
    )


def parted(name: str) -> tuple[Table, str]:
    """The table and the column of `table.column`."""
    table, _, column = name.partition(".")
    return SQLModel.metadata.tables[table], column


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
    """A transaction that is taken back at its end."""
    with home.database.engine.connect() as conn:
        conn.execute(text("PRAGMA defer_foreign_keys = ON"))
        conn.execute(comings.delete())  # one for each person and meeting
        yield Tx(conn, home.keys)
        conn.rollback()


def _made_for_it(table: Table) -> Iterator[tuple[str, Table]]:
    """The columns for which another row is to be made: in the group, by Jo."""
    for column in table.columns:
        for key in column.foreign_keys:
            if key.column.table.name in ("poll", "series") and not column.nullable:
                yield column.name, key.column.table


def point(tx: Tx, home: Home, table: Table, column: str, to: int, /, **more: Any) -> int:
    """Have a row point to someone, or to a meeting: a new one, but for a meeting's own; its id."""
    if table.name == "meeting":
        which = table.c.id == home.ids["meeting"]
        tx.conn.execute(update(table).where(which).values({column: to}))
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
        owner = to if column == "person_id" else values["person_id"]
        who = select(people.c.key_id).where(people.c.id == owner)
        values["key_id"] = tx.conn.scalar(who)
        values["answers"] = sealed(tx, str(values["key_id"]), {"x": "Tea"})
    if table.name == "notice" and column == "about_id":
        values["person_id"] = home.ids["Jo"]
    for name, of in _made_for_it(table):
        values[name] = point(tx, home, of, "made_by", home.ids["Jo"])
    done = tx.conn.execute(insert(table).values(**{**values, column: to}))
    (row_id,) = done.inserted_primary_key or (0,)
    return int(row_id)
