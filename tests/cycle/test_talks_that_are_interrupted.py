"""A talk survives what comes between: another talk, a restart, a new script, a new language."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

import pytest

from conversations import registry
from conversations.conversation import Conversation
from conversations.script import Ask, Choice, Say, Seen
from tests.example import MEETING_AT, an_example, with_a_meeting
from tests.scene import Phone, Scene


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with an_example(tmp_path, with_a_meeting()) as scene:
        yield scene


def _in_the_middle_of_choices(phone: Phone) -> None:
    phone.says("/choices")
    phone.taps("My word for a break")


def test_a_prompt_waits_for_a_talk_that_is_going_on(scene: Scene) -> None:
    kit, ivy = scene.phones["Kit"], scene.phones["Ivy"]
    scene.wait_until(MEETING_AT - timedelta(days=3, minutes=5))
    _in_the_middle_of_choices(kit)
    scene.wait(minutes=5)
    assert "How do you feel about it?" in ivy.last()
    assert "What word shall we use?" in kit.last()
    kit.taps("The word “break”")
    assert "How do you feel about it?" not in kit.last()
    scene.wait(minutes=11)
    assert "How do you feel about it?" in kit.last()


def test_the_talk_it_broke_into_is_taken_up_again(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    scene.wait_until(MEETING_AT - timedelta(days=3, minutes=20))
    _in_the_middle_of_choices(kit)
    scene.wait(minutes=20)
    assert "How do you feel about it?" in kit.last()
    kit.says("ready")
    kit.says("no")
    kit.says("no")
    kit.says("skip")
    again = (
        "We go back to where we were.\n\nThis is about “My choices”.\n\nWhat word shall we use?"
    )
    assert kit.last().startswith(again), "it has not lost what it is about"
    assert any("That is all for now." in text for text in kit.texts())


def test_a_signal_waits_for_nothing(scene: Scene) -> None:
    jo, kit = scene.phones["Jo"], scene.phones["Kit"]
    scene.wait_until(MEETING_AT)
    jo.says("/newmeeting")
    jo.taps("No, a new one")
    jo.says("Next one")
    kit.says("pineapple")
    assert jo.last() == "Please look now."
    jo.taps("Show")
    jo.taps("I've seen it")
    assert "Thank you. I am telling Kit that you have seen it." in jo.texts()
    again = "We go back to where we were.\n\nThis is about “Make a meeting”.\n\nWhat is it for?"
    assert jo.last().startswith(again)


def test_a_restart_in_the_middle_of_a_talk_is_not_noticed(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    _in_the_middle_of_choices(kit)
    before = kit.texts()
    scene.stop_bot()
    scene.start_bot()
    assert kit.texts() == before
    kit.says("break")
    assert "may I ask Sam, and then other staff?" in kit.last()


def test_what_was_typed_while_the_bot_was_down_is_answered(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    scene.stop_bot()
    scene.post("say", person=kit.id, text="yes")
    scene.start_bot()
    scene.settle()
    assert "I have saved your answer." in kit.last()


def _with(monkeypatch: pytest.MonkeyPatch, changed: Conversation) -> None:
    """As if the bot had been started with another version of a script."""
    import sys

    before = registry.ALL
    after = MappingProxyType({**before, changed.name: changed})
    for module in list(sys.modules.values()):
        if getattr(module, "ALL", None) is before:
            monkeypatch.setattr(module, "ALL", after)


def _feeling(*more: Ask) -> Conversation:
    return Conversation(
        "pre_brief",
        Say("We meet for “{meeting}”."),
        *more,
        Ask(
            "feeling",
            "How do you feel now?",
            Choice("ready", "Ready now"),
            Choice("unsure", "Not sure yet 😐"),
            seen_by=Seen.LINK_PERSON,
        ),
        Say("That was all."),
    )


def test_a_newer_script_asks_only_what_is_new(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = scene.phones["Kit"]
    scene.wait_until(MEETING_AT - timedelta(days=3))
    kit.taps("Not sure yet 😐")
    assert "Will you bring someone with you?" in kit.last()
    scene.stop_bot()
    new = Ask("lift", "Do you need a lift?", Choice("yes", "Yes"), Choice("no", "No"))
    _with(monkeypatch, _feeling(new))
    scene.start_bot()
    kit.taps("Yes, I will")  # the old question's button
    assert kit.last().startswith("That button is from before. Here is where we are.")
    assert "Do you need a lift?" in kit.last()
    kit.says("no")
    assert kit.last() == "That was all."


def test_a_question_that_is_gone_is_not_waited_for(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = scene.phones["Kit"]
    scene.wait_until(MEETING_AT - timedelta(days=3))
    kit.taps("Not sure yet 😐")
    scene.stop_bot()
    _with(monkeypatch, _feeling())
    scene.start_bot()
    kit.says("no")
    assert "How do you feel" not in kit.last()
    assert "Something went wrong" not in "".join(kit.texts())
    kit.says("hello")
    assert "What would you like?" in kit.last()


def test_an_answer_that_no_longer_fits_is_asked_again(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = scene.phones["Kit"]
    scene.wait_until(MEETING_AT - timedelta(days=3))
    kit.taps("Worried 😟")
    scene.stop_bot()
    _with(monkeypatch, _feeling())
    scene.start_bot()
    kit.says("yes")
    assert "How do you feel now?" in kit.last()
    kit.says("ready now")
    assert kit.last() == "That was all."


def test_a_signal_can_be_raised_in_the_middle_of_any_talk(scene: Scene) -> None:
    kit, jo = scene.phones["Kit"], scene.phones["Jo"]
    scene.wait_until(MEETING_AT)
    kit.says("/meetings")
    kit.says("1")
    assert "Would you like to come?" in kit.last()
    kit.says("Pineapple")
    assert kit.last().startswith("I am telling Jo and Ali now, in private.")
    assert jo.last() == "Please look now."
    kit.says("I need a break")  # twice is once
    jo_got = [text for text in jo.texts() if text == "Please look now."]
    assert len(jo_got) == 1
    kit.says("I have the word pineapple in a sentence")
    assert "Shall I pass it to Sam?" in kit.last()
    kit.says("no")
    assert "Tap when you want to." in kit.last(), "the break goes on"


def test_a_word_is_a_signal_in_a_meeting_even_where_a_word_was_asked_for(scene: Scene) -> None:
    kit, jo = scene.phones["Kit"], scene.phones["Jo"]
    scene.wait_until(MEETING_AT)
    _in_the_middle_of_choices(kit)
    kit.says("pineapple")
    assert kit.last().startswith("I am telling Jo and Ali now")
    assert jo.last() == "Please look now."


def test_after_an_absence_people_are_told_first(scene: Scene) -> None:
    kit, jo, sam = (scene.phones[name] for name in ("Kit", "Jo", "Sam"))
    scene.wait_until(datetime(2026, 6, 10, 13, 2, tzinfo=UTC))
    kit.says("hello")
    scene.stop_bot()
    kit_tapped = next(data for row in kit.sees()[-1]["data"] for data in row)
    scene.post("tap", person=kit.id, data=kit_tapped)
    scene.wait(minutes=18)
    scene.start_bot()
    scene.settle()
    away = "I was away from 2:02 pm to 2:20 pm. I am sorry."
    assert kit.texts()[-1].startswith(f"{away} If you tapped then, please tap again.")
    assert jo.last().startswith(f"{away} A call for a break may not have got to you.")
    assert away in sam.last()
    scene.stop_bot()
    scene.start_bot()
    scene.settle()
    assert sum(away in text for text in kit.texts()) == 1


def test_a_short_absence_is_not_worth_a_word(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    scene.wait_until(MEETING_AT)
    before = kit.texts()
    scene.stop_bot()
    scene.wait(seconds=119)
    scene.start_bot()
    scene.settle()
    assert kit.texts() == before
