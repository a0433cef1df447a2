"""A row is read as what it is: what it is read for is known to mypy, and spelt as it is there.

One reader says so (`Tx` in records/database.py). What is read past it has no type, and takes any
name.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
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

ROOT = Path(__file__).parents[1]
PRODUCT = ("bot", "conversations", "locales", "records", "scheduler")
READER = "records/database.py"
#: what reads a row otherwise, and why
ELSE = {
    "records/sealing.py": "the store of keys is another database, without a Tx",
    "records/engines.py": "sqlite3's own connections, in SQLAlchemy's events",
    "scheduler/calendars/calendar_file.py": "vobject carries no types",
}
#: what is no row: how many were changed, the id of a new one, one column's values
NO_ROW = {"rowcount", "inserted_primary_key", "scalar", "scalar_one", "scalars"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Part(NamedTuple):
    """Of a person, in part."""

    id: int
    zone: str


def misspelt(tx: Tx, known: Known) -> tuple[object, ...]:
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


def untyped(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Where rows are said to be anything, or are read past the one reader."""
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(names=names) if {"Row", "RowMapping"} & {n.name for n in names}:
                yield node.lineno, "a Row has no type"
            case ast.Name("Row" | "RowMapping"):
                yield node.lineno, "a Row has no type"
            case ast.Attribute(attr="Row" | "RowMapping" | "_mapping"):
                yield node.lineno, "a Row has no type"
            case ast.Call(ast.Attribute(attr="execute"), [ast.Constant(), *_]):
                pass  # plain SQL, of SQLite itself
            case ast.Call(ast.Attribute(attr="execute")) if _is_read(node, parents):
                yield node.lineno, f"rows are read past {READER}"
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield from _of_anything(node)


def _is_read(call: ast.Call, parents: dict[ast.AST, ast.AST]) -> bool:
    """Whether rows of a statement are read: at once, or by the name it is given."""
    around = parents[call]
    if not (isinstance(around, ast.Assign) and isinstance(around.targets[0], ast.Name)):
        return _reads(around)
    name, function = around.targets[0].id, parents[around]
    while not isinstance(function, Function | ast.Module):
        function = parents[function]
    uses = (n for n in ast.walk(function) if isinstance(n, ast.Name) and n.id == name)
    return any(_reads(parents[n]) for n in uses if isinstance(n.ctx, ast.Load))


def _reads(around: ast.AST) -> bool:
    if isinstance(around, ast.Attribute):
        return around.attr not in NO_ROW
    return not isinstance(around, ast.Expr)


def _of_anything(function: Function) -> Iterator[tuple[int, str]]:
    """What is given to a function as anything, and read there by a name."""
    given = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
    anything = {one.arg for one in given if getattr(one.annotation, "id", "") == "Any"}
    for node in ast.walk(function):
        match node:
            case ast.Attribute(ast.Name(name), attr) if name in anything:
                yield node.lineno, f"{name} is anything: who knows if it has {attr!r}?"


def test_all_rows_of_the_product_are_read_as_what_they_are() -> None:
    found = []
    for folder in PRODUCT:
        for path in sorted((ROOT / folder).rglob("*.py")):
            where = str(path.relative_to(ROOT))
            if where not in (READER, *ELSE) and "migrations" not in path.parts:
                tree = ast.parse(path.read_text(encoding="utf-8"))
                found += [f"{where}:{line}: {what}" for line, what in untyped(tree)]

    assert found == [], "read them with tx.get, find, one, first or every"


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
