"""A meeting is called off: each person hears it, and who has not said so is rung."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.example import (
    CO_PRODUCERS,
    MEETING_AT,
    Change,
    a_meeting_is_made,
    an_example,
    makes_a_meeting,
    with_a_meeting,
    with_card,
    with_values,
)
from tests.scene import Phone, Scene

TEN_AT_NIGHT = datetime(2026, 6, 4, 21, tzinfo=UTC)


def _calls_it_off(phone: Phone, door: str = "") -> None:
    phone.says("/cancel")
    phone.taps("Wednesday 10 June, 2 pm: Hub rules")
    if door:
        phone.taps(door)
    phone.taps("Someone is ill")
    phone.taps("Send it")


def _see_show(phone: Phone) -> str:
    if "Show" in phone.buttons():
        phone.taps("Show")
    return phone.last()


def _newest(phone: Phone, words: str) -> str:
    return next(text for text in reversed(phone.texts()) if words in text)


def test_called_off_in_time_everyone_hears_it_and_who_did_not_tap_is_rung(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, sam, kit = (scene.phones[name] for name in ("Jo", "Sam", "Kit"))
        scene.wait(days=1)
        jo.says("/cancel")
        jo.taps("Wednesday 10 June, 2 pm: Hub rules")
        jo.taps("Someone is ill")
        off = "“Hub rules” is off. It was on Wednesday 10 June at 2 pm, at the Hub, Mill Lane."
        assert jo.last().startswith(f"This is what people will read:\n\n{off}")
        jo.taps("Send it")
        assert jo.last().startswith("It is off. I am telling each person now.")
        for name in (*CO_PRODUCERS, "Ali", "Sam"):
            words = _see_show(scene.phones[name])
            assert "“Hub rules” is off. It was on Wednesday 10 June at 2 pm" in words
            assert "Here is why: “Someone is ill.”" in words
            assert "full day's notice" not in words
        with scene.at_once():
            for name in ("Kit", "Bea", "Noor", "Cal"):
                scene.phones[name].taps("I know")
        assert kit.last().startswith("Thank you.")
        scene.phones["Max"].taps("Please ring me")
        assert "Please ring Max. It is about “Hub rules”, which is off." in sam.last()
        scene.wait(hours=22)
        assert "Please ring these people" not in sam.last(), "nobody is rung at night"
        scene.wait(hours=1)
        calls = sam.last()
        assert scene.now() <= MEETING_AT - timedelta(hours=24)
        both = "• Max: A meeting is off\n• Ivy: A meeting is off\n\nFirst is Max."
        assert f"Please ring these people, one at a time:\n\n{both}" in calls
        assert not any(name in calls for name in ("Kit", "Bea", "Noor", "Cal"))
        sam.taps("I have told Max")
        assert sam.last().startswith("Please ring Ivy.")
        sam.taps("I have told Ivy")
        assert sam.last().startswith("Thank you. I have noted it.")
        before = sam.texts()
        scene.wait_until(MEETING_AT + timedelta(days=2))
        assert sam.texts() == before, "everyone has been told: nobody is to be rung again"
        assert all("How was it for you?" not in p.last() for p in scene.phones.values())


def test_called_off_late_it_is_said_plainly_and_followed_to_the_last_person(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        scene.wait_until(MEETING_AT - timedelta(hours=5))
        _tells_the_facilitator_that_it_is_late(scene)
        _tells_everyone_that_it_is_late(scene)
        _follows_it_to_the_last_person(scene)


def _tells_the_facilitator_that_it_is_late(scene: Scene) -> None:
    jo = scene.phones["Jo"]
    jo.says("/cancel")
    jo.taps("Wednesday 10 June, 2 pm: Hub rules")
    assert "It starts in less than a full day." in jo.last()
    assert "each person must be told by voice, or someone must be at the door." in jo.last()
    jo.taps("Ali")
    jo.taps("We cannot use the place")
    jo.taps("Send it")
    assert "It stays open until each one knows." in jo.last()


def _tells_everyone_that_it_is_late(scene: Scene) -> None:
    for name in CO_PRODUCERS:
        words = _see_show(scene.phones[name])
        assert words.startswith("Please do not set out. “Hub rules” is off.")
        assert "We said you would get a full day's notice, and you did not." in words
        assert "Ali will be at the door, for those on the way." in words
    sam = scene.phones["Sam"]
    assert "Please ring these people, one at a time:" in sam.last()
    assert all(f"• {name}" in sam.last() for name in CO_PRODUCERS)


def _follows_it_to_the_last_person(scene: Scene) -> None:
    sam, kit, jo = scene.phones["Sam"], scene.phones["Kit"], scene.phones["Jo"]
    kit.taps("I am on my way")
    assert "I am letting Jo and Ali know." in kit.last()
    assert jo.last() == "Kit is on the way to “Hub rules”, which is off."
    with scene.at_once():
        for name in ("Bea", "Noor", "Cal"):
            scene.phones[name].taps("I know")
    sam.taps("Someone else first")
    sam.taps("Max")
    sam.taps("I have told Max")
    assert sam.last().startswith("Please ring Ivy.")
    sam.taps("No answer")
    assert "I will ask you again on Wednesday 10 June at 9:30 am." in sam.last()
    scene.wait(minutes=30)
    assert sam.last().startswith("Please ring Ivy.")
    assert "You have rung 1 time, with no answer." in sam.last()
    sam.taps("I have told Ivy")
    assert jo.last() == "“Hub rules” was off. All 6 know.\nTapped “I know”: 4\nRung: 2"
    before = sam.texts()
    scene.wait_until(MEETING_AT + timedelta(days=2))
    assert sam.texts() == before


def _all_can_be_rung() -> list[Change]:
    return [with_card(name, phone="01632 960 555") for name in CO_PRODUCERS]


def test_it_asks_who_is_at_the_door_and_takes_no_one_for_an_answer(tmp_path: Path) -> None:
    with an_example(tmp_path, *_all_can_be_rung(), with_a_meeting()) as scene:
        scene.wait_until(MEETING_AT - timedelta(hours=2))
        jo = scene.phones["Jo"]
        jo.says("/cancel")
        jo.says("1")
        assert "Skip" not in jo.buttons()
        jo.taps("No one can")
        assert "Then I will not say that someone is there." in jo.last()
        jo.says("The heating is broken")
        jo.taps("Send it")
        words = scene.phones["Kit"].last()
        assert "Here is why: “The heating is broken”" in words
        assert "at the door" not in words


@pytest.mark.parametrize("hours", [24, 23.99])
def test_a_full_day_is_24_hours_to_the_minute(tmp_path: Path, hours: float) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        scene.wait_until(MEETING_AT - timedelta(hours=hours))
        jo = scene.phones["Jo"]
        jo.says("/cancel")
        jo.says("1")
        assert ("less than a full day" in jo.last()) is (hours < 24)


def test_called_off_at_night_it_is_silent_and_said_again_on_waking(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit, ivy = scene.phones["Kit"], scene.phones["Ivy"]
        scene.wait_until(TEN_AT_NIGHT)
        kit.looks()
        ivy.looks()
        _calls_it_off(scene.phones["Jo"])
        for phone in (kit, ivy):
            (shown,) = phone.lock_screen()
            assert "“Hub rules” is off." in shown["text"]
            assert shown["silent"] is True
        kit.taps("I know")
        kit.looks()
        scene.wait_until(datetime(2026, 6, 5, 8, tzinfo=UTC))
        assert kit.lock_screen() == []
        (_, again) = ivy.lock_screen()
        assert "“Hub rules” is off." in again["text"]
        assert again["silent"] is False
        ivy.taps("I know")
        assert ivy.last().startswith("Thank you.")


@pytest.mark.parametrize("knows", [True, False])
def test_who_said_no_is_not_buzzed_and_with_a_tap_not_rung(tmp_path: Path, knows: bool) -> None:
    """Without one they are on the list, as who said nothing is: a gap there would tell."""
    with an_example(tmp_path, with_a_meeting()) as scene:
        sam, kit = scene.phones["Sam"], scene.phones["Kit"]
        kit.taps("No, thank you")
        kit.taps("That is all")
        scene.wait(hours=1)
        kit.looks()
        _calls_it_off(scene.phones["Jo"])
        (shown,) = kit.lock_screen()
        assert shown["silent"] is True
        with scene.at_once():
            for name in CO_PRODUCERS[1:]:
                if name != "Bea":
                    scene.phones[name].taps("I know")
        scene.phones["Bea"].taps("Show")
        scene.phones["Bea"].taps("I know")
        if knows:
            kit.taps("I know")
        scene.wait(days=1)
        assert any("Please ring Kit." in text for text in sam.texts()) is not knows


def test_the_bad_news_waits_for_no_other_talk(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit = scene.phones["Kit"]
        scene.wait_until(MEETING_AT - timedelta(hours=3))
        _begins_another_talk(kit)
        _calls_it_off(scene.phones["Jo"], "Ali")
        assert kit.last().startswith("Please do not set out.")
        kit.taps("I know")
        assert "We go back to where we were." in kit.last()


def _begins_another_talk(kit: Phone) -> None:
    kit.says("/choices")
    kit.taps("My name")


def test_two_facilitators_call_it_off_and_people_hear_it_once(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, ali, kit = (scene.phones[name] for name in ("Jo", "Ali", "Kit"))
        for phone in (jo, ali):
            phone.says("/cancel")
            phone.says("1")
            phone.says("1")
        with scene.at_once():
            jo.taps("Send it")
            ali.taps("Send it")
        words = [_newest(phone, "off") for phone in (jo, ali)]
        assert (
            sum("“Hub rules” is off. It was to be on" in text for text in jo.texts())
            + sum("“Hub rules” is off. It was to be on" in text for text in ali.texts())
            == 1
        ), words
        assert sum("“Hub rules” is off." in text for text in kit.texts()) == 1


def test_a_prompt_about_a_meeting_that_is_off_leads_nowhere(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit = scene.phones["Kit"]
        _calls_it_off(scene.phones["Jo"])
        kit.taps("Yes, I will come")
        assert kit.last().startswith("“Hub rules” is off. It was to be on Wednesday 10 June")
        assert not any("saved your answer" in text for text in kit.texts())


def test_a_meeting_made_late_says_that_it_is_short_notice(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        makes_a_meeting(jo, day="tomorrow", time="9 am")
        assert "I will say that it is short notice." in _newest(jo, "This is what people will get")
        assert "This is short notice. We are sorry. It is fine to say no." in kit.last()
        kit.taps("Yes, I will come")
        assert "I will write again" not in kit.last()


def test_who_asked_to_be_left_in_peace_is_not_asked_for_four_weeks(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit, ivy = scene.phones["Kit"], scene.phones["Ivy"]
        kit.taps("No, thank you")
        kit.taps("Ask me again in four weeks")
        assert "I will not ask for four weeks." in kit.last()
        a_meeting_is_made(scene, title="Food", day="2026-06-12")
        assert "You are invited to “Food”." in ivy.last()
        assert "four weeks" in kit.last()
        kit.says("/meetings")
        kit.taps("Friday 12 June, 2 pm: Food")
        kit.taps("Yes, I will come")
        kit.says("/plan")
        assert "a reminder of “Food”" in kit.last()
        scene.wait(weeks=4)
        a_meeting_is_made(scene, title="Books", day="2026-07-10")
        assert any("You are invited to “Books”." in text for text in kit.texts())


def test_a_meeting_cant_be_in_the_past(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo = scene.phones["Jo"]
        jo.says("/newmeeting")
        jo.says("Hub rules")
        jo.says("Skip")
        jo.says("1 June 2026")
        assert jo.last().startswith("That day is over. Please type one that is still to come.")
        assert "Which day is it?" in jo.last()
        jo.says("today")
        for answer in (
            "9 am",
            "1 hour",
            "No, just this once",
            "the Hub",
            "a lift",
            "skip",
            "Jo",
            "skip",
            "yes",
        ):
            jo.says(answer)
        assert jo.last().startswith("That time is over. Tap “Back” to change the day or the time.")
        assert len(scene.phones["Kit"].texts()) == 0


def test_evening_people_are_reminded_on_the_evening_before_the_full_day(tmp_path: Path) -> None:
    with an_example(tmp_path, with_values("Kit", hours="evenings"), with_a_meeting()) as scene:
        kit = scene.phones["Kit"]
        scene.wait_until(MEETING_AT - timedelta(hours=24))
        (reminder,) = (m for m in kit.sees() if "How are you about it?" in m["text"])
        assert reminder["date"] == datetime(2026, 6, 8, 19, 45, tzinfo=UTC).isoformat()


def test_whoever_is_to_be_at_the_door_is_not_told_to_stay_away(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, ali, kit = (scene.phones[name] for name in ("Jo", "Ali", "Kit"))
        scene.wait_until(MEETING_AT - timedelta(hours=3))
        jo.says("/cancel")
        jo.taps("Wednesday 10 June, 2 pm: Hub rules")
        jo.taps("Ali")
        jo.taps("Someone is ill")
        jo.taps("Send it")
        assert "You are to be at the door, for those on the way." in ali.last()
        assert "do not set out" not in ali.last()
        assert "Please do not set out." in kit.last()
        assert "Ali will be at the door, for those on the way." in kit.last()
