"""The database: one writer thread, and transactions that are whole or not at all."""

from __future__ import annotations

import asyncio
import fcntl
import json
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import IO, Any, TypeVar, cast

from sqlalchemy import Connection, CursorResult, Executable, Table, bindparam, insert, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import (
    DatabaseError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    MultipleResultsFound,
    NoResultFound,
)
from sqlmodel import SQLModel

from records.engines import open_engine
from records.programs import dead_keys
from records.reading import is_read_once, read_once, reads_of
from records.sealing import Keys
from records.tables import table

Result = TypeVar("Result")
Noun = TypeVar("Noun", bound=SQLModel)
#: what a row is read as: its noun, one with columns of others beside it, or a NamedTuple
Read = TypeVar("Read", bound=SQLModel | tuple[Any, ...])
Values = Mapping[str, Any] | None
_LOCK_NUMBER = 4_815_162_342  # PostgreSQL's advisory lock of this program


class AlreadyRunning(Exception):
    """Another Alongside is running on this database. Stop it first: one program a database."""


class NotItsColumns(Exception):
    """A select has other columns, or in another order, than what its rows are to be read as."""


@cache
def _by_id(of: Table) -> Executable:
    return read_once(select(of).where(of.c.id == bindparam("row_id")))


@cache
def _columns(read: Any) -> tuple[str, ...]:
    return tuple(read.model_fields if issubclass(read, SQLModel) else read._fields)


class Tx:
    """One transaction: the connection, and the keys to seal and unseal with."""

    def __init__(self, conn: Connection, keys: Keys) -> None:
        self.conn, self.keys, self._reads = conn, keys, reads_of(conn)

    def get(self, noun: type[Noun], row_id: object) -> Noun:
        """The row of this id, read as its noun: `tx.get(Person, 7)`. As `one` raises."""
        return self.one(noun, _by_id(table(noun)), {"row_id": row_id})

    def find(self, noun: type[Noun], row_id: object) -> Noun | None:
        """The same; None if there is none."""
        return self.first(noun, _by_id(table(noun)), {"row_id": row_id})

    def one(self, read: type[Read], which: Executable, values: Values = None) -> Read:
        """The one row of a select, read as its noun: `tx.one(Person, select(people).where(…))`.

        Of what is read from several tables, or in part, a NamedTuple says which columns there are,
        each under its name; or a noun's subclass, which columns there are beside its own.

        Raises NoResultFound or MultipleResultsFound. Here and below, rows are SQLAlchemy's own,
        with the columns as attributes; it is their type that is said here. Raises NotItsColumns.
        """
        rows = self.every(read, which, values)
        if len(rows) != 1:
            raise (MultipleResultsFound if rows else NoResultFound)(read.__name__)
        return rows[0]

    def first(self, read: type[Read], which: Executable, values: Values = None) -> Read | None:
        """The first row of a select, read so; None if there is none."""
        if not is_read_once(which):
            return cast("Read | None", self._ask(read, which, values).first())
        rows = self.every(read, which, values)
        return rows[0] if rows else None

    def every(self, read: type[Read], which: Executable, values: Values = None) -> list[Read]:
        """All rows of a select, read so."""
        return [*self._reads.rows(which, values, lambda: self._ask(read, which, values).all())]

    def scalars(self, which: Executable, values: Values = None) -> list[Any]:
        """The first column of a select."""
        rows = self._reads.rows(which, values, lambda: self._ask(None, which, values).all())
        return [row[0] for row in rows]

    def worked_out(self, which: Executable) -> tuple[Any, ...]:
        """What a select of one row finds whose columns are no table's, in their order."""
        return tuple(self.conn.execute(which).one())

    def _ask(self, read: Any, which: Executable, values: Values) -> CursorResult[Any]:
        rows = self.conn.execute(which, values)
        if read is not None and tuple(rows.keys()) != _columns(read):
            raise NotItsColumns(f"{read.__name__}: {', '.join(rows.keys())}")
        return rows

    def seal(self, key_id: str, label: str, value: Any, *, sizes: tuple[int, ...] = (1,)) -> bytes:
        """Seal a value with a key, filled up to one of these sizes."""
        return self.keys.seal(key_id, label, value, sizes=sizes)

    def unseal(self, key_id: str, label: str, blob: bytes | None) -> Any:
        """Unseal; an empty dict for nothing. Raises KeyGone."""
        return {} if blob is None else self.keys.unseal(key_id, label, blob)

    def bury(self, *key_ids: str) -> None:
        """Have keys destroyed once this transaction is saved, even if the program dies first."""
        self.conn.execute(dead_keys.delete().where(dead_keys.c.key_id.in_(key_ids)))
        if key_ids:
            rows = [{"key_id": key_id} for key_id in dict.fromkeys(key_ids)]
            self.conn.execute(insert(dead_keys), rows)


class Database:
    """The data, its keys, and the one thread that writes."""

    def __init__(self, url: str, keys: Keys) -> None:
        self.url, self.keys = url, keys
        self.engine = open_engine(url)
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")
        self._lock: IO[str] | Connection | None = None

    @contextmanager
    def transaction(self) -> Iterator[Tx]:
        """A transaction that is saved at the end of the block, or not at all."""
        with self.engine.begin() as conn:
            yield Tx(conn, self.keys)

    async def write(self, job: Callable[[], Result]) -> Result:
        """Run a job in the writer thread and give back its result."""
        return await asyncio.get_running_loop().run_in_executor(self._writer, job)

    def be_the_only_one(self) -> None:
        """Take the lock of this database. Raises AlreadyRunning."""
        path = make_url(self.url).database
        if self.engine.dialect.name != "sqlite":
            conn = self.engine.connect()
            if not conn.scalar(text("SELECT pg_try_advisory_lock(:n)"), {"n": _LOCK_NUMBER}):
                conn.close()
                raise AlreadyRunning
            conn.commit()
            self._lock = conn
        elif path and path != ":memory:":
            lock = Path(f"{path}.lock").open("w")  # noqa: SIM115 - held until close()
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                lock.close()
                raise AlreadyRunning from None
            self._lock = lock

    def sweep_keys(self) -> int:
        """Destroy the keys that saved transactions have buried; how many."""
        with self.engine.connect() as conn:
            dead = list(conn.scalars(select(dead_keys.c.key_id)))
        if dead and self.keys.destroy(*dead):
            with self.transaction() as tx:
                tx.conn.execute(dead_keys.delete().where(dead_keys.c.key_id.in_(dead)))
        return len(dead)

    def close(self) -> None:
        """Finish what is being written, and let go."""
        self._writer.shutdown(wait=True)
        if isinstance(self._lock, Connection):  # a server notices only later that one has closed
            with suppress(DBAPIError):
                self._lock.execute(text("SELECT pg_advisory_unlock(:n)"), {"n": _LOCK_NUMBER})
                self._lock.commit()
        if self._lock is not None:
            self._lock.close()
        self.engine.dispose()


def is_trouble(error: BaseException) -> bool:
    """Whether the database itself failed (full, locked, gone), rather than our own code.

    A statement that breaks a rule of the schema is our mistake, not the database's.
    """
    if not isinstance(error, DBAPIError) or isinstance(error, IntegrityError):
        return False
    ours = ("ProgrammingError", "DataError", "NotSupportedError")
    return isinstance(error, DatabaseError | InterfaceError) and type(error).__name__ not in ours


def as_json(value: object) -> str:
    """Compact JSON for columns that hold ids and paths."""
    return json.dumps(value, separators=(",", ":"))
