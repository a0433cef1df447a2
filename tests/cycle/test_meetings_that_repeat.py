"""A meeting that repeats: made in chat, asked to once, each one prepared, ended with a word."""

from datetime import timedelta
from pathlib import Path

from tests.cycle.weekly import makes_a_weekly_one
from tests.example import MEETING_AT, an_example


def test_people_are_asked_once_and_each_meeting_is_prepared(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit, bea = scene.phones["Kit"], scene.phones["Bea"]
        makes_a_weekly_one(scene)
        scene.wait(minutes=1)
        assert "It is each week." in kit.last()
        kit.taps("Yes, I will come")
        assert "It counts for each of these meetings." in kit.last()
        bea.taps("Show")
        bea.taps("No, thank you")
        bea.taps("All of these")
        kit.says("/meetings")
        assert kit.last().count("Hub rules") >= 4
        kit.says("2")
        kit.taps("No, thank you")
        scene.wait_until(MEETING_AT + timedelta(days=20))
        said = [text for text in kit.texts() if "On Wednesday 17 June at 2 pm we meet" in text]
        assert said == []
        assert any("On Wednesday 24 June at 2 pm we meet" in text for text in kit.texts())
        assert sum("You are invited" in text for text in kit.texts()) == 1
        assert not any("we meet for" in text for text in bea.texts())


def test_all_that_follow_are_called_off_with_one_word(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        makes_a_weekly_one(scene)
        scene.wait(minutes=1)
        kit.taps("Yes, I will come")
        scene.wait_until(MEETING_AT + timedelta(days=1))
        jo.says("/cancel")
        jo.says("1")
        jo.taps("This one, and all after it")
        jo.taps("Someone is ill")
        assert "The meetings after it are off too." in jo.last(), (
            "people read that, and so do they"
        )
        jo.taps("Send it")
        assert "The meetings after it are off too." in kit.last()
        kit.taps("I know")
        kit.says("/meetings")
        assert "Nothing is planned right now." in kit.last()
        before = len(kit.texts())
        scene.wait(days=40)
        assert not any("Hub rules" in text and "June" in text for text in kit.texts()[before:])
