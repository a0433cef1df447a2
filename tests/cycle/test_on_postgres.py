"""The same on PostgreSQL: nothing that is remembered depends on SQLite."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.example import MEETING_AT, an_example, makes_a_meeting
from tests.scene import Scene

pytestmark = pytest.mark.postgres


@pytest.fixture
def scene(tmp_path: Path, postgres: str) -> Iterator[Scene]:
    """The example group in a PostgreSQL database."""
    with an_example(tmp_path, database_url=postgres) as scene:
        yield scene


def test_the_cycle_runs_from_invitation_to_results(scene: Scene) -> None:
    jo, kit = scene.phones["Jo"], scene.phones["Kit"]
    makes_a_meeting(jo)
    assert "You are invited to “Hub rules”." in kit.last()
    kit.taps("Yes, I will come")
    scene.wait_until(MEETING_AT - timedelta(days=1))
    assert "How are you about it?" in kit.last()
    scene.wait_until(MEETING_AT + timedelta(minutes=5))
    kit.says("pineapple")
    jo.taps("Show")
    jo.taps("I've seen it")
    assert kit.last() == "Jo has seen it. You do not have to do a thing."
    scene.wait(days=1)
    for name in ("Kit", "Noor", "Cal", "Max", "Ivy"):
        person = scene.phones[name]
        person.taps("Very happy 😀")
        for _ in range(5):
            person.taps("Skip")
    assert "Very happy 😀: 5" in jo.last()
    assert "Very happy 😀: 5" in scene.phones["Bea"].last() or "You have a message." in (
        scene.phones["Bea"].last()
    )


def test_a_cancellation_reaches_everyone_and_the_call_list(scene: Scene) -> None:
    jo, kit, sam = (scene.phones[name] for name in ("Jo", "Kit", "Sam"))
    makes_a_meeting(jo)
    scene.wait_until(MEETING_AT - timedelta(hours=3))
    jo.says("/cancel")
    jo.says("1")
    jo.taps("Ali")
    jo.taps("Someone is ill")
    jo.taps("Send it")
    assert kit.last().startswith("Please do not set out. “Hub rules” is off.")
    assert "Kit" in sam.last()


def test_a_chat_is_hidden_and_a_changed_message_is_heard(scene: Scene) -> None:
    jo, kit = scene.phones["Jo"], scene.phones["Kit"]
    makes_a_meeting(jo)
    jo.says("/newmeeting")
    jo.says("No, a new one")
    jo.says("Hub ruels")
    jo.edits("Hub rules")
    assert jo.last().startswith("I've changed your answer.")
    scene.wait_until(MEETING_AT + timedelta(minutes=5))
    kit.says("pinapple")
    kit.edits("pineapple")
    kit.says("🎯")
    kit.says("hide")
    assert "pineapple" not in [message["text"] for message in kit.sees()]
    assert "stays until Thursday 11 June, 2:06 pm." in kit.last()
    jo.taps("Show")
    jo.taps("I've seen it")
    assert kit.last() == "You have a message.", "after “hide”, what is told comes covered"
    kit.taps("Show")
    assert kit.last() == "Jo has seen it. You do not have to do a thing."
    scene.wait(hours=25)
    assert "🎯" not in [message["text"] for message in kit.sees()]


def test_a_slip_in_the_word_waits_a_minute_and_a_worry_is_passed_on(scene: Scene) -> None:
    jo, kit, sam = (scene.phones[name] for name in ("Jo", "Kit", "Sam"))
    makes_a_meeting(jo)
    scene.wait_until(MEETING_AT + timedelta(minutes=5))
    kit.says("pinapple")
    scene.wait(seconds=59)
    assert jo.last() != "Please look now."
    scene.stop_bot()
    scene.start_bot()
    scene.wait(seconds=1)
    assert jo.last() == "Please look now."
    assert kit.last().startswith("You did not tap. So I am asking for a break for you.")
    kit.says("/safety")
    kit.taps("Tell Sam, Ali and Jo")
    kit.says("In the hall")
    sam.taps("Show")
    assert sam.last().startswith("Kit says that someone may be in danger.")
    assert "Their words: “In the hall”" in sam.last()
    scene.wait(minutes=3)
    assert any("It has been opened. But nobody is on it yet." in text for text in kit.texts())
    sam.taps("Show")
    sam.taps("I'm on it")
    assert kit.last() == "Sam is on it."
    sam.says("/todo")
    assert "Kit says that someone may be in danger." in sam.last()


def test_quick_messages_are_one_answer_and_a_swipe_reply_finds_its_question(scene: Scene) -> None:
    kit, sam = scene.phones["Kit"], scene.phones["Sam"]
    kit.says("/choices")
    kit.taps("My plan for a break")
    kit.says("a quiet room")
    kit.says("and an open door", date=scene.apart.quickly())
    assert kit.last().startswith("I've taken your messages as one answer.")
    kit.says("/forme")
    kit.says("too many questions", reply_to="What does not help")
    assert kit.last().startswith("I've taken that as your answer to: “What does not help")
    kit.says("/forme")
    kit.taps("What I would like to learn")
    for label in ("Say what I would like to learn", "Something else", "Done"):
        kit.taps(label)
    kit.says("gardening")
    late = kit.says("for many people", date=scene.apart.quickly(), held=True)
    early = kit.says("and cooking", date=scene.apart.quickly(), held=True)
    kit.delivers(early, late)
    assert "“for many people\nand cooking” Shall I add this?" in kit.last()
    assert "cooking" not in "".join(sam.texts())
    kit.taps("Yes, add it")
    assert "gardening\nfor many people\nand cooking" in sam.last()
