"""What each second looks for is found by an index: it costs the same after years of use."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, insert

from records.notices import Lane, notices
from records.talks import talks
from records.tasks import tasks
from scheduler.post.due.sweep import next_due, sweep
from scheduler.post.resting import Resting
from tests.home import START, Home, a_home
from tests.scheduler.posting import Post

MANY = 50_000
#: what is read row by row may be as long as a group has people, and no longer
FEW_STEPS = 5_000
#: tables that only grow: none of them is looked through, whichever way
GROW = ("attempt", "call", "coming", "message", "notice", "talk", "task")


@contextmanager
def asked(home: Home) -> Iterator[list[tuple[str, Any]]]:
    """Each statement that is asked meanwhile, and with which values."""
    found: list[tuple[str, Any]] = []

    def see(_c: Connection, _u: object, said: str, values: Any, *_: object) -> None:
        if said.startswith("SELECT"):
            found.append((said, values))

    event.listen(home.database.engine, "before_cursor_execute", see)
    try:
        yield found
    finally:
        event.remove(home.database.engine, "before_cursor_execute", see)


def has_been_used_for_years(home: Home) -> None:
    kit = home.ids["Kit"]
    times = {"began_at": START, "last_at": START}
    talk = {"person_id": kit, "conversation": "check_in", "version": "x", "key_id": 1}
    notice = {"person_id": kit, "kind": "note", "name": "task_done", "lane": int(Lane.NOTICE)}
    with home.database.transaction() as tx:
        rows: list[dict[str, Any]] = [{**talk, **times, "answers": b"", "state": "finished"}]
        tx.conn.execute(insert(talks), rows * MANY)
        rows = [{**notice, "state": "accepted", "due_at": START, "parts": "{}", "act": "send"}]
        tx.conn.execute(insert(notices), rows * MANY)
        task = {"person_id": kit, "group_id": home.group_id, "kind": "ring_me", "state": "done"}
        done = {"asked_at": START, "due_at": START, "ended_at": START}
        many = [{**task, **done, "key": f"old:{number}"} for number in range(MANY // 10)]
        tx.conn.execute(insert(tasks), many)


def test_an_idle_second_reads_no_more_after_50_000_talks_and_notices(tmp_path: Path) -> None:
    with a_home(tmp_path) as home:
        home.meets()
        post = Post(home)
        post.until_quiet()
        has_been_used_for_years(home)
        now, resting = post.now + timedelta(seconds=1), Resting()
        sweep(home.database, now, resting)
        with asked(home) as statements:
            sweep(home.database, now, resting)
            post.delivery.settle_and_claim()
            next_due(home.database)
        assert len(statements) > 1
        with home.database.transaction() as tx:
            raw: Any = tx.conn.connection.driver_connection
            for said, values in statements:
                plan = [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {said}", values)]
                through = [
                    step
                    for step in plan
                    if step in {f"{verb} {name}" for verb in ("SCAN", "SEARCH") for name in GROW}
                ]
                assert through == [], said
                steps = [0]
                raw.set_progress_handler(lambda at=steps: at.__setitem__(0, at[0] + 1) or 0, 1)
                raw.execute(said, values).fetchall()
                raw.set_progress_handler(None, 0)
                assert steps[0] < FEW_STEPS, said
