"""“Say it for me”, in a meeting: words go to one who runs it, with a name or without (STK:98)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.example import MEETING_AT, an_example, with_a_meeting, with_card
from tests.scene import Phone

WORDS = "Can we slow down?"


def _asks(phone: Phone, by_name: str) -> None:
    phone.says("/menu")
    phone.taps("Say it for me")
    phone.says(WORDS)
    phone.taps(by_name)


def _opened(phone: Phone) -> str:
    if "Show" in phone.buttons():
        phone.taps("Show")
    return phone.last()


def test_it_is_on_the_menu_only_while_a_meeting_is_on(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit = scene.phones["Kit"]
        kit.says("/menu")
        assert "Say it for me" not in kit.buttons()
        kit.says("/sayforme")
        assert "No meeting is on right now." in kit.last()
        scene.wait_until(MEETING_AT + timedelta(minutes=10))
        kit.says("/menu")
        assert "Say it for me" in kit.buttons()
        scene.phones["Jo"].says("/menu")
        assert "Say it for me" not in scene.phones["Jo"].buttons()


def test_with_no_name_it_goes_to_whoever_holds_the_phone_and_to_no_one_else(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_a_meeting(holder="2")) as scene:
        kit, jo, ali = (scene.phones[name] for name in ("Kit", "Jo", "Ali"))
        scene.wait_until(MEETING_AT + timedelta(minutes=10))
        before = jo.texts()
        _asks(kit, "No, leave my name out")
        assert kit.last().startswith("I have given it to Ali.")
        assert ali.last() == "You have a message.", "others may look at that phone"
        said = _opened(ali)
        assert said.startswith(f"Please say this in the meeting now, or read it out: “{WORDS}”")
        assert "Kit" not in said
        assert jo.texts() == before


def test_with_a_name_and_never_to_someone_they_left_out(tmp_path: Path) -> None:
    left_out = with_card("Kit", not_to=["2"])
    with an_example(tmp_path, left_out, with_a_meeting(holder="2")) as scene:
        kit, jo, ali = (scene.phones[name] for name in ("Kit", "Jo", "Ali"))
        scene.wait_until(MEETING_AT + timedelta(minutes=10))
        before = ali.texts()
        _asks(kit, "Yes, you may say so")
        assert f"Kit would like you to say this in the meeting: “{WORDS}”" in _opened(jo)
        assert ali.texts() == before


def test_when_everyone_is_left_out_the_truth_is_said(tmp_path: Path) -> None:
    with an_example(tmp_path, with_card("Kit", not_to=["1", "2"]), with_a_meeting()) as scene:
        scene.wait_until(MEETING_AT + timedelta(minutes=10))
        scene.phones["Kit"].says("/sayforme")
        assert "There is no one whom I may ask right now." in scene.phones["Kit"].last()


def test_typed_too_late_it_is_kept_from_everyone(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit = scene.phones["Kit"]
        scene.wait_until(MEETING_AT + timedelta(minutes=10))
        kit.says("/sayforme")
        kit.says(WORDS)
        scene.wait(hours=5)
        kit.taps("No, leave my name out")
        assert "I have given it" not in kit.last()
        assert not any(WORDS in text for phone in scene.phones.values() for text in phone.texts())


def test_skipped_nothing_is_passed_on(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit = scene.phones["Kit"]
        scene.wait_until(MEETING_AT + timedelta(minutes=10))
        kit.says("/sayforme")
        kit.taps("Skip")
        assert "That is fine." in kit.last()
