"""A form without names: what few write as someone does could show who it is (STK:97)."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.example import CO_PRODUCERS, an_example, with_a_meeting
from tests.scene import Phone, Scene

THE_FORM = datetime(2026, 6, 11, 11, tzinfo=UTC)
BUTTONS = (("q1", "happy"), ("q2", "yes"), ("q3", "often"), ("q4", "neutral"))
HELD_BACK = "Few here write in these letters. They could show who you are."
LATER = "ابدأ لاحقًا"


def _form(scene: Scene, name: str, *, but: int = 0) -> Phone:
    """Someone opens the form and taps its buttons, `but` the last ones."""
    phone = scene.phones[name]
    if "Show" in phone.buttons():
        phone.taps("Show")
    for question, key in BUTTONS[: len(BUTTONS) - but]:
        phone.chooses(question, key)
    return phone


def _results(scene: Scene) -> str:
    scene.phones["Ivy"].says("menu")
    return "\n".join("\n".join(scene.phones[name].texts()) for name in ("Jo", "Ivy"))


def test_who_reads_what_few_do_is_told_before_and_can_write_as_the_group_does(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_a_meeting(), english=False) as scene:
        scene.wait_until(THE_FORM)
        noor = scene.phones["Noor"]
        noor.taps("اعرض") if "اعرض" in noor.buttons() else None
        assert any("العربية" in text for text in noor.texts()[-2:]), "before anything is typed"
        noor.chooses("q1", "happy")
        noor.says("وقت أطول من فضلكم")
        for question, key in BUTTONS[1:]:
            noor.chooses(question, key)
        assert "وقت أطول من فضلكم" in noor.last(), "what was typed is kept out, and that is said"
        noor.chooses("few_way", "ours")
        noor.says("More time please")
        noor.says(LATER)
        noor.chooses("few_after", "named")
        noor.chooses("read_by", "one")
        noor.says("لا أسمع جيدًا")
        for name in ("Kit", "Bea", "Cal", "Max"):
            phone = _form(scene, name)
            assert HELD_BACK not in phone.last()
            phone.says("skip")
            phone.says("skip")
        seen = _results(scene)
        assert "“More time please”" in seen
        assert LATER not in seen
        assert "أطول" not in seen
        assert "would you like to say more" not in seen, "who was asked that reads as few do"
        assert "another way" not in seen
        sam = scene.phones["Sam"]
        scene.wait(days=1)
        sam.says("/todo")
        assert any("لا أسمع جيدًا" in text for text in sam.texts())
        assert not any("لا أسمع جيدًا" in text for text in scene.phones["Jo"].texts())


def test_letters_that_few_use_are_held_back_whatever_language_is_set(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        scene.wait_until(THE_FORM)
        kit = _form(scene, "Kit", but=1)
        kit.says(LATER)
        kit.chooses("q4", "neutral")
        kit.says("Café at the door, 2 pm 🙂")
        assert LATER in kit.last()
        kit.says("skip")
        assert HELD_BACK in kit.last()
        kit.chooses("few_after", "named")
        kit.chooses("read_by", "those")
        kit.says("The stairs are hard for me")
        for name in CO_PRODUCERS[1:5]:
            phone = _form(scene, name)
            phone.says("skip")
            phone.says("skip")
        seen = _results(scene)
        assert "Café at the door" in seen
        assert LATER not in seen
        scene.wait(days=2)
        named = "Kit says how our meetings are: “The stairs are hard for me”"
        read = [n for n, one in scene.phones.items() if any(named in t for t in one.texts())]
        assert read == ["Jo", "Ali"]
