"""What tests have seen wait about a meeting: its room says what becomes of it when that is off.

A notice that goes at once is read of a meeting as it is. One that waits for its time, or for a
digest, is taken back when its meeting is off, or it says in its `Kind` why it still goes.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import select

from conversations.registry import ALL
from records.access import Actor
from records.notices import notices
from scheduler import house
from scheduler.meetings.cancel_meeting import cancel_meeting
from scheduler.post import outbox
from scheduler.talks.acts import Order
from tests.home import MEETING_AT, START, a_home

_post = outbox.post
#: names of notices that wait, and of which nothing is said
seen: set[str] = set()


def watch() -> None:
    """From now on, note what is posted and waits about a meeting."""
    outbox.post = _noting


def _noting(*args: Any, **row: Any) -> int | None:
    waits = row.get("due_at") is not None and row["due_at"] > row["now"]
    if waits and row.get("meeting_id") is not None and row.get("act", "send") == "send":
        seen.add(str(row["name"]))
    return _post(*args, **row)


def unsaid() -> set[str]:
    """Of what has been seen, what still goes when its meeting is off and says not why."""
    found = {name for name in sorted(seen) if not _is_said(name)}
    seen.clear()
    return {f"{name}: {where(name)}" for name in found}


def where(name: str) -> str:
    """What is to be done for a kind, and in which files."""
    room = next((one.name for one in house.rooms() if name in (k.name for k in one.kinds)), "")
    folder = f"scheduler/{room}"
    return (
        "it waits, and its meeting can be off by then. Take it back in "
        f"{folder}/hears.py (`Off`), or say in {folder}/kinds.py `of_a_plan`, `still_so` "
        "or why it still goes (`when_off`)"
    )


@cache
def _is_said(name: str) -> bool:
    kind = house.kind(name)
    return bool(kind.when_off or kind.of_a_plan or kind.still_so) or is_taken_back(name)


@cache
def is_taken_back(name: str) -> bool:
    """Whether a row of this name, for a facilitator, goes when its meeting is off."""
    with TemporaryDirectory() as folder, a_home(Path(folder)) as home:
        meeting_id = home.meets()
        with home.database.transaction() as tx:
            how: dict[str, Any] = {
                "kind": "begin" if name in ALL else "note",
                "due_at": MEETING_AT,
            }
            about: dict[str, Any] = {"to": home.ids["Ali"], "meeting_id": meeting_id}
            row_id = _post(tx, name=name, now=START, **how, **about)
            order = Order(answers={"which": str(meeting_id), "why": "ill"})
            cancel_meeting(tx, Actor(home.ids["Jo"]), order, START)
            state = tx.conn.scalar(select(notices.c.state).where(notices.c.id == row_id))
        return state == "withdrawn"
