"""Who hears of a signal, what they are told of the person's plan, and a word for themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from records.database import Tx
from records.people import memberships
from tests.example import MEETING_AT, Change, an_example, with_a_meeting, with_card
from tests.scene import START, Scene


def _sam_holds_the_phone(tx: Tx, ids: Mapping[str, int]) -> None:
    with_a_meeting(holder=str(ids["Sam"]))(tx, ids)


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """Sam, who is a link person, holds the phone; the meeting begins in two hours."""
    with an_example(tmp_path, _sam_holds_the_phone) as scene:
        scene.wait_until(MEETING_AT - timedelta(hours=2))
        yield scene


def _in_the_meeting(scene: Scene) -> None:
    scene.wait_until(MEETING_AT + timedelta(minutes=5))


def _shown(scene: Scene, name: str) -> str:
    scene.phones[name].taps("Show")
    return scene.phones[name].last()


def test_whoever_holds_the_phone_hears_it_when_it_is_made_and_on_the_day(scene: Scene) -> None:
    sam = scene.phones["Sam"]
    assert any("You hold the phone there." in text for text in sam.texts())
    assert sam.last().startswith("You hold the phone at “Hub rules”, Wednesday 10 June at 2 pm.")
    assert sam.sees()[-1]["silent"]
    sam.taps("Yes, I can")
    assert sam.last() == "Thank you. Keep it where you can see it."
    assert not any("hold the phone" in text for text in scene.phones["Jo"].texts())


def test_the_holder_is_told_first_and_the_facilitators_too(scene: Scene) -> None:
    _in_the_meeting(scene)
    scene.phones["Kit"].says("pineapple")
    assert scene.phones["Kit"].last().startswith("I am telling Sam, Jo and Ali now, in private.")
    for name in ("Sam", "Jo", "Ali"):
        assert _shown(scene, name).startswith("Kit would like a break.")
    scene.phones["Sam"].taps("I've seen it")
    assert scene.phones["Kit"].last() == "Sam has seen it. You do not have to do a thing."


def test_the_phone_can_be_passed_on_and_only_the_new_holder_holds_it(scene: Scene) -> None:
    sam, ali = scene.phones["Sam"], scene.phones["Ali"]
    sam.taps("Someone else will")
    assert "Sam" not in sam.buttons()
    sam.taps("Ali")
    assert sam.last().startswith("Thank you. I am asking Ali now.")
    assert ali.last().startswith("You hold the phone at “Hub rules”")
    _in_the_meeting(scene)
    before = sam.sees()
    scene.phones["Kit"].says("pineapple")
    assert scene.phones["Kit"].last().startswith("I am telling Ali and Jo now")
    assert sam.sees() == before


def test_who_was_left_out_does_not_hear_of_it_even_with_the_phone_in_hand(tmp_path: Path) -> None:
    def without_sam(tx: Tx, ids: Mapping[str, int]) -> None:
        _sam_holds_the_phone(tx, ids)
        with_card("Kit", not_to=[str(ids["Sam"])])(tx, ids)

    with an_example(tmp_path, without_sam) as scene:
        _in_the_meeting(scene)
        before = scene.phones["Sam"].sees()
        scene.phones["Kit"].says("pineapple")
        scene.phones["Kit"].taps("Please ring me")
        assert "I have asked Jo and Ali to ring you." in scene.phones["Kit"].last()
        scene.wait(minutes=9)
        scene.phones["Kit"].taps("Something isn't right")
        assert (
            "I have asked Jo and Ali to get in touch with you." in scene.phones["Kit"].texts()[-2]
        )
        assert scene.phones["Sam"].sees() == before


PLAN = {
    "helps_break": "Open a door.",
    "plan_not": "Being stared at.",
    "plan_signs": "I go quiet.",
    "plan_call": "My sister, 01632 960 222",
}


def _meeting(tmp_path: Path, *changes: Change) -> Iterator[Scene]:
    with an_example(tmp_path, with_a_meeting(), *changes) as scene:
        _in_the_meeting(scene)
        yield scene


def test_staff_read_the_plan_in_the_persons_own_words(tmp_path: Path) -> None:
    for scene in _meeting(tmp_path, with_card("Kit", **PLAN)):
        scene.phones["Kit"].says("pineapple")
        told = _shown(scene, "Jo")
        assert "The meeting is “Hub rules”, at the Hub, Mill Lane." in told
        for words in PLAN.values():
            assert f"“{words}”" in told
        scene.wait(minutes=3)
        told = _shown(scene, "Sam")
        assert all(f"“{words}”" in told for words in PLAN.values())


def test_a_plan_is_made_and_taken_out_again_part_by_part(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit = scene.phones["Kit"]
        kit.says("/choices")
        kit.taps("My plan for a break")
        assert "Staff see your plan when you ask for a break." in kit.last()
        for name, words in PLAN.items():
            kit.says(words)
            if name == "plan_signs":
                assert "Who may know that before a meeting" in kit.last()
                assert kit.buttons()[:3] == ["Jo", "Ali", "Sam"]
                kit.taps("Jo")
                kit.taps("Done")
        assert kit.last().startswith("Thank you. I have saved that.")
        known_before = f"It shows like this: “{PLAN['plan_signs']}”"
        assert known_before in _shown(scene, "Jo")
        assert not any(PLAN["plan_signs"] in text for text in scene.phones["Ali"].texts())
        kit.says("/choices")
        kit.taps("My plan for a break")
        kit.taps("Skip")
        kit.taps("Take out what I wrote")
        kit.taps("Stop for now")
        _in_the_meeting(scene)
        look_out = f"• Kit: it is getting hard if you see this: “{PLAN['plan_signs']}”"
        for name, knows in (("Jo", True), ("Ali", False)):
            read = [text for text in scene.phones[name].texts() if look_out in text]
            assert bool(read) is knows, "whoever was chosen reads it again before it starts"
        kit.says("pineapple")
        told = _shown(scene, "Jo")
        assert PLAN["helps_break"] in told
        assert PLAN["plan_call"] in told
        assert PLAN["plan_not"] not in told


def test_staff_are_asked_how_they_are_and_can_have_a_word_that_says_nothing(
    tmp_path: Path,
) -> None:
    for scene in _meeting(tmp_path):
        kit, jo = scene.phones["Kit"], scene.phones["Jo"]
        kit.says("pineapple")
        jo.taps("Show")
        jo.taps("I've seen it")
        kit.taps("I am OK now")
        assert "How are you?" in _shown(scene, "Jo")
        jo.taps("I want a word with Sam")
        assert jo.last().startswith("Thank you. I am letting them know.")
        assert _shown(scene, "Sam") == "Jo would like a word with you, when you can."
        ali = scene.phones["Ali"]
        assert "How are you?" in _shown(scene, "Ali")
        scene.wait(minutes=31)
        assert not any("Kit" in text and "OK" in text for text in (*jo.texts(), *ali.texts()))


def test_what_nobody_answered_is_not_called_answered_afterwards(tmp_path: Path) -> None:
    for scene in _meeting(tmp_path):
        scene.phones["Kit"].says("pineapple")
        scene.wait(minutes=9)
        scene.wait(hours=13)
        jo = scene.phones["Jo"].texts()
        assert "Someone asked for a break. It is over now." in jo
        assert not any("It was answered." in text for text in jo)


def _cal_keeps_people_safe(tx: Tx, ids: Mapping[str, int]) -> None:
    there = tx.conn.execute(
        select(memberships.c.group_id).where(memberships.c.person_id == ids["Jo"])
    ).scalar_one()
    tx.conn.execute(
        insert(memberships).values(
            person_id=ids["Cal"], group_id=there, role="safeguarding", since=START
        )
    )


def test_all_staff_can_be_left_out_not_only_those_in_the_room(tmp_path: Path) -> None:
    with an_example(tmp_path, _cal_keeps_people_safe) as scene:
        kit = scene.phones["Kit"]
        kit.says("/choices")
        kit.taps("Who not to tell")
        assert kit.buttons()[:4] == ["Jo", "Ali", "Sam", "Cal"]
