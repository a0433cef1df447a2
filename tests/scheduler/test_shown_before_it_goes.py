"""Before news of a meeting goes, whoever sends it reads just what people will: byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from records.access import Actor
from records.database import Tx
from records.notices import Notice, notices
from records.people import Person, memberships, people
from records.series import series
from records.talks import Talk
from scheduler.meetings.cancel_meeting import cancel_meeting
from scheduler.meetings.change_meeting import change_meeting
from scheduler.post.sending.rendering import render
from scheduler.talks.acts import Order
from scheduler.talks.spoken import Voice
from scheduler.talks.turns.open_talks import About
from scheduler.talks.turns.talking import begin, reply
from scheduler.talks.words.turn_words import known_for
from tests.home import MEETING_AT, Home, a_home

LATE, EARLY = MEETING_AT - timedelta(hours=4), MEETING_AT - timedelta(days=3)
LANGUAGES = ("en", "ar")
ASTRAY = (
    "my kid is ill, sorry",
    "Ali or me, not sure {yet}",
    "https://example.org <b>look</b> & go",
    "the front desk\nor the caretaker",
    "طفلي مريض، آسف",
    "سأكون عند الباب 🚪",
)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path) as home:
        yield home


def speaks(tx: Tx, home: Home, language: str) -> tuple[Person, Person]:
    """Jo, who sends it, and Bea, who gets it: they read the same language.

    Nobody looks after Bea: whom a link person's name is shown to differs from one to the next.
    """
    alone = memberships.c.person_id == home.ids["Bea"]
    tx.conn.execute(update(memberships).where(alone).values(link_id=None))
    found = []
    for name in ("Jo", "Bea"):
        mine = people.c.id == home.ids[name]
        tx.conn.execute(update(people).where(mine).values(language=language, covered=False))
        found.append(tx.get(Person, home.ids[name]))
    return found[0], found[1]


def shown(
    tx: Tx, jo: Person, name: str, answers: dict[str, Any], now: datetime
) -> tuple[str, str]:
    """What Jo is shown in the last message before it goes: of the talk, and the news within it."""
    talk = tx.get(Talk, begin(tx, jo, name, now))
    for question, value in answers.items():
        reply(tx, jo, talk, question, value, now)
        talk = tx.get(Talk, talk.id)
    known = known_for(tx, talk, jo, now)
    fact = {"cancelling": "cancel_preview", "changing": "late_preview"}[name]
    preview: Any = known[fact]
    message = render(tx, _newest(tx, jo), now).text
    return message, preview.in_words(Voice(jo.language, jo.zone))


def _newest(tx: Tx, person: Person) -> Notice:
    mine = notices.select().where(notices.c.person_id == person.id, notices.c.kind == "turn")
    return tx.one(Notice, mine.order_by(notices.c.id.desc()).limit(1))


def read(tx: Tx, bea: Person, name: str, meeting_id: int, now: datetime) -> str:
    """What Bea then gets."""
    begin(tx, bea, name, now, About(meeting_id=meeting_id))
    return render(tx, _newest(tx, bea), now).text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", ASTRAY)
@pytest.mark.parametrize("now", [LATE, EARLY], ids=["late", "early"])
def test_what_is_shown_is_what_is_read_that_it_is_off(
    home: Home, now: datetime, words: str, language: str
) -> None:
    meeting_id = home.meets()
    with home.database.transaction() as tx:
        jo, bea = speaks(tx, home, language)
        said = {"which": str(meeting_id), "why": words}
        if now is LATE:
            said = {"which": str(meeting_id), "door_must": words, "why": words}
        message, preview = shown(tx, jo, "cancelling", said, now)
        cancel_meeting(tx, Actor(jo.id), Order(answers=said), now)
        got = read(tx, bea, "cancelled", meeting_id, now)
        assert preview == got
        assert got in message
        assert words in got
        assert got.count(words) == (2 if now is LATE else 1)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("why", "door"), [("ill", "Ali"), ("venue", "Sam"), ("other", "Jo"), ("", "Ali")]
)
def test_a_reason_that_was_tapped_and_a_name_too(
    home: Home, why: str, door: str, language: str
) -> None:
    meeting_id = home.meets()
    with home.database.transaction() as tx:
        jo, bea = speaks(tx, home, language)
        said = {"which": str(meeting_id), "door_must": str(home.ids[door]), "why": why}
        message, preview = shown(tx, jo, "cancelling", said, LATE)
        cancel_meeting(tx, Actor(jo.id), Order(answers=said), LATE)
        got = read(tx, bea, "cancelled", meeting_id, LATE)
        assert preview == got
        assert got in message
        assert door in got


@pytest.mark.parametrize("how_many", ["one", "all"])
def test_that_the_rest_of_a_series_is_off_is_shown_as_it_is_read(
    home: Home, how_many: str
) -> None:
    meeting_id = home.meets(repeats="week", until="open")
    with home.database.transaction() as tx:
        jo, bea = speaks(tx, home, "en")
        said = {"which": str(meeting_id), "how_many": how_many, "why": "The hall is shut"}
        message, preview = shown(tx, jo, "cancelling", said, EARLY)
        cancel_meeting(tx, Actor(jo.id), Order(answers=said), EARLY)
        got = read(tx, bea, "cancelled", meeting_id, EARLY)
        assert preview == got
        assert got in message
        assert ("The meetings after it are off too." in got) is (how_many == "all")
        assert (tx.conn.scalar(series.select().with_only_columns(series.c.state)) == "ended") is (
            how_many == "all"
        )


CHANGES: tuple[dict[str, Any], ...] = (
    {
        "what": ("place",),
        "new_place": "the Mill",
        "new_card_access": "unknown",
        "new_there_is": "",
    },
    {"what": ("place",), "new_place": "المكتبة", "new_card_access": "درج", "new_there_is": ""},
    {"what": ("place",), "new_place": "online", "new_card_join": "https://example.org/a"},
    {"what": ("when",), "new_day": "same_day", "new_time": "16:30"},
    {"what": ("when", "who"), "new_day": "2026-06-11", "new_time": "same_time", "new_who": "Vi"},
    {
        "what": ("minutes", "place", "title"),
        "new_minutes": "90",
        "new_place": "the Mill",
        "new_card_access": "unknown",
        "new_there_is": "",
        "new_title": "House rules",
        "new_purpose": "To agree",
    },
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("change", CHANGES, ids=lambda one: "-".join(map(str, one.values()))[:50])
@pytest.mark.parametrize("door", [ASTRAY[0], ASTRAY[4]], ids=["en", "ar"])
def test_what_is_shown_is_what_is_read_that_it_has_changed_late(
    home: Home, change: dict[str, Any], door: str, language: str
) -> None:
    meeting_id = home.meets(card_access="One step.", quiet_room="upstairs")
    with home.database.transaction() as tx:
        jo, bea = speaks(tx, home, language)
        said = {"which": str(meeting_id), **change, "door_must": door}
        message, preview = shown(tx, jo, "changing", said, LATE)
        change_meeting(tx, Actor(jo.id), Order(answers=said), LATE)
        got = read(tx, bea, "changed", meeting_id, LATE)
        assert preview == got
        assert got in message
        assert door in got
        assert "One step." not in got or "place" not in change["what"]
