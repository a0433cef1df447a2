"""Three days before a meeting its facilitators read which turns are free: once, if it is so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.example import an_example, with_a_meeting, with_values
from tests.scene import Phone, Scene

DAY = timedelta(days=1)
#: 9 in the morning in London: five days before the meeting, two, and one
FRIDAY_9 = datetime(2026, 6, 5, 8, tzinfo=UTC)
MONDAY_9, TUESDAY_9 = FRIDAY_9 + 3 * DAY, FRIDAY_9 + 4 * DAY
NO_CHAIR = "• No one leads the talk yet at “Hub rules” on Wednesday 10 June. Who could?"
NO_NOTES = "• No one takes notes yet at “Hub rules” on Wednesday 10 June. Who could?"


def times(phone: Phone, line: str) -> int:
    return sum(text.count(line) for text in phone.texts())


def takes(scene: Scene, name: str, what: str, meeting: str = "Wednesday 10 June, 2 pm") -> None:
    phone = scene.phones[name]
    scene.wait(minutes=1)
    phone.says("/group")
    phone.taps("Take a turn at a meeting")
    phone.taps(f"{meeting}: Hub rules")
    phone.taps(what)


def test_each_facilitator_reads_once_which_turns_are_free(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, ali = scene.phones["Jo"], scene.phones["Ali"]
        scene.wait_until(MONDAY_9 - timedelta(seconds=1))
        assert (times(jo, "No one leads"), times(ali, "No one takes")) == (0, 0)
        scene.wait_until(MONDAY_9)
        assert f"{NO_CHAIR}\n{NO_NOTES}" in jo.last()
        assert f"{NO_CHAIR}\n{NO_NOTES}" in ali.last()
        assert jo.sees()[-1]["silent"], "a turn alone is no reason to buzz"
        scene.wait(days=8)
        assert [times(phone, line) for phone in (jo, ali) for line in (NO_CHAIR, NO_NOTES)] == [
            *(1, 1, 1, 1),
        ]
        for name in ("Sam", "Kit", "Bea"):
            assert times(scene.phones[name], "Who could?") == 0


def test_three_days_before_are_days_and_not_hours(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting(day="2026-06-08", time="20:00")) as scene:
        scene.wait_until(FRIDAY_9)
        assert (
            "No one takes notes yet at “Hub rules” on Monday 8 June." in scene.phones["Jo"].last()
        )


def test_a_turn_that_somebody_took_is_told_of_to_no_one(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo = scene.phones["Jo"]
        takes(scene, "Kit", "I will take the notes")
        scene.wait_until(MONDAY_9)
        assert NO_CHAIR in jo.last()
        assert "notes" not in jo.last()
        assert "Kit" not in jo.last()


def test_a_turn_given_back_is_told_once_and_one_taken_again_not_at_all(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, ali = scene.phones["Jo"], scene.phones["Ali"]
        takes(scene, "Kit", "I will take the notes")
        takes(scene, "Cal", "I will lead the talk")
        scene.wait_until(FRIDAY_9 + timedelta(hours=8))
        takes(scene, "Kit", "I can't take the notes after all")
        takes(scene, "Cal", "I can't lead the talk after all")
        takes(scene, "Ali", "I will lead the talk")
        scene.wait_until(TUESDAY_9)
        for phone in (jo, ali):
            assert times(phone, "No one takes notes at “Hub rules” on Wednesday 10 June now.") == 1
            assert times(phone, NO_NOTES) == 0
            assert times(phone, "No one leads the talk at") + times(phone, NO_CHAIR) == 0


def test_a_digest_is_not_sent_for_a_turn_that_is_taken_by_then(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo = scene.phones["Jo"]
        takes(scene, "Kit", "I will take the notes")
        takes(scene, "Cal", "I will lead the talk")
        scene.wait_until(FRIDAY_9 + timedelta(hours=8))
        before = jo.texts()
        takes(scene, "Kit", "I can't take the notes after all")
        takes(scene, "Bea", "I will take the notes")
        scene.wait_until(TUESDAY_9 + timedelta(minutes=1))
        assert jo.texts() == before


@pytest.mark.parametrize("how", ["moved", "off"])
def test_a_meeting_that_is_off_or_moved_away_is_not_told_of(tmp_path: Path, how: str) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, ali = scene.phones["Jo"], scene.phones["Ali"]
        scene.wait_until(FRIDAY_9 + timedelta(hours=1))
        if how == "off":
            jo.says("/cancel")
            for label in ("1", "Someone is ill", "Yes, it is off"):
                jo.says(label)
        else:
            jo.says("/change")
            jo.says("1")
            jo.taps("The day or the time")
            jo.taps("Done")
            jo.says("24 June")
            jo.taps("The same time")
            jo.taps("Yes, change it")
        scene.wait_until(MONDAY_9 + 9 * DAY)
        assert times(ali, "No one leads") == 0
        scene.wait_until(MONDAY_9 + 15 * DAY)
        told = times(ali, "No one leads the talk yet at “Hub rules” on Wednesday 24 June.")
        assert told == (1 if how == "moved" else 0)


def test_a_digest_that_did_not_get_through_tells_it_the_next_day(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo = scene.phones["Jo"]
        scene.wait_until(MONDAY_9 - timedelta(minutes=1))
        jo.blocks()
        scene.wait_until(MONDAY_9 + timedelta(hours=1))
        jo.blocks(blocked=False)
        jo.says("menu")
        takes(scene, "Kit", "I will take the notes")
        scene.wait_until(TUESDAY_9)
        assert (times(jo, NO_CHAIR), times(jo, NO_NOTES)) == (1, 0)


def test_a_covered_digest_opened_when_all_is_taken_says_so(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting(), with_values("Jo", covered=True)) as scene:
        jo = scene.phones["Jo"]
        scene.wait_until(MONDAY_9)
        assert jo.last() == "You have a message."
        takes(scene, "Kit", "I will take the notes")
        takes(scene, "Cal", "I will lead the talk")
        jo.taps("Show")
        assert "No one" not in jo.last()
        assert jo.last().count("• There was one more thing. It is settled now.") == 2
