"""What link persons do from their phones: having a word, and passing people on."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.example import an_example
from tests.scene import Scene

#: 9 in the morning in London; people came in at the end of May
MONDAY_9 = datetime(2026, 6, 15, 8, tzinfo=UTC)
WEDNESDAY_9 = datetime(2026, 6, 3, 8, tzinfo=UTC)


def _lists(scene: Scene, name: str = "Sam") -> list[str]:
    return [text for text in scene.phones[name].texts() if "glad of a word" in text]


def test_a_monday_list_is_worked_off_with_taps(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        sam, kit = scene.phones["Sam"], scene.phones["Kit"]
        scene.wait_until(MONDAY_9 - timedelta(minutes=1))
        assert _lists(scene) == []
        scene.wait_until(MONDAY_9)
        assert "These people might be glad of a word from you." in sam.last()
        assert "• Kit: I know of no word with them yet." in sam.last()
        assert "I look only at what we did." in sam.last()
        sam.taps("I had a word with Kit")
        assert "Thank you. I have noted it." in sam.texts()[-2]
        assert "Kit" not in sam.last()
        assert sam.sees()[-1]["silent"]
        sam.taps("Send a friendly word")
        sam.taps("Max")
        assert "Max will see this." in sam.last()
        sam.says("I hope the move went well")
        assert "I am sending it to Max." in sam.texts()[-2]
        assert scene.phones["Max"].last() == "Sam says: “I hope the move went well”"
        assert "Max" not in sam.last()
        assert not any("Sam says" in text for text in kit.texts())
        scene.wait(days=7)
        assert "• Bea" in _lists(scene)[-1]
        assert "• Kit" not in _lists(scene)[-1]


def test_no_reason_is_asked_and_the_one_who_is_picked_must_say_yes(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        sam, jo, ali, kit = (scene.phones[name] for name in ("Sam", "Jo", "Ali", "Kit"))
        before = len(sam.texts())
        kit.says("/choices")
        kit.taps("Who looks after me")
        assert "Sam looks after you. You can have someone else. No one asks why." in kit.last()
        kit.taps("Yes, please")
        assert "I am asking Jo and Ali to find someone." in kit.last()
        kit.says("/choices")
        kit.taps("Who looks after me")
        assert "I have asked Jo and Ali to find someone for you." in kit.last()
        scene.wait_until(WEDNESDAY_9)
        assert "Kit would like another link person. Please do not ask why." in jo.last()
        jo.taps("Ali")
        assert "Thank you. I am asking Ali." in jo.last()
        assert "There is need of a new link person for Kit." in ali.last()
        assert len(sam.texts()) == before, "the old one hears when it has changed, not before"
        ali.taps("Yes, I will")
        assert "You look after Kit from now on." in ali.last()
        assert kit.last().startswith("Ali looks after you from now on.")
        assert sam.texts()[before:] == [
            "Kit has someone else to look after them now. Thank you for all you did."
        ]
        kit.says("/choices")
        kit.taps("Who looks after me")
        assert "Ali looks after you." in kit.last()


def test_who_leaves_is_followed_by_whom_each_person_says_yes_to(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        sam, ali, kit, max_ = (scene.phones[name] for name in ("Sam", "Ali", "Kit", "Max"))
        sam.says("menu")
        sam.taps("When I leave")
        assert "You look after Kit" in sam.last()
        sam.taps("Ali")
        assert "Sam will leave. These people need a new link person:" in ali.last()
        assert not any("is leaving" in text for text in kit.texts())
        ali.taps("Yes, I will")
        assert "Sam is leaving. Ali could look after you." in kit.last()
        kit.taps("Yes, that is fine")
        assert ali.last() == "You look after Kit from now on. Kit knows."
        max_.taps("No, someone else please")
        assert "No one asks why." in max_.last()
        assert "Max" not in ali.last()
        scene.wait_until(WEDNESDAY_9)
        assert "Max would like another link person." in scene.phones["Jo"].last()
        assert "Max" not in ali.last().partition("link person")[2]
