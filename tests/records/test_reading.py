"""What is read again in a transaction is asked once, and never stale."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from sqlalchemy import Executable, bindparam, delete, insert, select, text, update

from records.database import Database
from records.groups import groups
from records.people import Person, Role, memberships, people
from records.reading import is_read_once, read_once
from tests.counted import statements
from tests.home import START, Home, a_home


class TakenBack(Exception):
    """A transaction that is not saved."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with a_home(tmp_path_factory.mktemp("reading")) as home:
        yield home


_GROUPS = read_once(
    select(groups.c.zone)
    .join(memberships, memberships.c.group_id == groups.c.id)
    .where(memberships.c.person_id == bindparam("person"))
)


def test_a_row_by_its_id_is_asked_for_once_a_transaction(home: Home) -> None:
    kit = home.ids["Kit"]
    with statements(home.database.engine) as asked:
        with home.database.transaction() as tx:
            assert tx.get(Person, kit) is tx.get(Person, kit)
            assert tx.find(Person, 4711) is tx.find(Person, 4711) is None
        assert len(asked) == 2
        with home.database.transaction() as tx:
            tx.get(Person, kit)
    assert len(asked) == 3


@pytest.mark.parametrize("by", ["update", "text", "insert", "delete", "executemany"])
def test_after_any_write_it_is_asked_anew(home: Home, by: str) -> None:
    kit = home.ids["Kit"]
    zone = update(people).where(people.c.id == kit).values(zone="Europe/Paris")
    written: dict[str, tuple[Executable, Any]] = {
        "update": (zone, None),
        "text": (text("UPDATE person SET zone = 'Europe/Paris'"), None),
        "insert": (
            insert(memberships),
            {"person_id": kit, "group_id": home.group_id, "role": Role.PEER, "since": START},
        ),
        "delete": (delete(memberships).where(memberships.c.person_id == kit), None),
        "executemany": (
            update(people).where(people.c.id == bindparam("who")).values(zone=bindparam("to")),
            [{"who": kit, "to": "Europe/Paris"}],
        ),
    }
    statement, values = written[by]
    with suppress(TakenBack), home.database.transaction() as tx:
        before = tx.get(Person, kit).zone, len(tx.scalars(_GROUPS, {"person": kit}))
        tx.conn.execute(statement, values)
        after = tx.get(Person, kit).zone, len(tx.scalars(_GROUPS, {"person": kit}))
        raise TakenBack
    assert after == {
        "insert": (before[0], before[1] + 1),
        "delete": (before[0], 0),
    }.get(by, ("Europe/Paris", before[1]))


def test_what_is_taken_back_is_not_believed(home: Home) -> None:
    kit = home.ids["Kit"]
    with home.database.transaction() as tx:
        was = tx.get(Person, kit).zone
        with suppress(TakenBack), tx.conn.begin_nested():
            tx.conn.execute(update(people).values(zone="Europe/Paris"))
            assert tx.get(Person, kit).zone == "Europe/Paris"
            raise TakenBack
        assert tx.get(Person, kit).zone == was


def test_a_transaction_that_fails_leaves_nothing_to_the_next(home: Home) -> None:
    kit = home.ids["Kit"]
    with suppress(TakenBack), home.database.transaction() as tx:
        tx.conn.execute(update(people).values(zone="Europe/Paris"))
        assert tx.get(Person, kit).zone == "Europe/Paris"
        raise TakenBack
    with home.database.transaction() as tx:
        assert tx.get(Person, kit).zone != "Europe/Paris"


def test_what_another_program_has_saved_is_read_in_the_next(home: Home) -> None:
    kit = home.ids["Kit"]
    with home.database.transaction() as tx:
        tx.get(Person, kit)
    other = Database(home.database.url, home.keys)
    with other.transaction() as tx:
        tx.conn.execute(update(people).where(people.c.id == kit).values(zone="Europe/Rome"))
    other.close()
    with home.database.transaction() as tx:
        assert tx.get(Person, kit).zone == "Europe/Rome"


def test_the_same_values_under_other_names_are_another_question(home: Home) -> None:
    kit, bea = home.ids["Kit"], home.ids["Bea"]
    which = read_once(
        select(people.c.id).where(people.c.id == bindparam("who"), people.c.id != bindparam("but"))
    )
    with home.database.transaction() as tx:
        assert tx.scalars(which, {"who": kit, "but": bea}) == [kit]
        assert tx.scalars(which, {"but": kit, "who": bea}) == [bea]


def test_a_statement_that_does_not_say_so_is_asked_each_time(home: Home) -> None:
    found = select(people).where(people.c.id == home.ids["Kit"])
    assert not is_read_once(found)
    with statements(home.database.engine) as asked, home.database.transaction() as tx:
        tx.one(Person, found)
        tx.one(Person, found)
    assert len(asked) == 2
