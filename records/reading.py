"""What is read again in a transaction is asked once, until something in its tables is written.

Only statements that are built once and say so (`read_once`): a row by its id, whose groups someone
is in. A write is noticed wherever it is made, and so is a savepoint that is taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Executable, SelectBase, Table, UpdateBase, event
from sqlalchemy.sql.visitors import iterate

Which = TypeVar("Which", bound=Executable)
_TABLES: dict[Executable, tuple[str, ...]] = {}


def read_once(which: Which) -> Which:
    """This statement, of which a transaction keeps what it found."""
    found = {one.name for one in iterate(which) if isinstance(one, Table)}  # type: ignore[arg-type]
    _TABLES[which] = tuple(sorted(found))
    return which


def is_read_once(which: Executable) -> bool:
    """Whether what a statement finds is kept."""
    return which in _TABLES


class Reads:
    """What has been read on a connection since its transaction began."""

    def __init__(self) -> None:
        self._found: dict[object, tuple[tuple[int, ...], Sequence[Any]]] = {}
        self._writes: dict[str, int] = {}

    def rows(
        self, which: Executable, values: Mapping[str, Any] | None, ask: Callable[[], Sequence[Any]]
    ) -> Sequence[Any]:
        """The rows: those that were found before, if nothing of it was written since."""
        tables = _TABLES.get(which)
        if tables is None:
            return ask()
        as_of = tuple([self._writes.get(name, 0) for name in tables])
        key = (which, *(values or {}).items())
        try:
            found = self._found.get(key)
        except TypeError:  # of a list of values
            return ask()
        if found is None or found[0] != as_of:
            found = self._found[key] = as_of, ask()
        return found[1]

    def wrote(self, table: str | None) -> None:
        """Something of a table is written, or of any."""
        if table is None:
            self.forget()
        else:
            self._writes[table] = self._writes.get(table, 0) + 1

    def forget(self) -> None:
        """Nothing is known any more."""
        self._found.clear()


def reads_of(conn: Connection) -> Reads:
    """What has been read on a connection."""
    found: Reads = conn.info.setdefault("reads", Reads())
    return found


def _written(what: object) -> str | None:
    """The table that a statement writes; None if that can't be said."""
    table = what.table if isinstance(what, UpdateBase) else None
    return table.name if isinstance(table, Table) else None


def notice_writes(engine: Engine) -> None:
    """Have what is written on any connection of an engine be noticed."""

    def wrote(conn: Connection, what: object, *_: Any) -> None:
        if not isinstance(what, SelectBase):
            reads_of(conn).wrote(_written(what))

    def anew(conn: Connection, *_: Any) -> None:
        reads_of(conn).forget()

    event.listen(engine, "before_execute", wrote)
    for name in ("begin", "commit", "rollback", "rollback_savepoint"):
        event.listen(engine, name, anew)
