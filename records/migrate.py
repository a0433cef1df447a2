"""The shape of the database, step by step: from any released version to this one.

Each start asks whether the database is of this version, and needs no alembic for that: a step is
a file that has the name of its version, and their names are in order.
"""

from __future__ import annotations

import importlib
import io
import logging
import pkgutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, MetaData, inspect, text
from sqlmodel import SQLModel

import records
from records.engines import open_engine

if TYPE_CHECKING:
    from alembic.config import Config

FOLDER = Path(__file__).parent / "migrations"
#: alembic writes a line for each step; whoever runs us says so in their own words
logging.getLogger("alembic").setLevel(logging.WARNING)


class NeedsUpgrade(Exception):
    """The database is of an older version. Make a backup, then run “alongside migrate”."""


class NewerDatabase(Exception):
    """The database is of a newer version of Alongside. Install that version."""


def metadata() -> MetaData:
    """Every table of this package; a new file is enough."""
    for module in pkgutil.iter_modules(records.__path__):
        if not module.ispkg:
            importlib.import_module(f"records.{module.name}")
    return SQLModel.metadata


#: How alembic is to look at a database. SQLite can take back a changed table, if one asks it to.
COMPARED: dict[str, Any] = {"compare_type": True, "transactional_ddl": True}


def head() -> str:
    """The newest version this program knows."""
    return max(versions())


def current(url: str) -> str | None:
    """The version of the database; None if nothing is there yet."""
    engine = open_engine(url)
    try:
        with engine.connect() as conn:
            return _version_of(conn)
    finally:
        engine.dispose()


def check(url: str) -> None:
    """Raises NeedsUpgrade or NewerDatabase unless the database is as this program knows it."""
    _check_known(found := current(url))
    if found != head():
        raise NeedsUpgrade


def upgrade(url: str) -> None:
    """Bring the database up to date, whole or not at all. Raises NewerDatabase."""
    from alembic import command  # noqa: PLC0415 - heavy, and most starts do without

    engine = open_engine(url)
    try:
        with engine.begin() as conn:
            _check_known(_version_of(conn))
            command.upgrade(config(conn), "head")
    finally:
        engine.dispose()


def prepare(url: str) -> None:
    """Make the tables of a new database. Raises NeedsUpgrade, NewerDatabase for an old one."""
    if current(url) is None:
        upgrade(url)
    check(url)


def differences(conn: Connection) -> list[Any]:
    """In what the database differs from the tables in the code: for the tests, always nothing."""
    from alembic import autogenerate  # noqa: PLC0415 - as above
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415 - as above

    context = MigrationContext.configure(conn, opts=COMPARED)
    return list(autogenerate.compare_metadata(context, metadata()))


def versions() -> set[str]:
    """Every version this program knows."""
    return {path.stem for path in (FOLDER / "versions").glob("[0-9]*.py")}


def _version_of(conn: Connection) -> str | None:
    if not inspect(conn).has_table("alembic_version"):
        return None
    version: str | None = conn.scalar(text("SELECT version_num FROM alembic_version"))
    return version


def _check_known(found: str | None) -> None:
    if found is not None and found not in versions():
        raise NewerDatabase


def config(conn: Connection | None) -> Config:
    """What alembic wants to know, without a file of settings."""
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config(stdout=io.StringIO(), attributes={"connection": conn})
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
