"""One group, one meeting, from its making to its results: through the simulator, over HTTP."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.example import CO_PRODUCERS, EVERYONE, MEETING_AT, an_example, makes_a_meeting
from tests.scene import Phone, Scene


def test_a_meeting_goes_from_its_making_to_its_results(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        _everyone_is_invited(scene)
        _days_before_they_hear_what_to_expect(scene)
        _a_full_day_before_they_are_reminded(scene)
        _a_break_is_asked_for_and_given(scene)
        _the_day_after_they_are_thanked(scene)
        _results_wait_for_five_and_come_to_all_at_once(scene)
        _facilitators_read_of_it_in_their_digest(scene)


def _the(scene: Scene, names: Iterable[str]) -> list[Phone]:
    return [scene.phones[name] for name in names]


def _all_tap(scene: Scene, phones: Iterable[Phone], label: str) -> None:
    with scene.at_once():
        for phone in phones:
            phone.taps(label)


def _all_say(scene: Scene, phones: Iterable[Phone], text: str) -> None:
    with scene.at_once():
        for phone in phones:
            phone.says(text)


def _opened(phone: Phone) -> str:
    """The newest message, opened if it is covered."""
    if "Show" in phone.buttons():
        phone.taps("Show")
    return phone.last()


def _everyone_is_invited(scene: Scene) -> None:
    jo = scene.phones["Jo"]
    makes_a_meeting(jo)
    assert "The meeting is set." in jo.last()
    phones = _the(scene, CO_PRODUCERS)
    for phone in phones:
        invitation = _opened(phone)
        assert "You are invited to “Hub rules”." in invitation
        assert "Wednesday 10 June, 2 pm to 4 pm" in invitation
        assert "Jo will meet you there." in invitation
        assert "We take a break at 3 pm." in invitation
    _all_tap(scene, phones, "Yes, I will come")
    assert all("I have saved your answer." in phone.last() for phone in phones)
    assert "“Hub rules” is set for Wednesday 10 June at 2 pm." in scene.phones["Sam"].last()
    assert scene.phones["Ali"].texts() == [], "it waits for the digest"


def _days_before_they_hear_what_to_expect(scene: Scene) -> None:
    scene.wait_until(MEETING_AT - timedelta(days=3, seconds=1))
    assert "How do you feel about it?" not in scene.phones["Kit"].last()
    scene.wait(seconds=1)
    for phone in _the(scene, CO_PRODUCERS):
        words = _opened(phone)
        assert "How do you feel about it?" in words
        assert "There is a quiet room: upstairs." in words
    kit = scene.phones["Kit"]
    kit.taps("Worried 😟")
    kit.taps("Yes, please")
    assert "I have asked Sam to ring you." in kit.texts()[-1]
    assert "Kit would like a call before “Hub rules”." in scene.phones["Sam"].last()


def _a_full_day_before_they_are_reminded(scene: Scene) -> None:
    scene.wait_until(MEETING_AT - timedelta(hours=24))
    for phone in _the(scene, CO_PRODUCERS):
        reminder = [m for m in phone.sees() if m["from"] == "bot"][-1]
        assert MEETING_AT - datetime.fromisoformat(reminder["date"]) >= timedelta(hours=24)
        words = _opened(phone)
        assert "“Hub rules” is on Wednesday 10 June at 2 pm, at the Hub, Mill Lane." in words
        assert "How are you about it?" in words


def _a_break_is_asked_for_and_given(scene: Scene) -> None:
    scene.wait_until(MEETING_AT + timedelta(minutes=5))
    kit, jo, ali = (scene.phones[name] for name in ("Kit", "Jo", "Ali"))
    for phone in (jo, ali):
        phone.looks()
    before = {name: scene.phones[name].texts() for name in EVERYONE}
    kit.taps("I need a break")
    assert kit.last().startswith("I am telling Ali and Jo now, in private."), "Ali holds the phone"
    for phone in (jo, ali):
        (shown,) = phone.lock_screen()
        assert shown["text"] == "Please look now."
        assert shown["silent"] is False
        assert shown["at"] == scene.now().isoformat()
    ali.taps("Show")
    assert ali.last().startswith("Kit would like a break.")
    ali.taps("I've seen it")
    assert kit.last() == "Ali has seen it. You do not have to do a thing."
    assert _opened(jo) == "Ali has got this. There is nothing you need to do."
    kit.taps("I am OK now")
    assert "I am glad." in kit.last()
    for phone in (jo, ali):
        assert _opened(phone).startswith("Kit is OK now. Please do not bring it up")
    kit.taps("No, thank you")
    scene.wait(minutes=30)
    for phone in (jo, ali):
        assert phone.last() == "Someone asked for a break. It was answered."
        since = [text for text in phone.texts() if text not in before[phone.name]]
        assert [text for text in since if "Kit" in text] == []
    for name in ("Sam", "Bea", "Noor", "Cal", "Max", "Ivy"):
        assert scene.phones[name].texts() == before[name]


def _the_day_after_they_are_thanked(scene: Scene) -> None:
    scene.wait_until(datetime(2026, 6, 11, 9, tzinfo=UTC))
    for phone in _the(scene, CO_PRODUCERS):
        assert "Jo and Ali and I thank you for your time." in _opened(phone)
    kit = scene.phones["Kit"]
    kit.taps("Good 🙂")
    kit.says("We laughed a lot")
    assert kit.last().startswith("What could be better?")
    kit.taps("Skip")
    kit.taps("No")
    assert kit.last() == "That is all. Thank you."
    assert not any("We laughed a lot" in text for text in scene.phones["Jo"].texts())


def _facilitators_read_of_it_in_their_digest(scene: Scene) -> None:
    made = "“Hub rules” is set for Wednesday 10 June at 2 pm. You hold the phone there."
    assert [made in text for text in scene.phones["Ali"].texts()].count(True) == 1
    scene.wait_until(datetime(2026, 6, 12, 8, tzinfo=UTC))
    quoted = "Kit says what went well in “Hub rules”: “We laughed a lot”"
    for name in ("Jo", "Ali"):
        assert [quoted in text for text in scene.phones[name].texts()].count(True) == 1


def _results_wait_for_five_and_come_to_all_at_once(scene: Scene) -> None:
    scene.wait_until(datetime(2026, 6, 11, 11, tzinfo=UTC))
    phones = _the(scene, CO_PRODUCERS)
    assert all("How do you feel about our meetings?" in _opened(phone) for phone in phones)
    _answer_the_evaluation(scene, phones[:5])
    for number, phone in enumerate(phones[:4], start=1):
        phone.taps("Skip")
        people = "person has" if number == 1 else "people have"
        assert f"{number} {people} answered so far." in phone.last()
        assert "I show them to no one, not even staff." in phone.last()
    assert not any("what people said" in p.last() for p in scene.phones.values())
    scene.wait(hours=3)
    phones[4].taps("Skip")
    moments = set()
    for phone in _the(scene, ("Jo", "Ali", *CO_PRODUCERS)):
        newest = [m for m in phone.sees() if m["from"] == "bot"][-1]
        moments.add(newest["date"])
        words = _opened(phone)
        assert words.startswith("Here is what people said.")
        assert "How do you feel about our meetings?\n• Very happy 😀: 5" in words
        assert "• “Tea and biscuits”" in words
    assert moments == {scene.now().isoformat()}


def _answer_the_evaluation(scene: Scene, phones: list[Phone]) -> None:
    _all_tap(scene, phones, "Very happy 😀")
    _all_say(scene, phones, "yes")
    _all_say(scene, phones, "1")
    _all_say(scene, phones, "quite a part")
    _all_say(scene, phones, "Tea and biscuits")
    assert all("Is there more you want to say?" in phone.last() for phone in phones)
