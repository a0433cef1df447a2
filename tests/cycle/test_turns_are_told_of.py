"""Before a meeting staff read of turns: which are free, and which are their own; once, if so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import ColumnElement, select, update

from records.database import Tx
from records.people import Person, memberships, people
from scheduler.duties.turn_lines import turns_to_tell
from scheduler.friendly_words.own_turns import own_turns
from scheduler.talks.known import Known
from tests.example import an_example, with_a_meeting, with_values
from tests.scene import Phone, Scene

DAY = timedelta(days=1)
#: 9 in the morning in London: five days before the meeting, two, and one
FRIDAY_9 = datetime(2026, 6, 5, 8, tzinfo=UTC)
MONDAY_9, TUESDAY_9 = FRIDAY_9 + 3 * DAY, FRIDAY_9 + 4 * DAY
NO_CHAIR = "• No one leads the talk yet at “Hub rules” on Wednesday 10 June. Who could?"
NO_NOTES = "• No one takes notes yet at “Hub rules” on Wednesday 10 June. Who could?"
YOURS = "You take notes at “Hub rules” on Wednesday 10 June."


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
            for label in ("1", "Someone is ill", "Send it"):
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


def _is(scene: Scene, name: str) -> ColumnElement[bool]:
    return people.c.telegram_id == scene.phones[name].id


def _looks_after_no_one(tx: Tx, _ids: Mapping[str, int]) -> None:
    tx.conn.execute(update(memberships).values(link_id=None))


def test_a_facilitator_reads_once_of_a_turn_of_their_own(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, ali = scene.phones["Jo"], scene.phones["Ali"]
        takes(scene, "Jo", "I will lead the talk")
        scene.wait_until(TUESDAY_9)
        assert times(jo, "• You lead the talk at “Hub rules” on Wednesday 10 June.") == 1
        assert times(jo, NO_NOTES) == 1
        assert times(ali, "lead the talk at") + times(ali, NO_CHAIR) == 0


def test_a_link_person_reads_of_theirs_on_the_eve_without_a_buzz(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        sam = scene.phones["Sam"]
        takes(scene, "Sam", "I will take the notes")
        scene.wait_until(TUESDAY_9 - timedelta(seconds=1))
        assert times(sam, YOURS) == 0
        scene.wait_until(TUESDAY_9)
        assert sam.last() == f"{YOURS} You can still give it back."
        assert sam.sees()[-1]["silent"], "a turn alone is no reason to buzz"
        sam.says("menu")
        sam.taps("A word with my people")
        assert sam.last().startswith("No one is due a word from you right now.")
        scene.wait(days=1)
        assert times(sam, YOURS) == 1


@pytest.mark.parametrize("what", ["given back", "off"])
def test_a_link_person_reads_of_no_turn_that_is_theirs_no_more(tmp_path: Path, what: str) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        sam, jo = scene.phones["Sam"], scene.phones["Jo"]
        takes(scene, "Sam", "I will take the notes")
        scene.wait_until(MONDAY_9 + timedelta(hours=1))
        if what == "given back":
            takes(scene, "Sam", "I can't take the notes after all")
        else:
            jo.says("/cancel")
            for label in ("1", "Someone is ill", "Send it"):
                jo.says(label)
        scene.wait_until(TUESDAY_9 + DAY)
        assert times(sam, YOURS) == 0


def test_whoever_looks_after_no_one_reads_of_their_turn_too(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting(), _looks_after_no_one) as scene:
        sam = scene.phones["Sam"]
        takes(scene, "Sam", "I will take the notes")
        before = sam.texts()
        scene.wait_until(TUESDAY_9)
        assert sam.texts()[len(before) :] == [f"{YOURS} You can still give it back."]


def test_whom_a_facilitator_has_named_reads_of_it_too(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting(), _looks_after_no_one) as scene:
        jo, sam = scene.phones["Jo"], scene.phones["Sam"]
        jo.says("/card")
        jo.taps("Wednesday 10 June, 2 pm: Hub rules")
        jo.taps("Who is there")
        for label in ("Skip", "Skip", "Sam", "Skip", "Skip"):
            jo.taps(label)
        scene.wait_until(TUESDAY_9)
        assert times(sam, YOURS) == 1
        assert times(jo, "takes notes yet") == 0


def test_with_people_to_talk_to_the_turn_stands_above_and_is_not_said_again(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_a_meeting(day="2026-06-17")) as scene:
        sam = scene.phones["Sam"]
        takes(scene, "Sam", "I will take the notes", "Wednesday 17 June, 2 pm")
        scene.wait_until(TUESDAY_9 + 7 * DAY)
        (came,) = [m for m in sam.sees() if YOURS.replace("10 June", "17 June") in m["text"]]
        assert "These people might be glad of a word." in came["text"]
        assert "I had a word with Kit" in came["buttons"][0]
        assert not came["silent"]
        sam.taps("I had a word with Kit")
        assert "• Bea:" in sam.last()
        assert "You take notes" not in sam.last()


def test_each_reads_of_a_turn_in_one_place_only(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        for name, turn in (("Jo", "I will lead the talk"), ("Kit", "I will take the notes")):
            takes(scene, name, turn)
        with scene.database.transaction() as tx:
            for name in ("Jo", "Kit", "Sam"):
                row = tx.one(Person, select(people).where(_is(scene, name)))
                assert list(own_turns(tx, row, scene.now())) == []
            kit = tx.one(Person, select(people).where(_is(scene, "Kit")))
            assert turns_to_tell(Known(tx, kit, MONDAY_9)) == []
