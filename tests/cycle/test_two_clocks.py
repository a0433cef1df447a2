"""Readers whose clock is another than the meeting's: each reads both times, and no one else's."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from records.meetings import meetings
from records.notices import Notice, notices
from records.people import Person, people
from scheduler.choices.kept import choices
from scheduler.post.times import awake
from scheduler.talks.known import Known
from scheduler.talks.spoken import Voice
from tests.example import (
    MEETING_AT,
    Change,
    an_example,
    with_a_meeting,
    with_a_yes,
    with_card,
    with_values,
)
from tests.scene import Phone, Scene

#: London keeps none of these times in June; one is a day ahead by then
ELSEWHERE = {"Kit": "Asia/Damascus", "Bea": "Pacific/Auckland", "Noor": "Africa/Cairo"}
INVITED = {
    "Kit": "It is on Wednesday 10 June, 2 pm to 4 pm in London (4 pm to 6 pm where you are).",
    "Bea": "It is on Wednesday 10 June, 2 pm to 4 pm in London "
    "(1 am on Thursday 11 June to 3 am where you are).",
    "Cal": "It is on Wednesday 10 June, 2 pm to 4 pm.",
}
CITIES = ("Damascus", "Auckland", "Cairo", "دمشق", "القاهرة", "where you are", "عندك")


def elsewhere() -> list[Change]:
    return [with_values(name, zone=zone) for name, zone in ELSEWHERE.items()]


def seen(phone: Phone) -> str:
    while "Show" in phone.buttons():
        phone.taps("Show")
    return phone.last()


def test_each_reads_both_times_and_who_is_there_reads_one(tmp_path: Path) -> None:
    with an_example(tmp_path, *elsewhere(), with_a_meeting(), english=False) as scene:
        scene.wait(hours=14)  # until it is day for each of them
        for name, words in INVITED.items():
            assert words in seen(scene.phones[name]), name
        noor = scene.phones["Noor"]
        shows = [d for m in noor.sees() for row in m["data"] for d in row if "show." in (d or "")]
        for data in shows:
            noor.taps_data(data)
        assert "4:00 م في لندن (من 4:00 م إلى 6:00 م عندك)" in noor.last()

        kit = scene.phones["Kit"]
        kit.says("/meetings")
        label = "Wednesday 10 June, 2 pm in London (4 pm where you are): Hub rules"
        kit.taps(label)
        assert "We take a break at 3 pm in London (5 pm where you are)." in kit.last()


def test_no_one_can_tell_where_another_is(tmp_path: Path) -> None:
    """What others read meanwhile is as if all were in London."""
    said: list[dict[str, list[str]]] = []
    for changes in (elsewhere(), []):
        folder = tmp_path / str(len(said))
        folder.mkdir()
        with an_example(folder, *changes, with_a_meeting()) as scene:
            _lives_a_week(scene)
            theirs = ("Jo", "Ali", "Sam", "Cal", "Max", "Ivy")
            said.append({name: scene.phones[name].texts() for name in theirs})
    assert not [t for texts in said[0].values() for t in texts if any(c in t for c in CITIES)]
    assert said[0] == said[1]


def _lives_a_week(scene: Scene) -> None:
    scene.wait_until(datetime(2026, 6, 3, 9, tzinfo=UTC))
    for name in ELSEWHERE:
        seen(scene.phones[name])
        scene.phones[name].taps("Yes, I will come")
    jo = scene.phones["Jo"]
    jo.says("/meetings")
    jo.says("1")
    jo.says("/cancel")
    jo.taps("Wednesday 10 June, 2 pm: Hub rules")
    jo.taps("Someone is ill")
    jo.taps("Send it")
    for name in ELSEWHERE:
        seen(scene.phones[name])
        scene.phones[name].taps("I know")


def test_who_rings_others_reads_both_in_what_they_read_out(tmp_path: Path) -> None:
    with an_example(
        tmp_path,
        with_values("Sam", zone="Africa/Cairo"),
        with_values("Kit", ways="call"),
        with_card("Kit", phone="01632960222", safe_ring="yes"),
        with_a_meeting(day="2026-06-03", time="09:30"),
    ) as scene:
        sam, jo = scene.phones["Sam"], scene.phones["Jo"]
        jo.says("/cancel")
        jo.says("1")
        jo.says("1")
        jo.taps("Someone is ill")
        jo.taps("Send it")
        read_out = "“Hub rules” on Wednesday 3 June at 9:30 am in London (11:30 am where you are)"
        assert any(read_out in text for text in sam.texts())


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-10-23", "Friday 23 October, 2 pm to 4 pm in London (9 am to 11 am where you are)."),
        ("2026-10-28", "Wednesday 28 October, 2 pm to 4 pm in London (10 am to 12 pm where you"),
        ("2026-11-04", "Wednesday 4 November, 2 pm to 4 pm in London (9 am to 11 am where you"),
    ],
)
def test_over_the_weeks_in_which_clocks_change_each_is_right(
    tmp_path: Path, day: str, words: str
) -> None:
    """London's change on 25 October, New York's a week later."""
    new_york = with_values("Kit", zone="America/New_York")
    with an_example(tmp_path, new_york, with_a_meeting(day=day)) as scene:
        scene.wait(hours=8)
        assert words in seen(scene.phones["Kit"])


@pytest.mark.parametrize(("day", "says_both"), [("2026-10-23", False), ("2026-10-28", True)])
def test_both_are_said_only_if_the_clocks_differ_then(
    tmp_path: Path,
    day: str,
    says_both: bool,
) -> None:
    """Algiers has London's summer time all year."""
    algiers = with_values("Kit", zone="Africa/Algiers")
    with an_example(tmp_path, algiers, with_a_meeting(day=day)) as scene:
        words = seen(scene.phones["Kit"])
        assert "2 pm to 4 pm" in words
        assert ("where you are" in words) is says_both


def _planned(scene: Scene, name: str) -> list[datetime]:
    with scene.database.transaction() as tx:
        me = tx.one(Person, select(people).where(people.c.telegram_id == scene.phones[name].id))
        rows = tx.every(
            Notice,
            select(notices).where(
                notices.c.person_id == me.id, notices.c.state == "planned", notices.c.budgeted
            ),
        )
        assert rows
        assert all(awake(row.due_at, me.hours, me.zone) for row in rows)
        return [row.due_at for row in rows]


@pytest.mark.parametrize(
    ("typed", "city"),
    [
        ("Auckland", "Auckland"),
        ("the moon", ""),
        ("UTC+2", "UTC+2"),
        ("دمشق", ""),
        ("Syria", "Damascus"),
    ],
)
def test_a_zone_is_typed_and_what_cannot_be_read_gets_an_example(
    tmp_path: Path, typed: str, city: str
) -> None:
    with an_example(tmp_path, with_a_meeting(), with_a_yes("Kit")) as scene:
        kit = scene.phones["Kit"]
        before = _planned(scene, "Kit")
        kit.says("/choices")
        kit.taps("The time where I am")
        assert "Which big city has the same time as you?" in kit.last()
        assert "London" in kit.buttons()
        kit.says(typed)
        if not city:
            assert "like “London” or “Cairo”" in kit.last()
            kit.taps("Berlin")
            city = "Berlin"
        assert f"as in {city}." in kit.last()
        after = _planned(scene, "Kit")
        assert (after == before) is (city == "London")
        kit.says("/meetings")
        assert "where you are" in kit.last()


def test_a_zone_is_typed_in_arabic(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting(), english=False) as scene:
        noor = scene.phones["Noor"]
        noor.says("/choices")
        noor.chooses("what", "city")
        assert {"القاهرة", "دمشق", "لندن"} <= set(noor.buttons())
        noor.says("القاهره")
        assert "كما في القاهرة" in noor.last()
        noor.says("/meetings")
        assert "2:00 م في لندن (4:00 م عندك)" in noor.last()


def test_quiet_hours_are_those_of_the_new_place(tmp_path: Path) -> None:
    with an_example(
        tmp_path, with_a_meeting(), with_a_yes("Kit"), with_values("Kit", covered=False)
    ) as scene:
        kit = scene.phones["Kit"]
        kit.says("/choices")
        kit.taps("The time where I am")
        kit.says("Auckland")
        buzzes = len(kit.sees())
        for _ in range(8):  # a week, night and day
            scene.wait(days=1)
        for message in kit.sees()[buzzes:]:
            at = datetime.fromisoformat(message["date"])
            quiet = message["from"] != "bot" or message.get("silent")
            assert quiet or awake(at, "any", "Pacific/Auckland"), message["text"]


def test_the_maker_reads_where_times_are_typed_and_it_stays_the_meetings_own(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_values("Jo", zone="Africa/Cairo")) as scene:
        jo = scene.phones["Jo"]
        jo.says("/newmeeting")
        jo.says("Hub rules")
        jo.says("skip")
        jo.says("Wednesday 10 June")
        assert "I read it as the time in London." in jo.last()
        jo.says("2 pm")
        for said in ("2 hours", "60", "No, just this once", "the Hub", "A lift", "Jo", "Ali"):
            jo.says(said)
        for _ in range(6):
            if "Yes, ask them" in jo.buttons():
                break
            jo.says("skip")
        assert "2 pm to 4 pm in London (4 pm to 6 pm where you are)" in jo.last()
        jo.taps("Yes, ask them")
        with scene.database.transaction() as tx:
            assert tx.conn.execute(select(meetings.c.starts_at)).scalar_one() == MEETING_AT


def test_it_is_in_my_data(tmp_path: Path) -> None:
    with an_example(tmp_path, with_values("Kit", zone="Africa/Cairo")) as scene:
        with scene.database.transaction() as tx:
            kit = tx.one(
                Person, select(people).where(people.c.telegram_id == scene.phones["Kit"].id)
            )
            voice = Voice("en", kit.zone)
            items = [i for part in choices(Known(tx, kit, scene.now())) for i in part.items]
            said = {item.what.in_words(voice): item.value.in_words(voice) for item in items}
        assert said["The time where you are"] == "Cairo"
