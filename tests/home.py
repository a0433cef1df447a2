"""A home without a bot: a database, its keys and a few people, for tests of acts and records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select

from records import migrate
from records.access import Actor
from records.database import Database, Tx
from records.groups import groups
from records.meetings import meetings
from records.notices import notices
from records.people import memberships, people
from records.programs import programs
from records.sealing import Keys
from scheduler.contacts.no_contact import NOT_BEFORE
from scheduler.filling_in.missing import MISSING
from scheduler.meetings.schedule_meeting import schedule_meeting
from scheduler.papers.decisions import NOTES
from scheduler.talks.acts import Order
from scheduler.talks.cards import write_on_card
from scheduler.talks.digest.seen_to import SEEN_TO
from tests.once import hurry, migrated

#: a Tuesday, 10 in the morning in London
START = datetime(2026, 6, 2, 9, tzinfo=UTC)
#: Wednesday 10 June, 2 in the afternoon in London
MEETING_AT = datetime(2026, 6, 10, 13, tzinfo=UTC)
#: until when no digest asks who is told of a worry: that has tests of its own
NEVER = "2999-01-01T00:00:00+00:00"
ROLES = {
    "Sam": "link_person",
    "Jo": "facilitator",
    "Ali": "facilitator",
    "Kit": "co_producer",
    "Bea": "co_producer",
    "Noor": "co_producer",
    "Cal": "co_producer",
    "Max": "co_producer",
    "Ivy": "co_producer",
}


@dataclass
class Home:
    """A database with people in one group. Sam is the link person of each co-producer."""

    folder: Path
    master: str
    keys: Keys
    database: Database
    group_id: int = 0
    ids: dict[str, int] = field(default_factory=dict)

    @property
    def data_file(self) -> Path:
        """The database itself."""
        return self.folder / "alongside.db"

    @property
    def keys_file(self) -> Path:
        """The key store."""
        return self.folder / "keys.db"

    def row(self, table: Any, row_id: int | None) -> Any:
        """One row."""
        with self.database.transaction() as tx:
            return tx.conn.execute(select(table).where(table.c.id == row_id)).one()

    def rows(self, table: Any, *which: Any) -> list[Any]:
        """Rows in the order of their ids."""
        with self.database.transaction() as tx:
            found = select(table).where(*which).order_by(*table.primary_key.columns)
            return list(tx.conn.execute(found))

    def planned(self, name: str, *which: Any) -> list[Any]:
        """What a kind of notice has become."""
        return self.rows(notices, notices.c.name == name, *which)

    def meets(self, at: datetime = MEETING_AT, now: datetime = START, **said: str) -> int:
        """A meeting, made by Jo, of which nothing is left to ask; its id."""
        local = at.astimezone(ZoneInfo("Europe/London"))
        answers = {
            "title": "Hub rules",
            "place": "the Hub",
            "day": local.date().isoformat(),
            "time": local.strftime("%H:%M"),
            "minutes": "60",
            **said,
        }
        with self.database.transaction() as tx:
            done = schedule_meeting(tx, Actor(self.ids["Jo"]), Order(answers=answers), now)
            assert done.meeting_id is not None
            seen_to = dict.fromkeys((*MISSING, NOTES), self.ids["Jo"])
            write_on_card(tx, done.meeting_id, **{SEEN_TO: seen_to})
        assert self.row(meetings, done.meeting_id).starts_at == at
        return done.meeting_id


def add_person(
    tx: Tx,
    group_id: int,
    role: str,
    card: Mapping[str, Any],
    telegram_id: int | None,
    link_id: int | None = None,
    **values: Any,
) -> int:
    """Someone who is in the group."""
    key_id = tx.keys.new()
    done = tx.conn.execute(
        insert(people).values(
            telegram_id=telegram_id,
            key_id=key_id,
            card=tx.seal(key_id, "person.card", dict(card)),
            **{"covered": False, "state": "here", "began_at": START, **values},
        )
    )
    (person_id,) = done.inserted_primary_key or (0,)
    tx.conn.execute(
        insert(memberships).values(
            person_id=person_id, group_id=group_id, role=role, link_id=link_id, since=START
        )
    )
    return int(person_id)


@contextmanager
def a_home(
    folder: Path,
    cards: Mapping[str, Mapping[str, Any]] | None = None,
    title: str = "Hub group",
    *,
    durable: bool = False,
    url: str | None = None,
    **group: Any,
) -> Iterator[Home]:
    """A home in a folder. `cards` says what is on someone's card, beside their name.

    Only where a test is about it is each commit brought to the disk (`durable`). With a `url` it
    is in that database, which is emptied.
    """
    empty = migrated()
    empty.copy_to(folder)
    master = empty.master
    keys = Keys(f"sqlite:///{folder}/keys.db", master)
    database = Database(url or f"sqlite:///{folder}/alongside.db", keys)
    if url is not None:
        migrate.prepare(url)
        with database.transaction() as tx:
            for table in reversed(migrate.metadata().sorted_tables):
                tx.conn.execute(table.delete())
    if not durable:
        for engine in (keys.engine, database.engine):
            if engine.dialect.name == "sqlite":
                hurry(engine)
    home = Home(folder, master, keys, database)
    with database.transaction() as tx:
        key_id = tx.keys.new()
        card = {"title": title, NOT_BEFORE: NEVER}
        values = {"key_id": key_id, "card": tx.seal(key_id, "group.card", card)}
        done = tx.conn.execute(
            insert(groups).values(**{"began_at": START, "evaluate_every": 1, **values, **group})
        )
        (home.group_id,) = done.inserted_primary_key or (0,)
        tx.conn.execute(
            insert(programs).values(
                boot_id="boot", bot_name="bot", key_id=tx.keys.new(), polled_at=START
            )
        )
        for number, (name, role) in enumerate(ROLES.items()):
            card = {"called": name, "word": "pineapple", **(cards or {}).get(name, {})}
            link = home.ids["Sam"] if role == "co_producer" else None
            home.ids[name] = add_person(tx, home.group_id, role, card, 101 + number, link)
    try:
        yield home
    finally:
        database.close()
        keys.close()
