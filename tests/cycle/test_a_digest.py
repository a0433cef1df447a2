"""Facilitators get one message a working day; what people say is counted, or waits for it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.example import an_example, with_a_meeting
from tests.scene import START, Phone

#: 9 in the morning in London
WEDNESDAY_9 = datetime(2026, 6, 3, 8, tzinfo=UTC)


def _came(phone: Phone) -> list[str]:
    return [m["text"] for m in phone.sees() if m["from"] == "bot"]


def test_replies_are_counted_and_thoughts_wait_as_the_person_was_told(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, ali, max_ = (scene.phones[name] for name in ("Jo", "Ali", "Max"))
        scene.wait(minutes=1)
        scene.phones["Kit"].taps("Yes, I will come")
        scene.phones["Ivy"].taps("No, thank you")
        max_.taps("I am unwell")
        max_.taps("Yes, I would")
        max_.says("Please keep the tea")
        assert any(
            "I give it to Jo and Ali on Wednesday 3 June, at about 9 am." in text
            for text in max_.texts()
        )
        scene.wait_until(WEDNESDAY_9 - timedelta(seconds=1))
        assert _came(jo) == _came(ali) == []
        scene.wait_until(WEDNESDAY_9)
        for phone in (jo, ali):
            (digest,) = _came(phone)
            assert "“Hub rules”, Wednesday 10 June, 2 pm:" in digest
            assert "• Coming: 1\n" in digest
            assert "nwell" not in digest
            assert "No answer" not in digest
            assert "• Max would like this to be said: “Please keep the tea”" in digest
            assert "Ivy" not in digest
            assert "Kit" not in digest
        scene.wait(days=4)
        assert len(_came(jo)) == 1, "nothing new: no digest"


def test_whoever_chose_so_hears_of_each_thing_at_once_and_not_again(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, max_ = scene.phones["Jo"], scene.phones["Max"]
        jo.says("menu")
        for label in ("When I look here", "Skip", "At once, without a sound"):
            jo.taps(label)
        before = len(jo.sees())
        scene.wait(minutes=1)
        max_.taps("I am unwell")
        max_.taps("Yes, I would")
        max_.says("Please keep the tea")
        (message,) = jo.sees()[before:]
        assert message["text"] == "Max would like this to be said: “Please keep the tea”"
        assert message["silent"]
        scene.wait_until(WEDNESDAY_9)
        assert jo.sees()[before:] == [message], "no one more, and no one less, comes"


def test_what_is_about_a_meeting_before_the_next_digest_goes_at_once(tmp_path: Path) -> None:
    today = with_a_meeting(day="2026-06-02", time="16:00")
    with an_example(tmp_path, today) as scene:
        jo, max_ = scene.phones["Jo"], scene.phones["Max"]
        scene.wait(minutes=1)
        max_.taps("I am unwell")
        max_.taps("Yes, I would")
        max_.says("Please keep the tea")
        assert any("I am sending it to Jo and Ali." in text for text in max_.texts())
        assert _came(jo) == ["Max would like this to be said: “Please keep the tea”"]


def test_a_decision_is_settled_with_a_tap_by_whoever_is_first(tmp_path: Path) -> None:
    nobody = with_a_meeting(who="", purpose="")
    with an_example(tmp_path, nobody) as scene:
        jo, ali = scene.phones["Jo"], scene.phones["Ali"]
        scene.wait_until(WEDNESDAY_9 + timedelta(days=1))
        assert "Nobody is named to meet people at “Hub rules” on Wednesday 10 June" in jo.last()
        assert "Nobody is named to meet people" in ali.last()
        jo.taps("Ali")
        assert "I am telling people that Ali will meet them." in jo.last()
        assert "does not say what it is for" in jo.last()
        ali.taps("Sam")
        assert "That button is from before. Here is where we are." in ali.last()
        ali.taps("Fine as it is")
        assert "That is fine. It stays as it is." in ali.last()
        jo.says("skip")
        scene.wait(days=1)
        assert not any("Nobody is named" in text for text in _came(jo)[3:])
        scene.phones["Kit"].says("/meetings")
        scene.phones["Kit"].says("1")
        assert "Ali will meet you there." in scene.phones["Kit"].last()


def test_on_the_way_to_a_meeting_that_is_off_does_not_wait(tmp_path: Path) -> None:
    today = with_a_meeting(day="2026-06-02", time="16:00")
    with an_example(tmp_path, today) as scene:
        scene.wait(minutes=1)
        scene.phones["Jo"].says("/cancel")
        scene.phones["Jo"].says("1")
        scene.phones["Jo"].taps("Ali")
        scene.phones["Jo"].taps("Someone is ill")
        scene.phones["Jo"].taps("Send it")
        scene.phones["Kit"].taps("I am on my way")
        assert scene.now() - START < timedelta(minutes=2)
        for name in ("Jo", "Ali"):
            assert scene.phones[name].last() == "Kit is on the way to “Hub rules”, which is off."
