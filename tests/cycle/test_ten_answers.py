"""Ten answers, given on phones: each reaches who was named, in the time that was said, alone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.example import EVERYONE, MEETING_AT, an_example, with_a_meeting, with_a_yes
from tests.scene import Scene

OTHERS = tuple(name for name in EVERYONE if name != "Kit")


def _opened(scene: Scene, name: str) -> str:
    phone = scene.phones[name]
    for _ in range(5):
        if "Show" not in phone.buttons():
            break
        phone.taps("Show")
    return "\n".join(phone.texts())


def _read_by(scene: Scene, words: str) -> list[str]:
    return [name for name in OTHERS if words in _opened(scene, name)]


def test_each_of_ten_answers_reaches_who_was_named_and_nobody_else(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting(), with_a_yes("Kit")) as scene:
        kit = scene.phones["Kit"]

        scene.wait_until(MEETING_AT - timedelta(days=3))
        _opened(scene, "Kit")
        kit.chooses("feeling", "unsure")
        kit.chooses("bring", "yes")
        kit.says("stop")
        assert "I pass on what you have said, as I told you." in kit.last()
        assert _read_by(scene, "Kit is not sure how “Hub rules” will be.") == ["Sam"]
        scene.wait_until(MEETING_AT - timedelta(days=1, hours=1))
        assert _read_by(scene, "Bringing someone along: 1") == ["Jo", "Ali"]
        assert _read_by(scene, "Kit brings") == []

        kit.says("/choices")
        kit.taps("What helps me")
        kit.taps("A quiet seat")
        kit.taps("Something else")
        kit.taps("Done")
        kit.says("a lamp that does not hum")
        scene.wait(minutes=10)
        assert _read_by(scene, "This helps Kit take part: a quiet seat") == ["Sam"]
        assert _read_by(scene, "“a lamp that does not hum”") == ["Sam"]

        scene.wait_until(MEETING_AT - timedelta(hours=24))
        _opened(scene, "Kit")
        kit.chooses("feeling", "worried")
        assert _read_by(scene, "Kit is worried about coming to “Hub rules”.") == ["Sam"]
        kit.chooses("call", "yes")
        assert _read_by(scene, "Kit would like a call before “Hub rules”.") == ["Sam"]

        scene.wait_until(MEETING_AT + timedelta(hours=20, minutes=5))
        _opened(scene, "Kit")
        kit.chooses("how", "mixed")
        kit.says("the marmalade went round")
        kit.says("a softer chair")
        scene.wait(minutes=9)
        assert _read_by(scene, "Kit says that “Hub rules” was mixed.") == []
        scene.wait(minutes=1)
        assert _read_by(scene, "Kit says that “Hub rules” was mixed.") == ["Sam"]
        scene.wait(days=4)
        assert _read_by(scene, "“the marmalade went round”") == ["Jo", "Ali"]
        assert _read_by(scene, "“a softer chair”") == ["Jo", "Ali"]
