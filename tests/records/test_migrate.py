"""The database grows from any released version to this one, on SQLite and PostgreSQL."""

import logging
import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, Table, insert, inspect, select, text

from records import migrate
from records.engines import open_engine
from records.migrations.draft import draw


def test_migrations_make_exactly_the_tables_in_the_code(url: str) -> None:
    migrate.upgrade(url)

    engine = open_engine(url)
    with engine.begin() as conn:
        assert migrate.differences(conn) == []
        assert set(inspect(conn).get_table_names()) == {
            "alembic_version",
            *migrate.metadata().tables,
        }
    engine.dispose()


def test_a_new_database_has_no_version_and_then_the_newest(url: str) -> None:
    assert migrate.current(url) is None
    with pytest.raises(migrate.NeedsUpgrade):
        migrate.check(url)

    migrate.prepare(url)

    assert migrate.current(url) == migrate.head()
    migrate.check(url)


def test_upgrading_twice_changes_nothing(url: str) -> None:
    migrate.upgrade(url)
    migrate.upgrade(url)

    migrate.check(url)


def test_what_each_version_wrote_is_still_there_in_the_newest(url: str) -> None:
    """A row in every table, written by the version that made the table."""
    engine, written = open_engine(url), dict[str, dict[str, object]]()
    with engine.begin() as conn:
        for version in sorted(migrate.versions()):
            command.upgrade(migrate.config(conn), version)
            for table in tables_of(conn):
                if table.name not in written:
                    conn.execute(insert(table).values(a_row_of(table)))
                    written[table.name] = dict(conn.execute(select(table)).mappings().one())
        for table in tables_of(conn):
            kept = dict(conn.execute(select(table)).mappings().one())
            assert {**kept, **written[table.name]} == kept, table.name
    engine.dispose()
    migrate.check(url)


def test_a_worry_that_was_a_kind_of_break_goes_out_anew(url: str) -> None:
    """Those that are open, whatever their state; what is over, or another kind, stays as it is."""
    at = datetime(2026, 6, 2, 9, tzinfo=UTC)
    engine = open_engine(url)
    with engine.begin() as conn:
        command.upgrade(migrate.config(conn), "0015_rests")
        tables = {table.name: table for table in tables_of(conn)}
        for name in ("circle", "person"):
            conn.execute(insert(tables[name]).values({**a_row_of(tables[name]), "id": 1}))
        kinds = [("safety", s) for s in ("raised", "unanswered", "seen", "ended", "faded")]
        for number, (kind, state) in enumerate([*kinds, ("break", "raised")], 1):
            who = None if state == "faded" else 1
            row = {"id": number, "person_id": who, "group_id": 1, "kind": kind, "state": state}
            conn.execute(
                insert(tables["signal"]).values(**row, raised_at=at, step=0, ask_tomorrow=False)
            )
        command.upgrade(migrate.config(conn), "head")
        found = MetaData()
        found.reflect(conn, only=["worry"])
        rows = conn.execute(select(found.tables["worry"]).order_by(text("id"))).mappings().all()
    engine.dispose()
    assert [row["signal_id"] for row in rows] == [1, 2, 3]
    assert {(r["person_id"], r["group_id"], r["state"], r["left_out"]) for r in rows} == {
        (1, 1, "raised", "[]")
    }
    assert all(row["next_at"] == row["raised_at"] for row in rows), "at the next look of the clock"
    migrate.check(url)


def test_who_was_silenced_by_a_no_to_a_series_is_asked_again_and_nobody_else(url: str) -> None:
    engine = open_engine(url)
    with engine.begin() as conn:
        command.upgrade(migrate.config(conn), "0021_told_together")
        tables = {table.name: table for table in tables_of(conn)}
        for name in ("circle", "person", "series"):
            conn.execute(insert(tables[name]).values({**a_row_of(tables[name]), "id": 1}))
        two = {**a_row_of(tables["series"]), "id": 2}
        conn.execute(insert(tables["series"]).values(two))
        for number, said in ((1, "no"), (2, "yes")):
            row = {"id": number, "series_id": number, "person_id": 1, "answer": said}
            conn.execute(insert(tables["regular"]).values(row))
        command.upgrade(migrate.config(conn), "head")
        found = MetaData()
        found.reflect(conn, only=["regular", "series"])
        regular, series = found.tables["regular"], found.tables["series"]
        made_at = conn.scalar(select(series.c.made_at).where(series.c.id == 1))
        rows = conn.execute(select(regular.c.answer, regular.c.ask_at).order_by(regular.c.id))
        kept = [tuple(row) for row in rows]
    engine.dispose()
    assert kept == [("no", made_at), ("yes", None)], "at the next look of the clock"
    migrate.check(url)


def tables_of(conn: Connection) -> list[Table]:
    """The tables as they are in the database, those first that others point to."""
    found = MetaData()
    found.reflect(conn)
    return [table for table in found.sorted_tables if table.name != "alembic_version"]


def a_row_of(table: Table) -> dict[str, object]:
    """A row with something in each column; the first of its table, and pointing to first ones."""
    at = datetime(2026, 6, 2, 9, tzinfo=UTC)
    values = {int: 1, bool: True, bytes: b"sealed", datetime: at}
    return {c.name: values.get(c.type.python_type, f"of {table.name}") for c in table.columns}


def test_a_database_of_a_newer_version_is_left_alone(url: str) -> None:
    migrate.upgrade(url)
    engine = open_engine(url)
    with engine.begin() as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = '9999_from_the_future'"))
    engine.dispose()

    for step in (migrate.upgrade, migrate.check, migrate.prepare):
        with pytest.raises(migrate.NewerDatabase):
            step(url)


def test_an_upgrade_that_fails_leaves_nothing_behind(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from alembic import op

    def full(*_: object, **__: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(op, "create_index", full)
    with pytest.raises(OSError, match="disk full"):
        migrate.upgrade(url)

    assert migrate.current(url) is None
    engine = open_engine(url)
    with engine.connect() as conn:
        assert inspect(conn).get_table_names() == []
    engine.dispose()


def test_an_old_database_is_never_upgraded_unasked(sqlite: str) -> None:
    migrate.upgrade(sqlite)
    with closing(sqlite3.connect(sqlite.removeprefix("sqlite:///"))) as conn, conn:
        conn.execute("UPDATE alembic_version SET version_num = '0001_first'")
    if migrate.head() != "0001_first":
        with pytest.raises(migrate.NeedsUpgrade):
            migrate.prepare(sqlite)


def test_opened_answers_keep_no_order_on_sqlite(sqlite: str) -> None:
    migrate.upgrade(sqlite)

    conn = sqlite3.connect(sqlite.removeprefix("sqlite:///"))
    with pytest.raises(sqlite3.OperationalError, match="no such column"):
        conn.execute("SELECT rowid FROM opened")
    conn.close()


def test_an_upgrade_writes_no_line_to_log_or_screen(
    sqlite: str, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.INFO)

    migrate.upgrade(sqlite)

    assert caplog.messages == []
    assert capsys.readouterr() == ("", "")


def test_what_the_next_migration_must_do_is_drawn(sqlite: str) -> None:
    engine = open_engine("sqlite://")
    with engine.begin() as conn:
        first = draw("0001_first", conn)
        nothing = draw("0002_nothing", conn)
    engine.dispose()

    assert 'revision = "0001_first"' in first
    assert "Moment()" in first
    assert f'down_revision = "{migrate.head()}"' in nothing
    assert nothing.strip().endswith("pass")


def test_every_migration_can_be_read_without_a_database() -> None:
    assert migrate.FOLDER.joinpath("env.py").is_file()
    assert migrate.head()


def test_a_step_is_a_file_of_its_name_and_their_names_are_in_order() -> None:
    steps = ScriptDirectory.from_config(migrate.config(None))

    assert steps.get_current_head() == migrate.head()
    in_order = [step.revision for step in steps.walk_revisions()]
    assert in_order == sorted(migrate.versions(), reverse=True)


def test_what_went_well_waits_as_a_line_of_the_debrief(url: str) -> None:
    """What waited for a digest as a note of its own is told still; other notices stay."""
    engine = open_engine(url)
    with engine.begin() as conn:
        command.upgrade(migrate.config(conn), "0020_undone")
        notice = {table.name: table for table in tables_of(conn)}["notice"]
        base = {name: None for name in a_row_of(notice) if notice.c[name].nullable}
        for number, name in enumerate(("debrief_well", "debrief_better", "results"), 1):
            row = {**a_row_of(notice), **base, "id": number, "name": name, "kind": "note"}
            conn.execute(insert(notice).values({**row, "parts": "{}"}))
        command.upgrade(migrate.config(conn), "0021_told_together")
        said = select(notice.c.kind, notice.c.name, notice.c.parts).order_by(notice.c.id)
        assert [tuple(row) for row in conn.execute(said)] == [
            ("tell", "debrief", '{"path":"7/then/0"}'),
            ("tell", "debrief", '{"path":"8/then/0"}'),
            ("note", "results", "{}"),
        ]
    engine.dispose()
