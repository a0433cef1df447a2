"""Opening a database: SQLite with full durability by default, PostgreSQL by its address."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import QueuePool

from records.reading import notice_writes

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=5000",
)


def _begin_immediate(connection: Any) -> None:
    connection.execute("BEGIN IMMEDIATE")


def open_engine(url: str) -> Engine:
    """An engine whose every transaction is BEGIN IMMEDIATE on SQLite, and shows no parameters."""
    if not url.startswith("sqlite"):
        server = create_engine(url, hide_parameters=True, pool_pre_ping=True)
        notice_writes(server)
        return server
    engine = create_engine(
        url,
        hide_parameters=True,
        poolclass=QueuePool,
        connect_args={"check_same_thread": False, "isolation_level": None},
    )

    file, opened = Path(make_url(url).database or ""), list[bool]()

    @event.listens_for(engine, "connect")
    def _settings(connection: sqlite3.Connection, record: Any) -> None:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        record.info["file"] = _identity(file)

    @event.listens_for(engine, "checkout")
    def _is_there(_connection: Any, record: Any, _proxy: Any) -> None:
        """SQLite goes on writing to a file that was taken away, and says that it is saved."""
        found = _identity(file)
        if found is None:
            raise sqlite3.OperationalError("the database file is gone")
        if found != record.info["file"]:
            raise DisconnectionError

    # An event would do the same, and make every statement look for listeners.
    engine.dialect.do_begin = _begin_immediate  # type: ignore[assignment, method-assign]

    @event.listens_for(engine, "do_connect")
    def _never_anew(_dialect: Any, _record: Any, _args: Any, _more: Any) -> None:
        if opened and _identity(file) is None:
            raise sqlite3.OperationalError("the database file is gone")
        opened.append(True)

    notice_writes(engine)
    return engine


def _identity(file: Path) -> tuple[int, int] | None:
    """Which file it is, whatever its name; None if there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
