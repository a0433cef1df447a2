"""A group for peers only beside the example's: its people come from there, and Kit runs it."""

from __future__ import annotations

from collections.abc import Mapping

from records.database import Tx
from records.people import Role
from scheduler.joining.make_group import make_group
from scheduler.talks.people.members import make_member
from tests.example import Change
from tests.scene import START

TITLE = "Our table"


def with_peers(*names: str, run_by: tuple[str, ...] = ("Kit",)) -> Change:
    """These people of the example are in a group that has no staff as well."""

    def change(tx: Tx, ids: Mapping[str, int]) -> None:
        group_id = make_group(
            tx,
            TITLE,
            START,
            zone="Europe/London",
            form="adult",
            evaluate_every=3,
            peers_only=True,
        )
        for role, who in ((Role.CO_PRODUCER, (*run_by, *names)), (Role.PEER, run_by)):
            for name in who:
                make_member(tx, ids[name], group_id, role, None, START)

    return change
