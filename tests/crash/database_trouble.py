"""Ways in which a database is out of reach for a while, each over at the end of the block."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Another program holds the lock for writing, longer than anyone waits for it."""
    with closing(sqlite3.connect(folder / "alongside.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def taken_away(folder: Path) -> Iterator[None]:
    """The files are not where they were, as when their disk has gone."""
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    files = [*folder.glob("alongside.db*"), *folder.glob("keys.db*")]
    for file in files:
        file.rename(elsewhere / file.name)
    yield
    for file in files:
        (elsewhere / file.name).rename(file)


@contextmanager
def unreadable(folder: Path) -> Iterator[None]:
    """Something else is in the database's place."""
    database, aside = folder / "alongside.db", folder / "aside.db"
    database.rename(aside)
    database.mkdir()
    yield
    database.rmdir()
    aside.rename(database)
