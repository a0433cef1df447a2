"""What must be known when nothing can be looked up: languages, words, and who to tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select

from bot.safety_from_memory import Keepers
from bot.words.own_word import why_unfit
from records.database import Database, Tx
from records.meetings import Meeting
from records.people import people
from scheduler.group_page.help_near import Near, help_near
from scheduler.signals.facts import asked_at_once
from scheduler.talks.cards import card_of
from scheduler.talks.known import Known as Facts
from scheduler.talks.people.members import everyone
from scheduler.talks.running import running_meetings

#: how many people are read at once
_PIECE = 500
_EVERYONE = (
    select(people.c.id, people.c.telegram_id, people.c.language, people.c.key_id, people.c.card)
    .where(people.c.telegram_id.is_not(None), people.c.id > bindparam("after"))
    .order_by(people.c.id)
    .limit(_PIECE)
)


class _Someone(NamedTuple):
    id: int
    telegram_id: int
    language: str
    key_id: str
    card: bytes


class Known(NamedTuple):
    """What is remembered of one person."""

    language: str
    word: str = ""
    name: str = ""
    near: tuple[Near, ...] = ()  #: help near them
    #: chat, language and name of whom a signal is for
    staff: tuple[tuple[int, str, str], ...] = ()
    safe: tuple[tuple[int, str, str], ...] = ()  #: the same, of whom a worry is for


class Memory:
    """What is remembered of everyone; `learn` reads it anew."""

    def __init__(self) -> None:
        self._known: dict[int, Known] = {}
        self._keepers = Keepers()
        self._near: dict[int, tuple[Near, ...]] = {}  #: who can help near each person
        #: as they were sealed, and as they were read: only what has changed is opened again
        self._cards: dict[int, tuple[bytes, dict[str, Any]]] = {}
        #: whether a word can't be theirs, by the word and the language it was looked at in
        self._unfit: dict[tuple[str, str], bool] = {}

    async def learn(self, database: Database, now: datetime) -> None:
        """Read everyone's language and word, and the staff of the meetings that are running.

        In small pieces, so that a signal never waits for it.
        """
        rows: dict[int, _Someone] = {}
        self._near = {}
        read = partial(self._read, database, now)
        while piece := await database.write(partial(read, max(rows, default=0))):
            rows.update(piece)
        self._cards = {i: card for i, card in self._cards.items() if i in rows}
        asked: dict[int, list[int]] = {}
        await database.write(partial(self._keepers.look, database, now))
        for meeting in await database.write(partial(_running, database, now)):
            asked = {**await database.write(partial(_asked, database, meeting, now)), **asked}
        self._known = {
            row.telegram_id: Known(
                row.language,
                self._said(row.id, "word"),
                self._said(row.id, "called"),
                self._near.get(row.id, ()),
                self._reached(rows, asked.get(row.id, ())),
                self._reached(rows, self._safe(row.id)),
            )
            for row in rows.values()
        }

    def of(self, telegram_id: int | None) -> Known | None:
        """What is remembered of someone; None of who is not known."""
        return self._known.get(telegram_id or 0)

    def with_unfit_words(self) -> list[int]:
        """Those whose word for a break means something else here, as Telegram's ids."""
        words = {(one.word, one.language) for one in self._known.values() if one.word}
        before = self._unfit  # only what is new is looked at, and nothing is kept for long
        self._unfit = {
            key: before[key] if key in before else why_unfit(*key) is not None for key in words
        }
        known = self._known.items()
        return [chat for chat, one in known if self._unfit.get((one.word, one.language))]

    def _safe(self, person_id: int) -> list[int]:
        return self._keepers.of(person_id, self._cards[person_id][1].get("not_to", ()))

    def _reached(
        self, rows: Mapping[int, _Someone], ids: Iterable[int]
    ) -> tuple[tuple[int, str, str], ...]:
        return tuple(
            (rows[i].telegram_id, rows[i].language, self._said(i, "called"))
            for i in ids
            if i in rows
        )

    def _read(self, database: Database, now: datetime, after: int) -> dict[int, _Someone]:
        """The next piece of everyone, by id."""
        with database.transaction() as tx:
            rows = tx.every(_Someone, _EVERYONE, {"after": after})
            for row in rows:
                self._cards[row.id] = self._card(tx, row)
            self._near.update(help_near(tx, (row.id for row in rows), now))
        return {row.id: row for row in rows}

    def _card(self, tx: Tx, row: _Someone) -> tuple[bytes, dict[str, Any]]:
        before = self._cards.get(row.id)
        return before if before and before[0] == row.card else (row.card, card_of(tx, row))

    def _said(self, person_id: int, what: str) -> str:
        return str(self._cards[person_id][1].get(what, ""))


def _running(database: Database, now: datetime) -> list[Meeting]:
    with database.transaction() as tx:
        return running_meetings(tx, now)


def _asked(database: Database, meeting: Meeting, now: datetime) -> dict[int, list[int]]:
    """For each member of a meeting's group: who is told of a signal of theirs."""
    asked: dict[int, list[int]] = {}
    shared: dict[str, object] = {}
    with database.transaction() as tx:
        for person in everyone(tx, meeting.group_id):
            asker = Facts(tx, person, now, meeting_id=meeting.id, extra=shared)
            asked[person.id] = asked_at_once(asker)
            shared = asker.true_for_all()
    return asked
