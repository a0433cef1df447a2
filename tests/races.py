"""Two at the same instant: what they send, and both at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import text

from records.database import Tx
from tests.scene import Phone, Scene

Job = Callable[[Tx], object]


def button_of(phone: Phone, ends: str) -> str:
    """What the newest button sends whose data ends so."""
    for message in reversed(phone.sees()):
        for data in (data for row in message["data"] for data in row if data):
            if data.endswith(ends):
                return str(data)
    raise AssertionError(f"{phone.name} was not asked: {phone.last()!r}")


def race(scene: Scene, first: Job, second: Job) -> None:
    """Two transactions at once; the first to write is the first to commit.

    On PostgreSQL the second really waits for a row that the first has changed; on SQLite it
    waits to begin.
    """
    postgres = scene.database.engine.dialect.name == "postgresql"
    begun = threading.Event()

    def follow() -> None:
        begun.wait()
        with scene.database.transaction() as tx:
            second(tx)

    with ThreadPoolExecutor(1) as pool:
        following = pool.submit(follow)
        with scene.database.transaction() as tx:
            first(tx)
            begun.set()
            if postgres:
                until_someone_waits(scene)
                assert not following.done()
        following.result()


def until_someone_waits(scene: Scene) -> None:
    """Until the other transaction has come to what this one has changed."""
    asked = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    waiting = 0
    while not waiting:
        with scene.database.engine.connect() as conn:
            waiting = conn.execute(asked).scalar_one()
