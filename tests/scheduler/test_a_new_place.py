"""A new place asks for access again: how one got into the old one goes nowhere else (CH:46)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from conversations.meetings.changed import CHANGED
from conversations.meetings.meeting_card import (
    ASKED_ABOUT_ACCESS,
    BY_PHONE,
    OF_THE_PLACE,
    ONLINE,
    UNKNOWN,
)
from conversations.meetings.pre_brief import PRE_BRIEF
from records.access import Actor
from records.meetings import meetings
from records.people import Person, people
from records.series import series
from scheduler.meetings.change_meeting import change_meeting
from scheduler.meetings.changes import same_place
from scheduler.meetings.copy_last import copy_last
from scheduler.series.grow_series import grow_series
from scheduler.talks.acts import Order
from scheduler.talks.cards import read_card
from scheduler.talks.known import Known
from scheduler.talks.spoken import Voice
from scheduler.talks.words.lines import first_message
from tests.home import MEETING_AT, START, Home, a_home

OLD: dict[str, Any] = {
    "card_access": "One step. Ring the bell.",
    "quiet_room": "up the back stair",
    "desk_place": "by the red door",
    "front_desk": "01632 960 111",
}
OLD_WORDS = ("One step", "bell", "back stair", "red door", "960 111")
#: a name of another place, in English and Arabic
ELSEWHERE = (
    "the library, Park Road",
    "Room 4, the Hub",
    "the Hub Annexe",
    "12 Mill Lane",
    "Church hall 🏠",
    "المكتبة، شارع الحديقة",
    "القاعة الثانية",
)
#: the same place, written in another way
THE_SAME = ("the Hub", "The Hub", " the  hub. ", "THE HUB", "“the Hub”")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path) as home:
        yield home


def change(home: Home, meeting_id: int, **said: Any) -> None:
    with home.database.transaction() as tx:
        answers = {"which": str(meeting_id), **said}
        change_meeting(tx, Actor(home.ids["Jo"]), Order(answers=answers), START)


def card(home: Home, meeting_id: int) -> dict[str, Any]:
    with home.database.transaction() as tx:
        return read_card(tx, meeting_id)


def reads(home: Home, meeting_id: int, language: str = "en") -> dict[str, str]:
    """What Kit reads of the change, and days before."""
    with home.database.transaction() as tx:
        kit = tx.one(Person, people.select().where(people.c.id == home.ids["Kit"]))
        known = Known(tx, kit, START, meeting_id=meeting_id)
        voice = Voice(language, "Europe/London")
        return {one.name: first_message(one, known, voice) for one in (CHANGED, PRE_BRIEF)}


@pytest.mark.parametrize("place", ELSEWHERE)
def test_nothing_of_the_old_place_is_said_of_the_new_one(home: Home, place: str) -> None:
    meeting_id = home.meets(**OLD)
    change(home, meeting_id, what=("place",), new_place=place, new_card_access=UNKNOWN)
    now = card(home, meeting_id)
    assert [name for name in OF_THE_PLACE if now.get(name)] == []
    assert now[ASKED_ABOUT_ACCESS] == home.ids["Jo"]
    for language, waits in (
        ("en", "I'll tell you how to get in, once"),
        ("ar", "سأخبرك كيف تدخل"),
    ):
        for words in reads(home, meeting_id, language).values():
            assert waits in words
            assert "Jo" in words
            assert [old for old in OLD_WORDS if old in words] == []


@pytest.mark.parametrize("place", ELSEWHERE)
def test_what_is_said_of_the_new_place_is_kept_for_it(home: Home, place: str) -> None:
    meeting_id = home.meets(**OLD)
    new = {"new_card_access": "مدخل بلا درج", "new_quiet_room": "the blue room"}
    change(home, meeting_id, what=("place",), new_place=place, **new)
    now = card(home, meeting_id)
    assert (now["card_access"], now["quiet_room"]) == ("مدخل بلا درج", "the blue room")
    assert ASKED_ABOUT_ACCESS not in now
    for words in reads(home, meeting_id).values():
        assert "مدخل بلا درج" in words
        assert "I'll tell you" not in words
        assert [old for old in OLD_WORDS if old in words] == []


@pytest.mark.parametrize("place", THE_SAME)
def test_the_same_place_in_other_letters_keeps_how_to_get_in(home: Home, place: str) -> None:
    meeting_id = home.meets(**OLD)
    change(home, meeting_id, what=("place",), new_place=place)
    assert {name: card(home, meeting_id)[name] for name in OLD} == OLD
    assert same_place(place, "the Hub")


@pytest.mark.parametrize("place", [ONLINE, BY_PHONE])
def test_in_no_room_there_is_no_step_and_one_is_told_how_to_join(home: Home, place: str) -> None:
    meeting_id = home.meets(**OLD)
    change(home, meeting_id, what=("place",), new_place=place)
    words = reads(home, meeting_id)
    assert "I'll tell you how to join, once Jo has told me." in words["changed"]
    assert "quiet room" not in words["changed"]
    change(home, meeting_id, new_card_join="01632 960 777")
    assert "To join: 01632 960 777" in reads(home, meeting_id)["pre_brief"]
    change(home, meeting_id, what=("place",), new_place="the Mill")
    assert "960 777" not in reads(home, meeting_id)["pre_brief"]


def test_once_it_is_said_nobody_waits_for_it(home: Home) -> None:
    meeting_id = home.meets(**OLD)
    change(home, meeting_id, what=("place",), new_place="the Mill", new_card_access=UNKNOWN)
    change(home, meeting_id, new_card_access="There is a ramp")
    words = reads(home, meeting_id)["pre_brief"]
    assert "Getting in: “There is a ramp”" in words
    assert "I'll tell you" not in words


@pytest.mark.parametrize("known", [True, False])
def test_a_copy_keeps_what_belongs_to_its_place_and_asks_what_nobody_knows(
    home: Home,
    known: bool,
) -> None:
    meeting_id = home.meets(**OLD)
    if not known:
        change(home, meeting_id, what=("place",), new_place="the Mill", new_card_access=UNKNOWN)
    with home.database.transaction() as tx:
        done = copy_last(tx, Actor(home.ids["Jo"]), Order(), START)
    assert done.answers["place"] == ("the Hub" if known else "the Mill")
    assert done.answers.get("card_access") == (OLD["card_access"] if known else None)
    assert done.answers["quiet_room"] == (OLD["quiet_room"] if known else "")
    assert ("there_is" in done.answers) is known


def rest_of(home: Home, first: int) -> list[dict[str, Any]]:
    rows = home.rows(meetings, meetings.c.id != first)
    return [card(home, row.id) for row in rows]


def grown(home: Home, weeks: int) -> None:
    for week in range(weeks):
        (row,) = home.rows(series)
        with home.database.transaction() as tx:
            grow_series(tx, row, START + timedelta(weeks=week))


def test_a_new_place_for_all_takes_the_old_way_in_from_all_of_them(home: Home) -> None:
    """Also where one of them had a way in of its own, and this one had none."""
    first = home.meets(repeats="week", until="open")
    grown(home, 3)
    later = home.rows(meetings, meetings.c.id != first)[0].id
    change(home, later, how_many="one", **{f"new_{name}": said for name, said in OLD.items()})
    change(home, first, what=("place",), new_place="the Mill", how_many="all")
    grown(home, 9)
    cards = rest_of(home, first)
    assert len(cards) > 3
    for one in cards:
        assert one["place"] == "the Mill"
        assert [name for name in OF_THE_PLACE if one.get(name)] == []
        assert one[ASKED_ABOUT_ACCESS] == home.ids["Jo"]


def test_a_new_place_for_one_leaves_the_others_as_they_are(home: Home) -> None:
    first = home.meets(repeats="week", until="open", **OLD)
    grown(home, 3)
    change(home, first, what=("place",), new_place="the Mill", how_many="one")
    grown(home, 9)
    assert all({name: one[name] for name in OLD} == OLD for one in rest_of(home, first))


def test_the_way_into_one_place_goes_to_none_of_the_series_elsewhere(home: Home) -> None:
    first = home.meets(repeats="week", until="open", **OLD)
    grown(home, 3)
    change(home, first, what=("place",), new_place="the Mill", how_many="one")
    change(home, first, new_card_access="A ramp at the mill", how_many="all")
    grown(home, 9)
    assert card(home, first)["card_access"] == "A ramp at the mill"
    assert all(one["card_access"] == OLD["card_access"] for one in rest_of(home, first))
    assert "It is so for all that come after it too." not in reads(home, first)["changed"]


def test_it_was_made_before_anyone_knew_so_people_are_told_that_too(home: Home) -> None:
    meeting_id = home.meets(card_access=UNKNOWN)
    assert (
        "I'll tell you how to get in, once Jo has told me." in reads(home, meeting_id)["pre_brief"]
    )
    assert MEETING_AT > START
