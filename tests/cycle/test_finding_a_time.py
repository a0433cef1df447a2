"""A time is found before a meeting is set: by what people say they could come to (CH:106)."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select, update

from records.access import Actor
from records.database import Tx
from records.meetings import meetings
from records.notices import notices
from records.polls import poll_replies, poll_times, polls
from scheduler.leaving.forget import forget
from scheduler.talks.acts import Order
from scheduler.times.ask_times import ask_times
from tests.cycle.person_ids import person_id
from tests.example import an_example, with_values
from tests.scene import START, Phone, Scene

FIRST, SECOND = "Wednesday 10 June, 2 pm", "Thursday 11 June, 10 am"
CLOSES = datetime(2026, 6, 8, 16, tzinfo=UTC)
TYPED = {
    "title": "Hub rules",
    "day_1": "2026-06-10",
    "time_1": "14:00",
    "day_2": "2026-06-11",
    "time_2": "10:00",
    "closes": "usual",
}


def _rows(scene: Scene, table: Any, *which: Any) -> list[Any]:
    with scene.database.transaction() as tx:
        return list(tx.conn.execute(select(table).where(*which).order_by(table.c.id)))


def _asks(scene: Scene, **typed: str) -> None:
    """Jo asks the group, without typing it all."""
    jo = person_id(scene, "Jo")
    with scene.database.transaction() as tx:
        ask_times(tx, Actor(jo), Order(answers={**TYPED, **typed}), scene.now())
    scene.settle()


def _is_forgotten(scene: Scene, phone: Phone) -> None:
    person = person_id(scene, phone.name)
    with scene.database.transaction() as tx:
        forget(tx, Actor(person), Order(), scene.now())


def _types(jo: Phone, *words: str) -> None:
    jo.says("/findtime")
    for one in words:
        jo.says(one)


def _picks(phone: Phone, *labels: str) -> None:
    for label in (*labels, "Done"):
        phone.taps(label)


def _looks(phone: Phone) -> str:
    phone.says("/more")
    phone.taps("Choose the time")
    return phone.last()


def _makes_it(jo: Phone, label: str) -> None:
    jo.taps(label)
    for words in ("skip", "60", "skip", "The Hub", "A ramp", "Jo", "Ali", "skip"):
        jo.says(words)
    jo.taps("Yes, ask them")


def test_the_counts_are_shown_without_names_and_a_meeting_is_made_of_one_time(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path) as scene:
        jo, kit, cal = (scene.phones[name] for name in ("Jo", "Kit", "Cal"))
        _types(jo, "Hub rules", "10 June", "2 pm", "11 June", "10 am", "skip")
        jo.taps("Monday 8 June, 5 pm")
        jo.taps("Yes, ask them")
        _picks(kit, FIRST, SECOND)
        _picks(cal, FIRST)
        seen = _looks(jo)
        assert f"• {FIRST}: 2" in seen
        assert f"• {SECOND}: 1" in seen
        assert not any(name in seen for name in ("Kit", "Cal"))
        jo.taps("Not yet")
        scene.wait_until(CLOSES)
        assert f"• {FIRST}: 2" in jo.last()
        closing = [m for m in jo.sees() if "so many could come" in m["text"]][-1]
        assert closing["silent"]
        before = len(kit.texts())
        _makes_it(jo, FIRST)
        (made,) = _rows(scene, meetings)
        assert made.starts_at == datetime(2026, 6, 10, 13, tzinfo=UTC)
        assert ["You are invited" in text for text in kit.texts()[before:]] == [True]
        assert "No time is being looked for" in _looks(scene.phones["Ali"])
        with scene.database.transaction() as tx:
            assert b"Hub rules" not in tx.conn.scalars(select(polls.c.card)).one()


def test_what_was_said_can_be_said_anew_until_it_closes(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        _asks(scene)
        _picks(kit, FIRST)
        kit.says("/group")
        kit.taps("Times that suit me")
        _picks(kit, SECOND)
        seen = _looks(jo)
        assert f"• {FIRST}: 0" in seen
        assert f"• {SECOND}: 1" in seen
        kit.says("/group")
        kit.taps("Times that suit me")
        scene.wait_until(CLOSES + timedelta(minutes=1))
        kit.taps(FIRST)
        assert kit.last().startswith("That was “A time for a meeting”, on Tuesday 2 June.")
        assert f"• {FIRST}: 0" in _looks(jo)


def test_none_and_a_skip_are_as_good_as_a_yes_and_silence_is_not_shown(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, kit, cal = (scene.phones[name] for name in ("Jo", "Kit", "Cal"))
        _asks(scene)
        _picks(kit, "None of these")
        assert kit.last().startswith("Thank you. I have that.")
        cal.says("skip")
        assert cal.last().startswith("That is fine.")
        (only,) = _rows(scene, poll_replies)
        assert (only.person_id, json.loads(only.picks)) == (person_id(scene, kit.name), [])
        scene.wait_until(CLOSES)
        assert f"• {FIRST}: 0" in jo.last()
        assert "answer" not in jo.last()


def test_a_time_of_ones_own_goes_to_those_who_run_the_group(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit = scene.phones["Kit"]
        _asks(scene)
        _picks(kit, SECOND, "I need a time that suits me")
        kit.says("بعد السادسة")
        scene.wait(days=1)
        told = [t for t in scene.phones["Jo"].texts() if "Kit needs a time like this" in t]
        assert len(told) == 1
        assert "بعد السادسة" in told[0]
        assert f"• {SECOND}: 1" in _looks(scene.phones["Jo"])


def test_of_two_facilitators_the_first_makes_the_meeting(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, ali = scene.phones["Jo"], scene.phones["Ali"]
        _asks(scene)
        for phone, label in ((jo, FIRST), (ali, SECOND)):
            _looks(phone)
            phone.taps(label)
            for words in ("skip", "60", "skip", "The Hub", "A ramp", "Jo", "Ali", "skip"):
                phone.says(words)
        jo.taps("Yes, ask them")
        ali.taps("Yes, ask them")
        assert "Someone has seen to that already." in ali.last()
        assert len(_rows(scene, meetings)) == 1


def test_those_who_answered_hear_without_a_buzz_that_it_is_dropped(tmp_path: Path) -> None:
    with an_example(tmp_path, with_values("Max", hours="evenings")) as scene:
        jo, kit, cal, max_ = (scene.phones[name] for name in ("Jo", "Kit", "Cal", "Max"))
        _asks(scene)
        _picks(kit, "None of these")
        _looks(jo)
        jo.taps("Stop looking for a time")
        told = kit.sees()[-1]
        assert told["text"].startswith("We look for no time for “Hub rules” any more.")
        assert told["silent"]
        assert not any("any more" in text for text in cal.texts())
        scene.wait(days=1)
        assert not any("Which of these" in text for text in max_.texts())
        cal.taps(FIRST)
        assert cal.last().startswith("That was “A time for a meeting”, on Tuesday 2 June.")


def test_who_likes_evenings_is_asked_in_the_evening(tmp_path: Path) -> None:
    with an_example(tmp_path, with_values("Max", hours="evenings", covered=False)) as scene:
        max_ = scene.phones["Max"]
        _asks(scene)
        assert not any("Which of these" in text for text in max_.texts())
        scene.wait_until(datetime(2026, 6, 2, 17, tzinfo=UTC))
        assert "Which of these" in max_.last()


def test_each_reads_the_times_in_their_own_zone_on_both_sides_of_a_clock_change(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_values("Kit", zone="Asia/Tokyo", hours="any")) as scene:
        kit, cal, jo = (scene.phones[name] for name in ("Kit", "Cal", "Jo"))
        _asks(scene, day_1="2026-10-24", time_1="10:00", day_2="2026-10-26", closes="2026-10-20")
        assert [one.starts_at.hour for one in _rows(scene, poll_times)] == [9, 10]
        both = [
            "Saturday 24 October, 10 am in London (6 pm where you are)",
            "Monday 26 October, 10 am in London (7 pm where you are)",
        ]
        assert set(both) <= set(kit.buttons())
        assert {"Saturday 24 October, 10 am", "Monday 26 October, 10 am"} <= set(cal.buttons())
        _picks(kit, both[1])
        _looks(jo)
        _makes_it(jo, "Monday 26 October, 10 am")
        (made,) = _rows(scene, meetings)
        assert made.starts_at == datetime(2026, 10, 26, 10, tzinfo=UTC)


def test_times_that_cannot_be_are_refused_kindly(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo = scene.phones["Jo"]
        _types(jo, "Hub rules", "1 June 2026")
        assert "That day is over." in jo.last()
        for words in ("10 June", "2 pm", "10 June", "2 pm", "skip"):
            jo.says(words)
        jo.taps("Monday 8 June, 5 pm")
        jo.taps("Yes, ask them")
        assert "These times are all the same." in jo.last()
        _types(jo, "Hub rules", "10 June", "2 pm", "11 June", "10 am", "skip", "12 June")
        jo.taps("Yes, ask them")
        assert "That is not before the first of these times." in jo.last()
        _types(jo, "Hub rules", "today", "9 am", "11 June", "10 am", "skip", "today")
        jo.taps("Yes, ask them")
        assert "That time is over." in jo.last()
        assert not _rows(scene, polls)


def test_what_is_very_soon_closes_half_way_and_what_is_over_can_be_set_no_more(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path) as scene:
        _asks(scene, day_1="2026-06-02", time_1="18:00", day_2="2026-06-02", time_2="19:00")
        (poll,) = _rows(scene, polls)
        assert poll.closes_at == START + timedelta(hours=4)
        scene.wait_until(START + timedelta(days=1))
        assert "No time is being looked for" in _looks(scene.phones["Jo"])


def test_who_is_forgotten_counts_no_more_and_who_comes_in_later_is_asked(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, kit, cal = (scene.phones[name] for name in ("Jo", "Kit", "Cal"))
        _asks(scene)
        _picks(kit, FIRST)
        _picks(cal, FIRST)
        _is_forgotten(scene, kit)
        assert f"• {FIRST}: 1" in _looks(jo)
        _is_forgotten(scene, jo)
        assert [row.made_by for row in _rows(scene, polls)] == [None]
        assert f"• {FIRST}: 1" in _looks(scene.phones["Ali"])
        scene.phones["Ali"].says("/invite")
        for label in (
            "Yes, we have met",
            "Take part, without Telegram",
            "Sam",
            "Yes, they say yes",
        ):
            scene.phones["Ali"].taps(label)
        asked = _rows(scene, notices, notices.c.name == "times_for_me")
        assert len({row.person_id for row in asked}) == 7


def test_who_is_reached_by_voice_has_it_read_out_and_answers_by_it(tmp_path: Path) -> None:
    with an_example(tmp_path, with_values("Max", ways="call")) as scene:
        sam, jo = scene.phones["Sam"], scene.phones["Jo"]
        _asks(scene)
        scene.wait(hours=1)
        said = "\n".join(sam.texts())
        assert "We look for a time for a meeting." in said
        assert f"• {FIRST}" in said
        sam.taps("Do it with Max")
        _picks(sam, SECOND)
        assert f"• {SECOND}: 1" in _looks(jo)


def test_two_groups_can_ask_the_same_person_and_neither_answer_is_lost(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        _asks(scene)
        _picks(kit, FIRST)
        scene.wait(minutes=1)
        _asks(scene, title="Food", day_1="2026-06-12", day_2="2026-06-13")
        assert FIRST not in kit.buttons()
        _picks(kit, "Friday 12 June, 2 pm", "I need a time that suits me")
        kit.says("In the evening")
        jo.says("/more")
        jo.taps("Choose the time")
        jo.taps("Hub rules")
        assert f"• {FIRST}: 1" in jo.last()
        jo.taps("Not yet")
        jo.says("/more")
        jo.taps("Choose the time")
        jo.taps("Food")
        assert "• Friday 12 June, 2 pm: 1" in jo.last()


def _in_the_past(tx: Tx) -> None:
    tx.conn.execute(update(poll_times).values(starts_at=START))


def test_a_button_for_a_time_that_is_over_does_no_harm(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo = scene.phones["Jo"]
        _asks(scene)
        _looks(jo)
        with scene.database.transaction() as tx:
            _in_the_past(tx)
        scene.wait(minutes=1)
        jo.taps(FIRST)
        assert jo.last().startswith("That button is from before.")
        assert not _rows(scene, meetings)
