"""A meeting online or by phone: how to join in place of how to get in (STK:117)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.example import MEETING, MEETING_AT, an_example, with_a_meeting, with_card, with_values
from tests.scene import Scene

LINK = "https://example.org/hub"
_OF_A_ROOM = ("card_access", "there_is", "quiet_room", "desk_place", "front_desk")


def _makes_one_online(scene: Scene) -> None:
    jo = scene.phones["Jo"]
    jo.says("/newmeeting")
    for name, answer in MEETING.items():
        if name == "place":
            jo.taps("It is online")
            jo.says(LINK)
        elif name not in _OF_A_ROOM:
            jo.says(answer)
    assert "at a place you choose, online." in jo.last()
    assert f"To join: {LINK}" in jo.last()
    jo.taps("Yes, ask them")


def test_made_online_people_read_how_to_join_and_nothing_is_asked_about_a_room(
    tmp_path: Path,
) -> None:
    real = with_card("Kit", calendar="real")
    arabic = with_values("Bea", language="ar", covered=False)
    with an_example(tmp_path, real, arabic) as scene:
        _makes_one_online(scene)
        kit, bea = scene.phones["Kit"], scene.phones["Bea"]
        scene.wait(minutes=5)
        assert "We meet at a place you choose, online." in kit.last()
        assert "عبر الإنترنت" in bea.last()
        kit.taps("Yes, I will come")
        scene.wait_until(MEETING_AT - timedelta(days=3))
        assert f"To join: {LINK}" in kit.last()
        assert "quiet room" not in kit.last()
        scene.wait_until(MEETING_AT - timedelta(days=1))
        assert f"To join: {LINK}" in kit.last()
        kit.says("/meetings")
        kit.taps("Wednesday 10 June, 2 pm: Hub rules")
        kit.taps("Put it in my calendar")
        shown = str(scene.get("sees", person=kit.id))
        assert "calendar" in shown


def test_moved_online_people_are_told_old_and_new(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        scene.wait(minutes=5)
        kit.taps("Yes, I will come")
        scene.wait(hours=1)
        jo.says("/change")
        jo.says("1")
        jo.taps("The place")
        jo.taps("Done")
        jo.taps("It is by phone")
        assert jo.last().startswith("How do people join? Put a link, or a number to ring.")
        jo.taps("Skip")
        jo.taps("Yes, change it")
        words = "\n".join(kit.texts()[-2:])
        assert "We were to meet at the Hub, Mill Lane." in words
        assert "Now we meet at a place you choose, by phone." in words
        assert "I'll tell you how to join, once Jo has told me." in words
        assert "quiet room" not in words, "who meets in no room has one of their own"
        assert "lift" not in words
        jo.says("/card")
        jo.says("1")
        jo.taps("How to get in, and fares")
        jo.says("01632 960 777")
        assert "To join: 01632 960 777" not in kit.last()
        for _ in range(3):
            jo.taps("Skip")
        assert "To join: 01632 960 777" in kit.last()
        assert "I'll tell you how to join" not in kit.last()


def test_who_is_rung_hears_how_to_join(tmp_path: Path) -> None:
    with an_example(tmp_path, with_values("Max", ways="call")) as scene:
        _makes_one_online(scene)
        scene.wait_until(MEETING_AT - timedelta(hours=30))
        assert any(f"To join: {LINK}" in text for text in scene.phones["Sam"].texts())


def test_called_off_nothing_is_asked_or_said_about_a_way_there_or_a_place(tmp_path: Path) -> None:
    online = with_a_meeting(place="online", card_join=LINK, there_is="", quiet_room="")
    with an_example(tmp_path, online) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        scene.wait(minutes=5)
        kit.taps("Yes, I will come")
        jo.says("/cancel")
        jo.says("1")
        assert "Why is it off?" in jo.last()
        assert "We cannot use the place" not in jo.buttons()
        jo.taps("Someone is ill")
        assert "fare" not in jo.last()
        jo.taps("Send it")
        assert "“Hub rules” is off." in kit.last()
        assert "fare" not in kit.last()
        assert "I have paid a fare" not in kit.buttons()
        assert "I know" in kit.buttons()
