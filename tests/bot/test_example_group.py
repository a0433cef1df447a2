"""The example group is as joining would have left it, for the demo and for tests."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.example_group import Example, fill, seed_file
from records import migrate
from records.database import Database
from records.notices import notices
from records.people import Person, Role, memberships, people
from records.sealing import Keys, new_master_key
from scheduler.talks.known import Known
from simulator.clock import Clock
from simulator.seed import plant
from simulator.world import World

NOW = datetime(2026, 6, 2, 9, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    url = f"sqlite:///{tmp_path}/example.db"
    migrate.upgrade(url)
    keys = Keys(f"sqlite:///{tmp_path}/keys.db", new_master_key())
    database = Database(url, keys)
    yield database
    database.close()
    keys.close()


@pytest.fixture
def example(database: Database) -> Example:
    return fill(database, NOW)


def facts_of(database: Database, person_id: int, *names: str) -> list[str]:
    with database.transaction() as tx:
        row = tx.get(Person, person_id)
        known = Known(tx, row, NOW)
        return [str(known[name]) for name in names]


def test_everyone_is_here_with_a_name_and_a_role(database: Database, example: Example) -> None:
    assert Counter(example.roles.values()) == {
        Role.CO_PRODUCER: 6,
        Role.FACILITATOR: 2,
        Role.LINK_PERSON: 1,
    }
    assert "Ren" not in example.people
    assert facts_of(database, example.people["Kit"], "name", "word", "link", "group") == [
        *("Kit", "pineapple", "Sam", "Hub group")
    ]


def test_only_a_shared_phone_is_covered(database: Database, example: Example) -> None:
    with database.engine.connect() as conn:
        covered = set(conn.scalars(select(people.c.id).where(people.c.covered)))
        arabic = set(conn.scalars(select(people.c.id).where(people.c.language == "ar")))

    assert covered == {example.people["Bea"]}
    assert arabic == {example.people["Noor"]}


def test_co_producers_have_a_link_person_and_a_friendly_word_planned(
    database: Database, example: Example
) -> None:
    with database.engine.connect() as conn:
        linked = select(memberships.c.person_id).where(
            memberships.c.link_id == example.people["Sam"]
        )
        planned = select(notices.c.person_id, notices.c.due_at).where(notices.c.name == "hello")
        with_link, hellos = set(conn.scalars(linked)), conn.execute(planned).all()

    co_producers = {example.people[n] for n, r in example.roles.items() if r == Role.CO_PRODUCER}
    assert with_link == co_producers
    assert {row.person_id for row in hellos} == co_producers
    assert all(row.due_at > NOW for row in hellos)


def test_the_seed_gives_each_of_them_a_phone_and_one_more(example: Example) -> None:
    world = World(Clock(NOW, running=False))

    plant(world, seed_file(example))

    phones = {person.name: person for person in world.people.by_id.values()}
    assert {name: person.id for name, person in phones.items()} == example.phones
    assert phones["Kit"].id == 103 + 1
    assert (phones["Noor"].language_code, phones["Sam"].label) == ("ar", "Link person")
    assert [name for name, person in phones.items() if not person.started] == ["Ren"]
