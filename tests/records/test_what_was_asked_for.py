"""What people were told that staff had been asked for, before there were tasks, becomes tasks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Connection, MetaData, Table, insert, select, update

from records import migrate
from records.engines import open_engine

NOW = datetime(2026, 6, 10, 9, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=20)


class Old:
    """A database of the version before: Sam looks after Kit, and Jo runs the group."""

    def __init__(self, conn: Connection) -> None:
        self.conn, self.tables = conn, MetaData()
        command.upgrade(migrate.config(conn), "0015_rests")
        self.tables.reflect(conn)
        self.group = self.add("circle", key_id="k", card=b"", began_at=NOW)
        self.kit, self.sam, self.jo = (
            self.add("person", key_id=f"p{n}", card=b"", began_at=NOW, state="here")
            for n in range(3)
        )
        for who, role in ((self.kit, "co_producer"), (self.sam, "link_person")):
            self.add("membership", person_id=who, group_id=self.group, role=role, since=NOW)
        mine = self.table("membership").c.person_id == self.kit
        conn.execute(update(self.table("membership")).where(mine).values(link_id=self.sam))
        self.meeting = self.add(
            "meeting", group_id=self.group, starts_at=NOW, card=b"", made_at=NOW, state="planned"
        )

    def table(self, name: str) -> Table:
        return self.tables.tables[name]

    def add(self, table: str, **values: Any) -> int:
        """A row, with something in every column that must have something."""
        for column in self.table(table).columns:
            if not (column.nullable or column.primary_key or column.name in values):
                kind = str(column.type).upper()
                blank: Any = "x"
                if "INT" in kind:
                    blank = 1 if column.foreign_keys else 0
                elif "BOOL" in kind:
                    blank = False
                elif "TIME" in kind or "DATE" in kind:
                    blank = NOW
                elif "BLOB" in kind or "BYTEA" in kind:
                    blank = b""
                values[column.name] = blank
        values = {k: self._moment(v) for k, v in values.items()}
        done = self.conn.execute(insert(self.table(table)).values(**values))
        (row_id,) = done.inserted_primary_key or (0,)
        return int(row_id)

    def _moment(self, value: Any) -> Any:
        plain = self.conn.dialect.name == "sqlite" and isinstance(value, datetime)
        return value.replace(tzinfo=None) if plain else value

    def notice(self, name: str, to: int, at: datetime = NOW, **values: Any) -> int:
        row = {"kind": "note", "parts": "{}", "act": "send", "state": "accepted", **values}
        return self.add("notice", name=name, person_id=to, due_at=at, settled_at=at, **row)

    def told(self, name: str, path: str, at: datetime = NOW, **values: Any) -> None:
        """A line of one of Kit's talks for Sam, as `telling` has posted it."""
        about = {"person_id": self.kit, "conversation": name, "version": "1", "key_id": "p0"}
        talk = self.add("talk", **about, answers=b"", began_at=at, last_at=at, state="finished")
        parts = f'{{"path":"{path}"}}'
        about = {"kind": "tell", "parts": parts, "talk_id": talk, "about_id": self.kit}
        self.notice(name, self.sam, at, meeting_id=self.meeting, **about, **values)

    def upgraded(self) -> list[Any]:
        """The tasks that there are in the version after."""
        command.upgrade(migrate.config(self.conn), "0016_tasks")
        now = MetaData()
        now.reflect(self.conn)
        self.tables = now
        task = self.table("task")
        return list(self.conn.execute(select(task).order_by(task.c.id)).all())


@pytest.fixture
def old(url: str) -> Iterator[Old]:
    engine = open_engine(url)
    with engine.begin() as conn:
        yield Old(conn)
    engine.dispose()


def test_an_open_call_is_on_the_list_of_whoever_is_to_ring(old: Old) -> None:
    about = {"person_id": old.kit, "group_id": old.group, "caller_id": old.sam, "name": "check_in"}
    call = old.add("call", **about, state="open", made_at=NOW, due_at=NOW)
    old.add("call", **about, state="told", made_at=NOW, due_at=NOW)
    (task,) = old.upgraded()
    assert (task.kind, task.call_id, task.person_id) == ("call", call, old.kit)
    owners = old.conn.execute(select(old.table("taskowner"))).all()
    assert [(row.task_id, row.person_id) for row in owners] == [(task.id, old.sam)]


def test_a_fare_that_is_owed_is_a_task_and_one_that_is_paid_is_none(old: Old) -> None:
    about = {"person_id": old.kit, "group_id": old.group, "meeting_id": old.meeting}
    claim = old.add("claim", **about, made_at=NOW, pay_by=NOW, state="open")
    old.add("claim", **about, made_at=NOW, pay_by=NOW, state="paid")
    (task,) = old.upgraded()
    assert (task.kind, task.claim_id, task.meeting_id) == ("fare", claim, old.meeting)


@pytest.mark.parametrize(
    ("name", "path", "kind"),
    [
        ("check_in", "6/worried/1/yes/0", "ring_me"),
        ("debrief", "3/hard/1/yes/0", "ring_me"),
        ("changed", "0/when/5/when/2/ring/0", "ring_me"),
        ("hello", "3/bad/0", "hard"),
        ("hello", "3/word/0", "word"),
        ("pre_brief", "19/met/0", "meet_first"),
        ("pre_brief", "19/need/1/then/0", "need"),
        ("voice_or_picture", "3/yes/0", "get_in_touch"),
    ],
)
def test_what_was_asked_for_in_a_talk_is_a_task(old: Old, name: str, path: str, kind: str) -> None:
    old.told(name, path)
    (task,) = old.upgraded()
    assert (task.kind, task.person_id, task.group_id) == (kind, old.kit, old.group)
    assert task.path is not None
    assert task.talk_id is not None


def test_what_was_only_said_is_none_nor_what_was_long_ago_nor_what_was_withdrawn(old: Old) -> None:
    old.told("debrief", "7/yes/1")  # the fare has a claim of its own
    old.told("hello", "3/word/0", LONG_AGO)
    old.told("hello", "3/word/0", state="withdrawn")
    assert old.upgraded() == []


def test_one_that_was_told_to_several_is_one(old: Old) -> None:
    old.told("hello", "3/word/0")
    row = old.conn.execute(select(old.table("notice"))).one()
    again = {"talk_id": row.talk_id, "parts": row.parts, "kind": "tell", "about_id": old.kit}
    old.notice("hello", old.jo, **again, meeting_id=old.meeting)
    assert len(old.upgraded()) == 1


def test_lines_that_wait_to_be_told_still_find_their_words(old: Old) -> None:
    old.told("debrief", "3/hard/1/yes/0", state="planned")
    old.told("debrief", "7/yes/1", state="planned")
    old.upgraded()
    kept = [row.parts for row in old.conn.execute(select(old.table("notice"))).all()]
    assert kept == ['{"path":"4/hard/3/yes/0"}', '{"path":"8/yes/1"}']


def test_a_break_that_nobody_answered_is_a_task_and_one_that_was_seen_is_none(old: Old) -> None:
    about = {"person_id": old.kit, "group_id": old.group, "meeting_id": old.meeting}
    row = {**about, "kind": "break", "raised_at": NOW, "step": 3}
    lost = old.add("signal", **row, state="unanswered")
    old.add("signal", **row, state="seen", answered_by=old.jo)
    old.add("signal", **{**row, "person_id": None}, state="faded")
    (task,) = old.upgraded()
    assert (task.kind, task.signal_id) == ("break", lost)


def test_words_with_one_who_was_picked_are_theirs_and_a_call_that_was_taken_back_is_none(
    old: Old,
) -> None:
    old.notice("word_wanted", old.jo, about_id=old.sam, meeting_id=old.meeting)
    old.notice("needs_you", old.sam, NOW - timedelta(minutes=5), about_id=old.kit)
    old.notice("did_not_mean_to", old.sam, about_id=old.kit)
    (task,) = old.upgraded()
    assert (task.kind, task.person_id, task.wanted_id) == ("word", old.sam, old.jo)
