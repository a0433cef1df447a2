"""A backup is whole, can be gone back to, and never brings back someone who was forgotten."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.__main__ import main
from bot.example_group import Example, fill
from bot.moved_clock import real_now
from bot.opening import opened, ready
from bot.settings import load
from records.groups import groups
from records.notices import notices
from records.people import memberships, people

Read = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in list(os.environ):
        if name.startswith("ALONGSIDE_"):
            monkeypatch.delenv(name)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.chdir(home)
    return home


@pytest.fixture
def example(home: Path) -> Iterator[Example]:
    settings, _ = ready(load())
    with opened(settings) as database:
        yield fill(database, real_now())


def saved(capsys: Read, *arguments: str) -> str:
    assert main(list(arguments)) == 0, capsys.readouterr().err
    return capsys.readouterr().out


def refused(capsys: Read, *arguments: str) -> str:
    assert main(list(arguments)) == 2
    return capsys.readouterr().err


def called(name: str) -> None:
    """Change something, so that going back can be seen."""
    with opened(load()) as database, database.transaction() as tx:
        tx.conn.execute(people.update().values(language=name))


def languages() -> set[str]:
    with opened(load()) as database, database.engine.connect() as conn:
        return set(conn.scalars(select(people.c.language)))


def test_a_backup_is_one_private_file_that_holds_no_key(
    example: Example, home: Path, capsys: Read
) -> None:
    said = saved(capsys, "backup", "../monday.db", "--keys", "keys-copy.db")

    assert "can be read only with the keys and the master key" in said
    copy = home.parent / "monday.db"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert not list(home.parent.glob("monday.db-*"))
    with closing(sqlite3.connect(copy)) as data:
        assert data.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert data.execute("SELECT count(*) FROM person").fetchone() == (9,)
        tables = {name for (name,) in data.execute("SELECT name FROM sqlite_master")}
    assert "sealing_key" not in tables


def test_a_backup_can_be_made_while_someone_writes(
    example: Example, home: Path, capsys: Read
) -> None:
    with opened(load()) as database, database.transaction() as tx:
        tx.conn.execute(people.update().values(language="xx"))
        saved(capsys, "backup", "../busy.db")

    with closing(sqlite3.connect(home.parent / "busy.db")) as data:
        assert ("xx",) not in data.execute("SELECT language FROM person").fetchall()


def test_only_the_newest_copy_of_the_keys_is_kept(
    example: Example, home: Path, capsys: Read
) -> None:
    saved(capsys, "backup", "../one.db", "--keys", "keys-copy.db")
    with opened(load()) as database:
        with database.transaction() as tx:
            keys = list(tx.conn.scalars(select(people.c.key_id)))
        database.keys.destroy(*keys)
    saved(capsys, "backup", "../two.db", "--keys", "keys-copy.db")

    with closing(sqlite3.connect(home / "keys-copy.db")) as copy:
        left = {key for (key,) in copy.execute("SELECT id FROM sealing_key")}
    assert not left & set(keys)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["backup", "here.db"], "here.db is there already."),
        (
            ["backup", "new.db", "--keys", "keys.db"],
            "Keep the keys in another place than the data",
        ),
        (["restore", "gone.db"], "There is no file gone.db."),
        (["restore", "here.db"], "here.db is no whole backup of Alongside."),
        (["restore", "empty.db"], "empty.db is no whole backup of Alongside."),
        (["restore", "future.db"], "The database is of a newer version of Alongside."),
        (["restore", "../good.db"], "There are people in alongside.db. To put the backup in"),
    ],
)
def test_what_can_t_be_done_is_one_line_and_changes_nothing(
    arguments: list[str], line: str, example: Example, home: Path, capsys: Read
) -> None:
    saved(capsys, "backup", "../good.db")
    (home / "here.db").write_text("a diary")
    (home / "empty.db").touch()
    (home / "future.db").write_bytes((home.parent / "good.db").read_bytes())
    with closing(sqlite3.connect("future.db")) as future:
        future.execute("UPDATE alembic_version SET version_num = '9999_next'")
        future.commit()

    assert refused(capsys, *arguments).startswith(line)
    assert languages() == {"en", "ar"}


def test_without_a_database_there_is_nothing_to_keep(capsys: Read) -> None:
    assert refused(capsys, "backup", "../x.db") == "There is no database at alongside.db yet.\n"


def test_without_the_keys_a_backup_is_not_taken_back(
    example: Example, home: Path, capsys: Read
) -> None:
    saved(capsys, "backup", "../good.db")
    for file in home.iterdir():
        file.unlink()

    assert refused(capsys, "restore", "../good.db").startswith("The keys are missing")
    assert list(home.iterdir()) == []


def test_the_bot_has_to_be_stopped_first(example: Example, capsys: Read) -> None:
    saved(capsys, "backup", "../good.db")
    with opened(load()) as running:
        running.be_the_only_one()

        line = refused(capsys, "restore", "../good.db", "--replace")

    assert line.startswith("Another Alongside is running on this database.")


def test_a_backup_is_gone_back_to_and_what_was_there_is_kept_aside(
    example: Example, home: Path, capsys: Read
) -> None:
    saved(capsys, "backup", "../good.db")
    before = (home.parent / "good.db").read_bytes()
    called("xx")

    said = saved(capsys, "restore", "../good.db", "--replace")

    assert said.startswith("The data is back from ../good.db. What was here before is in along")
    assert languages() == {"en", "ar"}
    assert (home.parent / "good.db").read_bytes() == before
    with closing(sqlite3.connect("alongside.db.before-restore")) as aside:
        assert set(aside.execute("SELECT language FROM person")) == {("xx",)}


def test_a_lost_database_is_back_with_every_word(
    example: Example, home: Path, capsys: Read
) -> None:
    saved(capsys, "backup", "../good.db")
    for file in home.glob("alongside.db*"):
        file.unlink()

    saved(capsys, "restore", "../good.db")

    assert "Kit" in saved(capsys, "people", "--names")
    assert "Hub group" in saved(capsys, "group", "list")


def test_the_forgotten_stay_forgotten(example: Example, capsys: Read) -> None:
    saved(capsys, "backup", "../good.db")
    kit = example.people["Kit"]
    with opened(load()) as database:
        with database.transaction() as tx:
            key = tx.conn.scalar(select(people.c.key_id).where(people.c.id == kit))
        database.keys.destroy(str(key))

    said = saved(capsys, "restore", "../good.db", "--replace")

    assert "Forgotten again, since their keys are gone: 1." in said
    with opened(load()) as database, database.engine.connect() as conn:
        row = conn.execute(select(people).where(people.c.id == kit)).one()
        assert (row.state, row.telegram_id) == ("forgotten", None)
        theirs = select(memberships.c.id).where(memberships.c.person_id == kit)
        assert conn.execute(theirs).all() == []
        planned = select(notices.c.state).where(notices.c.person_id == kit)
        assert set(conn.scalars(planned)) == {"withdrawn"}
        assert conn.scalar(select(groups.c.id)) == example.group_id


def test_postgres_has_its_own_way(home: Path, capsys: Read) -> None:
    (home / ".env").write_text("ALONGSIDE_DATABASE_URL=postgresql://127.0.0.1:9/x\n")

    for command in ("backup", "restore"):
        assert "Use its own pg_dump and pg_restore" in refused(capsys, command, "../x.db")
