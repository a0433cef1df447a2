"""Whoever ran a meeting is asked how it was, and thanks people in their own words."""

from datetime import timedelta
from pathlib import Path

from tests.example import MEETING_AT, an_example, with_a_meeting, with_a_yes


def test_whoever_ran_it_thanks_people_and_they_read_it_in_the_morning(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, kit, ali = (scene.phones[name] for name in ("Jo", "Kit", "Ali"))
        kit.taps("Yes, I will come")
        scene.wait_until(MEETING_AT + timedelta(hours=2, minutes=5))
        asked = jo.sees()[-1]
        assert asked["text"].startswith("“Hub rules” is over. Thank you for running it.")
        assert asked["silent"]
        jo.taps("Hard 😟")
        jo.taps("Ali")
        assert "I have asked them to get in touch with you." in jo.last()
        ali.taps("Show")
        assert ali.last() == "Jo would like a word with you, when you can."
        jo.says("Your ideas were great")
        scene.wait_until(MEETING_AT + timedelta(hours=20, minutes=5))
        assert "They say: “Your ideas were great”" in kit.last()
        others = [text for name in ("Ali", "Sam", "Kit") for text in scene.phones[name].texts()]
        assert not any("Hard" in text for text in others)


def test_whoever_leads_the_talk_ran_it_staff_or_not(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting(), with_a_yes("Kit")) as scene:
        kit, jo, ali = (scene.phones[name] for name in ("Kit", "Jo", "Ali"))
        kit.says("/group")
        kit.taps("Take a turn at a meeting")
        kit.says("1")
        kit.taps("I will lead the talk")
        kit.taps("Yes, it may")
        scene.wait_until(MEETING_AT + timedelta(hours=2, minutes=5))
        asked = "“Hub rules” is over. Thank you for running it."
        assert asked in kit.last()
        assert not any(asked in text for text in jo.texts())
        kit.taps("Hard 😟")
        kit.taps("Ali")
        ali.taps("Show")
        assert ali.last() == "Kit would like a word with you, when you can."
        kit.says("You were all so kind")
        scene.wait_until(MEETING_AT + timedelta(hours=20, minutes=5))
        assert "They say: “You were all so kind”" in kit.last()


def test_without_words_of_thanks_there_are_thanks_all_the_same(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        kit.taps("Yes, I will come")
        scene.wait_until(MEETING_AT + timedelta(hours=2, minutes=5))
        jo.says("good")
        jo.says("skip")
        assert "That is fine." in jo.last()
        scene.wait_until(MEETING_AT + timedelta(hours=20, minutes=5))
        assert "Jo and Ali and I thank you for your time." in kit.last()
        assert "They say" not in kit.last()


def test_a_meeting_that_is_off_asks_nobody_how_it_was(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo = scene.phones["Jo"]
        jo.says("/cancel")
        jo.taps("Wednesday 10 June, 2 pm: Hub rules")
        jo.taps("Someone is ill")
        jo.taps("Send it")
        scene.wait_until(MEETING_AT + timedelta(days=1))
        assert not any("Thank you for running it" in text for text in jo.texts())
