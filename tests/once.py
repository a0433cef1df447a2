"""What is the same for every test is made once in a process, and then shared or copied.

A database is migrated once, and the example group moves in once; each test gets a copy of its
own. What SQL a statement becomes is worked out once for all databases of a kind. The simulator
has no certificate to check, so those of the machine are read once, wherever they lie.

Importing this is enough for the last two; they hold from then on. It opens the house as well, as
whoever starts a program does.
"""

from __future__ import annotations

import atexit
import importlib.util
import shutil
import ssl
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.engine import Dialect
from sqlalchemy.engine.default import DefaultDialect

from bot.example_group import Example, fill
from records import migrate
from records.database import Database
from records.sealing import Keys, new_master_key
from scheduler.rooms import open_all

DATA, KEYS = "alongside.db", "keys.db"
#: what statements have become, by the kind of database
_compiled: dict[Any, Any] = {}


@dataclass(frozen=True)
class Prepared:
    """A data file and a key store, to be copied before anyone opens them."""

    folder: Path
    master: str
    example: Example | None = None

    def copy_to(self, folder: Path) -> None:
        """Put a copy into a folder."""
        for name in (DATA, KEYS):
            shutil.copyfile(self.folder / name, folder / name)

    def whose(self) -> Example:
        """Where everyone is; the caller's own copy. Only where the example group lives."""
        assert self.example is not None
        found = self.example
        return replace(
            found, people=dict(found.people), roles=dict(found.roles), phones=dict(found.phones)
        )


@cache
def migrated() -> Prepared:
    """An empty database as the migrations leave it."""
    folder = _a_folder()
    migrate.upgrade(f"sqlite:///{folder / DATA}")
    return _closed(folder, new_master_key())


@cache
def with_the_example(now: datetime) -> Prepared:
    """The example group at a moment."""
    folder, empty = _a_folder(), migrated()
    empty.copy_to(folder)
    keys = Keys(f"sqlite:///{folder / KEYS}", empty.master)
    database = Database(f"sqlite:///{folder / DATA}", keys)
    try:
        example = fill(database, now)
    finally:
        database.close()
        keys.close()
    return _closed(folder, empty.master, example)


def _a_folder() -> Path:
    folder = Path(mkdtemp(prefix="once-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _closed(folder: Path, master: str, example: Example | None = None) -> Prepared:
    """Both files whole, with nothing left in a log beside them."""
    Keys(f"sqlite:///{folder / KEYS}", master).close()
    for name in (DATA, KEYS):
        assert not (folder / f"{name}-wal").exists(), "a log was left: a copy would miss it"
    return Prepared(folder, master, example)


def hurry(engine: Engine) -> None:
    """Bring nothing to the disk before it is done with: no test pulls this machine's plug."""
    engine.update_execution_options(compiled_cache=_compiled)
    if engine.dialect.name == "sqlite":
        engine.dispose()
        event.listen(engine, "connect", _without_waiting)


def _without_waiting(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA synchronous=OFF")


def _of_one_kind(one: Dialect, other: object) -> bool:
    return type(one) is type(other)


def _by_kind(one: Dialect) -> int:
    return hash(type(one))


def _read_once(inner: Callable[..., ssl.SSLContext]) -> Callable[..., ssl.SSLContext]:
    machines = cache(lambda cafile: inner(cafile=cafile))

    def context(*args: Any, **kwargs: Any) -> ssl.SSLContext:
        if not args and set(kwargs) == {"cafile"}:
            return machines(kwargs["cafile"])
        return inner(*args, **kwargs)

    return context


open_all()
# Two databases of one kind understand the same SQL, so they may share what was compiled.
DefaultDialect.__eq__ = _of_one_kind  # type: ignore[method-assign, assignment]
DefaultDialect.__hash__ = _by_kind  # type: ignore[method-assign, assignment]
ssl.create_default_context = _read_once(ssl.create_default_context)
# httpcore looks for it on the disk at each request; this answers at once that it is not there.
if importlib.util.find_spec("sniffio") is None:
    sys.modules["sniffio"] = None  # type: ignore[assignment]
