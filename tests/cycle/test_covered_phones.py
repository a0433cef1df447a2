"""A phone that others look at shows nothing until it is asked to, and hides it again."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.example import MEETING_AT, an_example, with_a_meeting
from tests.scene import Scene


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with an_example(tmp_path, with_a_meeting()) as scene:
        yield scene


def test_the_lock_screen_says_only_that_there_is_a_message(scene: Scene) -> None:
    bea = scene.phones["Bea"]
    scene.wait_until(MEETING_AT + timedelta(days=2))
    shown = bea.lock_screen()
    assert len(shown) >= 4, "all that comes to who has not answered"
    assert {notification["text"] for notification in shown} == {"You have a message."}
    assert {notification["chat_title"] for notification in shown} == {"Alongside"}


def test_show_opens_it_and_after_a_minute_it_hides_again(scene: Scene) -> None:
    bea = scene.phones["Bea"]
    assert bea.texts() == ["You have a message."]
    assert bea.buttons() == ["Show"]
    bea.taps("Show")
    (opened,) = bea.sees()
    assert "You are invited to “Hub rules”." in opened["text"]
    assert "Yes, I will come" in bea.buttons()
    scene.wait(seconds=59)
    assert "You are invited to “Hub rules”." in bea.last()
    scene.wait(seconds=1)
    assert bea.texts() == ["You have a message."]
    assert bea.buttons() == ["Show"]
    bea.taps("Show")
    bea.taps("Yes, I will come")
    assert "I have saved your answer." in bea.last(), "an answer in a live talk is plain"


@pytest.mark.parametrize("typed", ["Show", "show!", "/menu"])
def test_show_can_be_typed_too(scene: Scene, typed: str) -> None:
    bea = scene.phones["Bea"]
    bea.says(typed)
    assert ("You are invited to “Hub rules”." in bea.texts()[0]) is (typed != "/menu")


def test_who_types_show_with_nothing_covered_is_asked_again_what_was_asked(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    kit.says("show")
    assert "You are invited to “Hub rules”." in kit.texts()[0]
    assert "Would you like to come?" in kit.last()


def test_what_is_shown_again_hides_a_minute_after_that(scene: Scene) -> None:
    bea = scene.phones["Bea"]
    bea.taps("Show")
    scene.wait(seconds=61)
    bea.taps("Show")
    scene.wait(seconds=30)
    assert "You are invited to “Hub rules”." in bea.last()
    scene.wait(seconds=30)
    assert bea.last() == "You have a message."


def test_another_persons_message_cant_be_shown(scene: Scene) -> None:
    bea, cal = scene.phones["Bea"], scene.phones["Cal"]
    (show,) = (data for row in bea.sees()[-1]["data"] for data in row)
    before = cal.texts()
    cal.taps_data(show)
    assert cal.texts()[:-1] == before
    assert cal.last().startswith("That button is too old")
    assert bea.last() == "You have a message."


def test_the_choice_counts_from_the_next_message_on(scene: Scene) -> None:
    cal = scene.phones["Cal"]
    cal.says("/choices")
    cal.taps("Who sees this phone")
    cal.taps("Yes, or maybe")
    assert "Then I will only show: “You have a message.”" in cal.last()
    scene.wait_until(MEETING_AT - timedelta(days=3))
    assert cal.last() == "You have a message."
    cal.says("/choices")
    cal.taps("Who sees this phone")
    cal.taps("No")
    scene.wait_until(MEETING_AT - timedelta(days=1))
    assert "How are you about it?" in cal.last()


def test_staff_phones_show_no_name_on_the_lock_screen(scene: Scene) -> None:
    jo, kit = scene.phones["Jo"], scene.phones["Kit"]
    scene.wait_until(MEETING_AT)
    jo.looks()
    kit.says("pineapple")
    scene.wait(minutes=3)
    shown = jo.lock_screen()
    assert shown
    jo.taps("Show")
    jo.taps("I've seen it")
    kit.taps("I am OK now")
    scene.wait(hours=1)
    shown += jo.lock_screen()
    assert not any("Kit" in notification["text"] for notification in shown)


def test_what_has_come_is_not_among_what_is_to_come(scene: Scene) -> None:
    bea = scene.phones["Bea"]
    bea.taps("Show")
    bea.says("/plan")
    assert "an invitation" not in bea.last()
    assert "what to expect at “Hub rules”" in bea.last()
