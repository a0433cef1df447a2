"""Each column that points to a person: the room that keeps it says how it goes and is shown.

A row that no life in these tests has made is put there, so that a new table can't be left out
unseen, and what a room says of it has to come true.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select

from records.access import Actor
from records.database import Tx
from scheduler.kept import Becomes
from scheduler.leaving.forget import forget
from scheduler.my_data import my_data
from scheduler.rooms import ROOMS
from scheduler.talks.acts import Order
from tests.columns import belongs_in, nothing_saved, parted, point, pointing
from tests.home import START, Home, a_home

#: what others go on with is handed over before anything goes
STILL_OPEN: dict[str, dict[str, Any]] = {
    "call.caller_id": {"state": "open"},
    "task.person_id": {"kind": "x"},
    "worry.taken_by": {"state": "closed"},
}
KEPT = {str(kept.column): kept for room in ROOMS for kept in room.kept}
POINTING = pointing("person")
#: with those that do so without a key in SQL, and that a room has thought of
COLUMNS = sorted({*POINTING, *KEPT})


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with a_home(tmp_path_factory.mktemp("columns")) as one:
        one.ids["meeting"] = one.meets()
        yield one


def test_each_column_that_points_to_a_person_is_said_once() -> None:
    said = Counter(str(kept.column) for room in ROOMS for kept in room.kept)

    assert {name: belongs_in(name) for name in POINTING if not said[name]} == {}
    assert {name for name, times in said.items() if times > 1} == set()


def test_a_column_that_is_left_out_is_named_with_the_room_that_it_belongs_in() -> None:
    assert belongs_in("claim.paid_by") == "scheduler/fares/kept.py"
    assert "scheduler/agreement/kept.py" in belongs_in("agreement.number")


@pytest.mark.parametrize("name", COLUMNS)
def test_what_a_room_says_of_it_becomes_of_it(home: Home, name: str) -> None:
    left, column = forgotten(home, name), name.partition(".")[2]
    says, still = KEPT[name].forget, left is not None and getattr(left, column)

    assert bool(still) is isinstance(says, str), "it names no one any more, or says why it stays"
    if says is Becomes.GOES:
        assert left is None
    if says is Becomes.EMPTIED:
        assert left is not None
        assert still is None


@pytest.mark.parametrize("name", STILL_OPEN)
def test_what_others_go_on_with_is_handed_over(home: Home, name: str) -> None:
    left = forgotten(home, name, **STILL_OPEN[name])

    assert left is None or getattr(left, name.partition(".")[2]) != home.ids["Kit"]


def forgotten(home: Home, name: str, **more: Any) -> object:
    """What is left of a row that points to someone, once they are forgotten."""
    table, column = parted(name)
    kit = home.ids["Kit"]
    with nothing_saved(home) as tx:
        row_id = point(tx, home, table, column, kit, **more)
        forget(tx, Actor(kit), Order(), START)
        return tx.conn.execute(select(table).where(table.c.id == row_id)).first()


@pytest.mark.parametrize("name", COLUMNS)
def test_my_data_shows_it_or_says_with_what(home: Home, name: str) -> None:
    table, column = parted(name)
    kit = home.ids["Kit"]
    with nothing_saved(home) as tx:
        before = shown(tx, kit)
        point(tx, home, table, column, kit)
        after = shown(tx, kit)

    assert (after == before) is isinstance(KEPT[name].shows, str)


def shown(tx: Tx, person_id: int) -> int:
    """How many things my data shows."""
    return sum(len(part.items) for part in my_data(tx, Actor(person_id), START))
