"""Our side: a real database file, real sealing, engine, acts and outbox rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

from sqlalchemy import func, insert, select, update
from sqlmodel import SQLModel

from bot.intake import Intake
from bot.memory import Memory
from bot.telegram import Telegram
from conversations.offers import SKIPPED
from records.database import Database, Tx
from records.groups import groups
from records.meetings import comings, meetings
from records.notices import notices
from records.people import Person, memberships, people
from records.programs import quarantined, taken
from records.sealing import Keys, new_master_key
from records.talks import Talk, talks
from scheduler.rooms import open_all
from scheduler.talks.answers import answers_of
from scheduler.talks.turns.open_talks import About
from scheduler.talks.turns.talking import begin
from scheduler.talks.words.turn_words import SKIP
from tests.benchmarks.answering.people import (
    FIRST_ID,
    FIRST_OF_THE_DEBRIEF,
    STEPS,
    Raw,
    answer,
    cohorts,
    tapped,
    typed,
)

open_all()

TOKEN = "1234567:simulated-token-for-benchmarks"
_IN_A_GROUP = 10
#: beside these, a talk holds in which message an answer was typed
_ASKED = frozenset(step.question for step in STEPS)


class Ours:
    """The product's intake with this many people, each in the middle of a talk."""

    def __init__(
        self, folder: Path, people_count: int, cohort: int, url: str = "http://127.0.0.1"
    ) -> None:
        self._keys = Keys(f"sqlite:///{folder}/keys.db", new_master_key())
        self.database = Database(f"sqlite:///{folder}/alongside.db", self._keys)
        SQLModel.metadata.create_all(self.database.engine)
        self.telegram = Telegram(TOKEN, url)
        self.intake = Intake(
            self.database, self.telegram, now, monotonic, lambda: None, Memory(), None
        )
        self._cohorts = cohorts(people_count, cohort)
        #: (talk's id, question) -> what was answered
        self._said: dict[tuple[int, str], str] = {}
        self._talks: dict[int, int] = {}
        with self.database.transaction() as tx:
            self._meetings = _fill(tx, people_count)
        self._begin("pre_brief", range(people_count))

    def rounds(self) -> Iterator[list[Raw]]:
        """Without end: one question answered by one cohort, each when it has been delivered."""
        while True:
            for cohort in self._cohorts:
                for step in STEPS:
                    if step == FIRST_OF_THE_DEBRIEF:
                        self._begin(step.talk, cohort)
                    self._deliver()
                    yield [self._raw(step.question, person) for person in cohort]
                self._begin("pre_brief", cohort)

    def take(self, raws: list[Raw]) -> None:
        """Take a batch, without HTTP."""
        self.intake.take_batch(list(raws))

    def saved_once(self) -> bool:
        """Whether the database holds every answer, once, and nothing beside them."""
        with self.database.transaction() as tx:
            rows = tx.every(Talk, select(talks))
            turns: dict[int, int] = dict(
                tx.conn.execute(
                    select(notices.c.talk_id, func.count())
                    .where(notices.c.kind == "turn")
                    .group_by(notices.c.talk_id)
                ).all()
            )
            found = {
                (row.id, question): said
                for row in rows
                for question, said in answers_of(tx, row).items()
                if question in _ASKED
            }
            updates = tx.conn.scalar(select(func.count()).select_from(taken))
            aside = tx.conn.scalar(select(func.count()).select_from(quarantined))
        said_in = Counter(talk_id for talk_id, _ in self._said)
        one_turn_each = all(
            row.turn == said_in[row.id] + 1 == turns.get(row.id, 0) for row in rows
        )
        return found == self._said and updates == len(self._said) and not aside and one_turn_each

    def close(self) -> None:
        """Let go of the files."""
        self.database.close()
        self._keys.close()

    def _raw(self, question: str, person: int) -> Raw:
        step = next(step for step in STEPS if step.question == question)
        talk_id, said = self._talks[person], answer(step, person)
        self._said[talk_id, question] = SKIPPED if said == SKIP else said
        if step.keys:
            return tapped(person, f"{talk_id}.{question}.{said}")
        return typed(person, said)

    def _begin(self, name: str, cohort: range) -> None:
        """Begin a talk with each of them, as the clock does when it is due."""
        with self.database.transaction() as tx:
            wanted = [FIRST_ID + person for person in cohort]
            rows = tx.every(Person, select(people).where(people.c.telegram_id.in_(wanted)))
            for row in rows:
                person = (row.telegram_id or 0) - FIRST_ID
                about = About(meeting_id=self._meetings[person // _IN_A_GROUP])
                self._talks[person] = begin(tx, row, name, now(), about)

    def _deliver(self) -> None:
        """What was posted is marked as accepted by Telegram, as delivery does."""
        with self.database.transaction() as tx:
            tx.conn.execute(
                update(notices)
                .where(notices.c.state == "planned")
                .values(state="accepted", settled_at=now(), message_id=1)
            )


def now() -> datetime:
    """The real time."""
    return datetime.now(UTC)


def _fill(tx: Tx, people_count: int) -> list[int]:
    """Groups of ten with a facilitator, a link person and a meeting; the meetings' ids."""
    found = []
    for first in range(0, people_count, _IN_A_GROUP):
        key = tx.keys.new()
        card = tx.seal(key, "group.card", {"title": "Hub group"})
        group = _row(tx, groups, key_id=key, card=card, began_at=now(), zone="Europe/London")
        facilitator = _person(tx, 0, FIRST_ID * 2 + first, group, "facilitator")
        link = _person(tx, 0, FIRST_ID * 3 + first, group, "link_person")
        said = {"title": "Hub rules", "purpose": "To agree how we meet", "place": "the Hub"}
        meeting = _row(
            tx,
            meetings,
            group_id=group,
            made_by=facilitator,
            made_at=now(),
            number=1,
            starts_at=now() + timedelta(days=2),
            minutes=120,
            card=tx.seal(key, "meeting.card", {**said, "who": "Jo"}),
        )
        found.append(meeting)
        for person in range(first, min(first + _IN_A_GROUP, people_count)):
            row_id = _person(tx, link, FIRST_ID + person, group, "co_producer")
            tx.conn.execute(
                insert(comings).values(meeting_id=meeting, person_id=row_id, answer="yes")
            )
    return found


def _person(tx: Tx, link: int, telegram_id: int, group: int, role: str) -> int:
    key = tx.keys.new()
    card = tx.seal(key, "person.card", {"called": "Kit", "word": "pineapple", "circle": "yes"})
    values = {"key_id": key, "card": card, "state": "here", "began_at": now(), "covered": False}
    row_id = _row(tx, people, telegram_id=telegram_id, **values)
    tx.conn.execute(
        insert(memberships).values(
            person_id=row_id, group_id=group, role=role, link_id=link or None, since=now()
        )
    )
    return row_id


def _row(tx: Tx, table: object, **values: object) -> int:
    done = tx.conn.execute(insert(table).values(**values))  # type: ignore[arg-type]  # a Table
    (row_id,) = done.inserted_primary_key or (0,)
    return int(row_id)
