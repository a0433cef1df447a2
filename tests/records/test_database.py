"""The database keeps what it says it has kept, for one program, and lets two never both win."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, select, text
from sqlalchemy.exc import (
    DatabaseError,
    DBAPIError,
    IntegrityError,
    NoResultFound,
    OperationalError,
    ProgrammingError,
)
from sqlmodel import SQLModel

from records.access import Actor
from records.database import AlreadyRunning, Database, is_trouble
from records.engines import open_engine
from records.people import Person, invitations, memberships, people
from records.programs import taken
from records.sealing import Keys
from records.talks import talks
from scheduler.joining.make_invitation import LASTS, make_invitation
from scheduler.talks.acts import Order
from tests.home import START, Home, a_home

ROOT = Path(__file__).parents[2]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path, durable=True) as home:
        yield home


@pytest.fixture
def engine(sqlite: str) -> Iterator[Engine]:
    engine = open_engine(sqlite)
    yield engine
    engine.dispose()


# ------------------------------------------------------------------ how it is opened


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
    ],
)
def test_each_connection_of_the_database_and_of_the_keys_is_careful(
    home: Home, pragma: str, value: object
) -> None:
    for engine in (home.database.engine, home.keys.engine):
        with engine.connect() as one, engine.connect() as another:
            for conn in (one, another):
                raw = conn.connection.cursor()
                assert raw.execute(f"PRAGMA {pragma}").fetchone()[0] == value


def test_every_transaction_takes_the_write_lock_at_its_beginning(
    engine: Engine, sqlite: str
) -> None:
    other = sqlite3.connect(sqlite.removeprefix("sqlite:///"), timeout=0, isolation_level=None)
    with engine.begin() as conn:
        conn.execute(text("SELECT 1"))

        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")

    other.execute("BEGIN IMMEDIATE")
    other.execute("ROLLBACK")
    other.close()


def test_a_row_is_found_by_its_id_or_is_not_there(home: Home) -> None:
    kit = home.ids["Kit"]
    with home.database.transaction() as tx:
        here = select(people).where(people.c.id == kit)

        assert tx.get(Person, kit) == tx.find(Person, kit) == tx.one(Person, here)
        assert tx.every(Person, here) == [tx.first(Person, here)]
        for nobody in (0, None):
            assert tx.find(Person, nobody) is None
            with pytest.raises(NoResultFound):
                tx.get(Person, nobody)


def test_a_row_that_points_nowhere_is_refused(home: Home) -> None:
    with home.database.transaction() as tx, pytest.raises(IntegrityError):
        tx.conn.execute(
            insert(memberships).values(person_id=999, group_id=999, role="x", since=START)
        )


def test_errors_of_the_database_show_no_parameters(home: Home) -> None:
    with home.database.transaction() as tx, pytest.raises(DBAPIError) as failed:
        tx.conn.execute(text("INSERT INTO nowhere VALUES (:canary)"), {"canary": "marzipan"})

    assert "marzipan" not in str(failed.value)
    assert "marzipan" not in repr(failed.value)


# ------------------------------------------------------------------ whole or not at all


def test_a_transaction_that_fails_leaves_nothing(home: Home) -> None:
    def fail() -> None:
        with home.database.transaction() as tx:
            tx.conn.execute(insert(taken).values(update_id=1, at=START))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert home.rows(taken) == []


def test_what_was_saved_is_there_for_the_next_program(home: Home) -> None:
    with home.database.transaction() as tx:
        tx.conn.execute(insert(taken).values(update_id=1, at=START))
    home.database.engine.dispose()

    again = Database(home.database.url, home.keys)
    with again.transaction() as tx:
        assert list(tx.conn.scalars(select(taken.c.update_id))) == [1]
    again.close()


def test_all_writing_is_done_in_one_thread_in_the_order_it_was_asked_for(home: Home) -> None:
    seen: list[tuple[int, str]] = []

    async def many() -> None:
        await asyncio.gather(*(home.database.write(lambda n=n: note(n)) for n in range(20)))  # type: ignore[misc]  # a default binds it now

    def note(number: int) -> None:
        seen.append((number, threading.current_thread().name))

    asyncio.run(many())

    assert [number for number, _ in seen] == list(range(20))
    assert len({name for _, name in seen}) == 1
    assert threading.current_thread().name not in {name for _, name in seen}


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (OperationalError("", {}, sqlite3.OperationalError("disk I/O error")), True),
        (OperationalError("", {}, sqlite3.OperationalError("database is locked")), True),
        (DatabaseError("", {}, sqlite3.DatabaseError("malformed")), True),
        (IntegrityError("", {}, sqlite3.IntegrityError("UNIQUE")), False),
        (ProgrammingError("", {}, sqlite3.ProgrammingError("no such")), False),
        (ValueError("ours"), False),
    ],
)
def test_trouble_is_the_databases_own_and_not_our_mistakes(
    error: Exception, trouble: bool
) -> None:
    assert is_trouble(error) is trouble


# ------------------------------------------------------------------ one program a database

HOLD = """
import sys
from records.database import AlreadyRunning, Database
from records.sealing import Keys
folder, master, url = sys.argv[1:]
database = Database(url, Keys(f"sqlite:///{folder}/keys.db", master))
try:
    database.be_the_only_one()
except AlreadyRunning:
    print("refused", flush=True)
else:
    print("alone", flush=True)
    sys.stdin.read()
"""


def another_program(folder: Path, master: str, url: str) -> subprocess.Popen[str]:
    """A program that takes the lock, says whether it got it, and holds it until its input ends."""
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder), master, url],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def says(program: subprocess.Popen[str]) -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()


def test_a_second_program_is_refused_until_the_first_has_ended(home: Home) -> None:
    home.database.be_the_only_one()
    second = another_program(home.folder, home.master, home.database.url)
    assert says(second) == "refused"
    second.communicate()
    home.database.close()

    third = another_program(home.folder, home.master, home.database.url)
    assert says(third) == "alone"
    third.kill()
    third.communicate()


def test_a_program_that_was_killed_leaves_the_database_to_the_next(home: Home) -> None:
    first = another_program(home.folder, home.master, home.database.url)
    assert says(first) == "alone"
    with pytest.raises(AlreadyRunning):
        home.database.be_the_only_one()

    first.kill()
    first.communicate()

    home.database.be_the_only_one()


def test_two_databases_have_a_program_each(home: Home, tmp_path: Path) -> None:
    other = Database(f"sqlite:///{tmp_path}/other.db", home.keys)

    home.database.be_the_only_one()
    other.be_the_only_one()

    other.close()


@pytest.mark.postgres
def test_a_second_program_is_refused_on_postgresql_too(home: Home, postgres: str) -> None:
    first, second = Database(postgres, home.keys), Database(postgres, home.keys)
    first.be_the_only_one()
    with pytest.raises(AlreadyRunning):
        second.be_the_only_one()

    first.close()
    second.be_the_only_one()
    second.close()


@pytest.mark.postgres
def test_keys_are_kept_and_destroyed_on_postgresql_too(postgres: str) -> None:
    from records.sealing import KeyGone, new_master_key

    keys = Keys(postgres, new_master_key())
    key_id = keys.new()
    blob = keys.seal(key_id, "label", "words")
    assert keys.unseal(key_id, "label", blob) == "words"
    assert keys.destroy(key_id)

    with pytest.raises(KeyGone):
        keys.unseal(key_id, "label", blob)
    keys.close()


# ------------------------------------------------------------------ invitations


def invite(home: Home) -> str:
    """A code that brings one co-producer in."""
    order = Order(answers={"met": "yes", "role": "co_producer", "who": str(home.ids["Sam"])})
    with home.database.transaction() as tx:
        said = make_invitation(tx, Actor(home.ids["Jo"]), order, START)
    return said.say["invite_link"].partition("?start=")[2]


def test_the_code_of_an_invitation_is_nowhere_in_the_files(home: Home) -> None:
    code = invite(home)
    assert len(code) >= 24

    disk = b"".join(path.read_bytes() for path in home.folder.iterdir())

    assert code.encode() not in disk
    assert len(home.rows(invitations)) == 1


def test_the_hash_of_a_code_gives_nothing_away_without_the_master_key(home: Home) -> None:
    import hashlib

    code = invite(home)
    (row,) = home.rows(invitations)

    plain = [hashlib.new(name, code.encode()).digest() for name in ("md5", "sha1", "sha256")]
    assert row.code_hash not in plain
    assert row.code_hash == home.keys.fingerprint("invitation", code)


def test_codes_are_never_the_same(home: Home) -> None:
    assert len({invite(home) for _ in range(30)}) == 30


def newcomer(home: Home, number: int, invitation_id: int) -> tuple[int, int]:
    """Someone who has the link open; their id and their talk's."""
    with home.database.transaction() as tx:
        key_id = tx.keys.new()
        (person_id,) = tx.conn.execute(
            insert(people).values(
                telegram_id=900 + number,
                key_id=key_id,
                card=tx.seal(key_id, "person.card", {}),
                began_at=START,
            )
        ).inserted_primary_key or (0,)
        (talk_id,) = tx.conn.execute(
            insert(talks).values(
                person_id=person_id,
                conversation="joining",
                version="1",
                invitation_id=invitation_id,
                key_id=key_id,
                answers=b"",
                began_at=START,
                last_at=START,
            )
        ).inserted_primary_key or (0,)
    return int(person_id), int(talk_id)


JOIN = """
import sys
from datetime import datetime, UTC
from records.access import Actor
from records.database import Database
from records.sealing import Keys
from scheduler.rooms import open_all
from scheduler.talks.acts import Order, Refused
from scheduler.joining.join import join
folder, master, url, person, invitation, now = sys.argv[1:]
database = Database(url, Keys(f"sqlite:///{folder}/keys.db", master))
open_all()
print("ready", flush=True)
sys.stdin.readline()
try:
    with database.transaction() as tx:
        order = Order(invitation_id=int(invitation))
        join(tx, Actor(int(person)), order, datetime.fromisoformat(now))
except Refused as refused:
    print(refused.phrase, flush=True)
else:
    print("in", flush=True)
"""


def test_of_processes_that_redeem_one_link_at_once_only_one_gets_in(home: Home) -> None:
    invite(home)
    (row,) = home.rows(invitations)
    comers = [newcomer(home, number, row.id)[0] for number in range(3)]
    programs = [
        subprocess.Popen(
            [
                *(sys.executable, "-c", JOIN, str(home.folder), home.master, home.database.url),
                *(str(person_id), str(row.id), START.isoformat()),
            ],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for person_id in comers
    ]
    assert [says(program) for program in programs] == ["ready"] * 3

    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    said = [program.communicate(timeout=60)[0].strip() for program in programs]

    assert sorted(said) == ["in", "link_used", "link_used"]
    winner = comers[said.index("in")]
    joined = home.rows(memberships, memberships.c.person_id.in_(comers))
    assert [member.person_id for member in joined] == [winner]
    (row,) = home.rows(invitations)
    assert (row.state, row.used_by) == ("used", winner)


@pytest.mark.parametrize(
    ("later", "refusal"),
    [(timedelta(0), None), (LASTS, None), (LASTS + timedelta(seconds=1), "link_old")],
)
def test_an_invitation_works_until_it_expires(
    home: Home, later: timedelta, refusal: str | None
) -> None:
    from scheduler.joining.join import join
    from scheduler.talks.acts import Refused

    invite(home)
    (row,) = home.rows(invitations)
    person_id, _ = newcomer(home, 1, row.id)
    said = None
    try:
        with home.database.transaction() as tx:
            join(tx, Actor(person_id), Order(invitation_id=row.id), START + later)
    except Refused as refused:
        said = refused.phrase

    assert said == refusal
    assert bool(home.rows(memberships, memberships.c.person_id == person_id)) is (said is None)


def test_who_joins_twice_is_in_once(home: Home) -> None:
    from scheduler.joining.join import join

    invite(home)
    (row,) = home.rows(invitations)
    person_id, _ = newcomer(home, 1, row.id)
    for _ in range(2):
        with home.database.transaction() as tx:
            join(tx, Actor(person_id), Order(invitation_id=row.id), START)

    assert len(home.rows(memberships, memberships.c.person_id == person_id)) == 1


def test_all_tables_of_ours_are_known_to_the_tests_home(home: Home) -> None:
    with home.database.engine.connect() as conn:
        there = set(conn.scalars(text("SELECT name FROM sqlite_master WHERE type='table'")))

    assert set(SQLModel.metadata.tables) <= there
