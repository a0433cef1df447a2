"""A row is read as what it is: what it is read for is known to mypy, and spelt as it is there.

One reader says so (`Tx` in records/database.py). What is read past it has no type, and takes any
name: `make check` finds that (tests/spelling.py).
"""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import select

from records.database import NotItsColumns, Tx
from records.meetings import Meeting, meetings
from records.people import Person, people
from scheduler.my_data.item import rows_of
from scheduler.talks.about import meeting_row
from scheduler.talks.known import Known
from tests.home import a_home
from tests.spelling import PRODUCT
from tests.untyped_rows import untyped

ROOT = Path(__file__).parents[1]


class Part(NamedTuple):
    """Of a person, in part."""

    id: int
    zone: str


def each_misspelt(tx: Tx, known: Known) -> tuple[object, ...]:
    """Never run: mypy finds each; else it would say that a line ignores nothing."""
    rows = (
        tx.get(Person, 1).nmae,  # type: ignore[attr-defined]
        tx.one(Person, select(people)).nmae,  # type: ignore[attr-defined]
        tx.every(Person, select(people))[0].nmae,  # type: ignore[attr-defined]
        tx.every(Part, select(people.c.id, people.c.zone))[0].zoen,  # type: ignore[attr-defined]
        rows_of(known, Meeting, meetings.c.made_by)[0].starts_ta,  # type: ignore[attr-defined]
        known.memberships()[0].peers_onyl,  # type: ignore[attr-defined]
        meeting_row(known).group_kye_id,  # type: ignore[attr-defined]
        meeting_row(known).starts_ta,  # type: ignore[attr-defined]
    )
    found = tx.find(Person, 1)
    return (*rows, found and found.nmae)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "code",
    [
        "from sqlalchemy import Row",
        "def said(row: Row) -> str: ...",
        "def said(rows: Sequence[Row[Any]]) -> str: ...",
        "def said(row: Any) -> str:\n    return row.name",
        "row = tx.conn.execute(select(people)).one()",
        "def f(tx):\n    for row in tx.conn.execute(select(people)):\n        print(row.nmae)",
        "def f(tx):\n    rows = tx.conn.execute(select(people))\n    return [r.id for r in rows]",
        "then = {**row._mapping}",
    ],
)
def test_a_row_that_is_read_otherwise_is_found(code: str) -> None:
    assert list(untyped(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        "tx.conn.execute(delete(people))",
        "many = tx.conn.execute(delete(people)).rowcount",
        "done = tx.conn.execute(insert(people))\n(row_id,) = done.inserted_primary_key or (0,)",
        "ids = tx.conn.scalars(select(people.c.id))",
        "rows = tx.every(Person, select(people))",
    ],
)
def test_what_reads_no_row_is_let_be(code: str) -> None:
    assert list(untyped(ast.parse(code))) == []


def test_mypy_reads_this_file_and_says_which_ignores_are_of_no_use() -> None:
    mypy = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]

    assert mypy["strict"] is True
    assert {"tests", *PRODUCT} <= set(mypy["packages"])


def test_a_select_of_other_columns_is_not_read(tmp_path: Path) -> None:
    """What mypy is told a row has, it has."""
    with a_home(tmp_path) as home, home.database.transaction() as tx:
        assert tx.every(Part, select(people.c.id, people.c.zone))[0].zone
        for which in (select(people), select(people.c.zone, people.c.id), select(people.c.id)):
            with pytest.raises(NotItsColumns, match="Part"):
                tx.every(Part, which)
        with pytest.raises(NotItsColumns, match="Meeting: id, "):
            tx.first(Meeting, select(people))
