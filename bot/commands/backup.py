"""Keep a copy of the data, and go back to one. The keys are never in the same copy."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.engine import make_url

from bot.master_key import has_keys
from bot.opening import opened, ready
from bot.settings import load
from bot.trouble import CantDo
from records import migrate
from records.access import Actor, Chat
from records.database import Database, Tx
from records.people import Person, people
from records.sealing import KeyGone
from scheduler.leaving.forget import forget
from scheduler.talks.acts import Order


def backup(file: Path, keys: Path | None) -> Iterator[str]:
    """Copy the data to a new file, and the keys over the one copy there may be of them."""
    settings = load()
    data = _file_of(settings.database_url)
    if file.exists():
        raise CantDo(
            f"{file} is there already. Choose a new name: each backup is a file of its own."
        )
    if not data.exists():
        raise CantDo(f"There is no database at {data} yet.")
    if keys is not None and keys.absolute().parent == file.absolute().parent:
        raise CantDo("Keep the keys in another place than the data: together, they can be read.")
    _copy(data, file)
    yield f"The data is in {file}. It can be read only with the keys and the master key."
    if keys is not None:
        _copy(_file_of(settings.keys_url), keys)
        yield f"The keys are in {keys}, in place of any older copy: destroyed keys must stay so."


def restore(file: Path, *, replace: bool) -> Iterator[str]:
    """Take the data from a backup. Whoever was forgotten since then stays forgotten."""
    settings = load()
    data = _file_of(settings.database_url)
    _check(file)
    if not has_keys(settings.keys_url):
        raise CantDo("The keys are missing, so nothing could be read. Bring them back first.")
    settings, _ = ready(settings)
    aside = data.with_name(f"{data.name}.before-restore")
    with opened(settings) as database:
        database.be_the_only_one()
        if _people_in(database) and not replace:
            raise CantDo(f"There are people in {data}. To put the backup in its place: --replace.")
        _copy(data, aside)
        database.engine.dispose()
        _copy(file, data, over=True)
        migrate.upgrade(settings.database_url)
        with database.transaction() as tx:
            forgotten = forget_again(tx)
    yield f"The data is back from {file}. What was here before is in {aside}."
    if forgotten:
        yield f"Forgotten again, since their keys are gone: {forgotten}."


def forget_again(tx: Tx) -> int:
    """Forget those whose keys have been destroyed since the backup was made; how many."""
    gone = [
        row.id for row in tx.every(Person, select(people)) if _forgotten(tx, row.key_id, row.card)
    ]
    for person_id in gone:
        order = Order(answers={"person": str(person_id)})
        forget(tx, Actor(None, Chat.TERMINAL), order, datetime.now(UTC))
    return len(gone)


def _forgotten(tx: Tx, key_id: str, card: bytes) -> bool:
    try:
        tx.unseal(key_id, "person.card", card)
    except KeyGone:
        return True
    return False


def _file_of(url: str) -> Path:
    if not url.startswith("sqlite"):
        raise CantDo("This is PostgreSQL. Use its own pg_dump and pg_restore instead.")
    return Path(make_url(url).database or "")


def _people_in(database: Database) -> bool:
    with database.engine.connect() as conn:
        return conn.scalar(select(people.c.id).limit(1)) is not None


def _check(file: Path) -> None:
    """Raises CantDo unless the file is a whole backup that this version can read."""
    if not file.exists():
        raise CantDo(f"There is no file {file}.")
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as source:
            whole = source.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            (version,) = source.execute("SELECT version_num FROM alembic_version").fetchone()
    except (sqlite3.DatabaseError, TypeError):
        whole = False
    if not whole:
        raise CantDo(f"{file} is no whole backup of Alongside. Choose another one.")
    if version not in migrate.versions():
        raise migrate.NewerDatabase


def _copy(source: Path, target: Path, *, over: bool = False) -> None:
    """Copy a database that may be in use, as it is at one moment. The copy is one file."""
    part = target if over else target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True) if not over else None
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT, 0o600))
    with closing(sqlite3.connect(source)) as data, closing(sqlite3.connect(part)) as copy:
        data.backup(copy)
        if not over:
            copy.execute("PRAGMA journal_mode=DELETE")
    if not over:
        part.replace(target)
