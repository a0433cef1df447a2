"""A safeguarding contact for the example's group, and how a worry is raised in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select

from records.database import Tx
from records.people import Role, memberships
from records.worries import Worry, worries
from tests.example import Change, an_example, with_a_meeting
from tests.home import add_person
from tests.scene import START, Scene

DEE = 601
ASKED = "Please look now."


def with_contact(name: str = "Dee", telegram_id: int = DEE, **card: Any) -> Change:
    """Someone who is there for safety, and nothing else: Dee, as a rule."""

    def change(tx: Tx, ids: Mapping[str, int]) -> None:
        group_id = tx.conn.scalar(
            select(memberships.c.group_id).where(memberships.c.person_id == ids["Jo"])
        )
        add_person(
            tx, int(group_id or 0), Role.SAFEGUARDING, {"called": name, **card}, telegram_id
        )

    return change


def also_contact(name: str) -> Change:
    """One of the example's people is there for safety as well."""

    def change(tx: Tx, ids: Mapping[str, int]) -> None:
        group_id = tx.conn.scalar(
            select(memberships.c.group_id).where(memberships.c.person_id == ids["Jo"])
        )
        tx.conn.execute(
            insert(memberships).values(
                person_id=ids[name], group_id=group_id, role=Role.SAFEGUARDING, since=START
            )
        )

    return change


@contextmanager
def a_worried_group(folder: Path, *changes: Change, **more: Any) -> Iterator[Scene]:
    """The example with a meeting to come, and Dee, who is there for safety and looks at 9."""
    dee = with_contact(looks=["at_9"])
    with an_example(folder, with_a_meeting(), dee, *changes, **more) as scene:
        scene.phone("Dee", DEE)
        yield scene


def the_worry(scene: Scene) -> Worry:
    """The only worry there is."""
    with scene.database.transaction() as tx:
        return tx.one(Worry, select(worries))


def all_worries(scene: Scene) -> list[Worry]:
    """Every worry, the oldest first."""
    with scene.database.transaction() as tx:
        return tx.every(Worry, select(worries).order_by(worries.c.id))
