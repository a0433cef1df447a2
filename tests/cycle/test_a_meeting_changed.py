"""A meeting is moved, or changed in some other way: each hears old and new, and may say again."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.example import CO_PRODUCERS, MEETING_AT, an_example, with_a_meeting
from tests.scene import Phone

THE_MEETING = "Wednesday 10 June, 2 pm: Hub rules"
NEW_TIME = datetime(2026, 6, 17, 14, 30, tzinfo=UTC)


def _shown(phone: Phone) -> str:
    if "Show" in phone.buttons():
        phone.taps("Show")
    return phone.last()


def _moves_it(phone: Phone, day: str, time: str, door: str = "", which: str = THE_MEETING) -> None:
    phone.says("/change")
    phone.taps(which)
    phone.taps("The day or the time")
    phone.taps("Done")
    phone.says(day)
    phone.says(time)
    if door:
        phone.taps(door)
    phone.taps("Yes, change it")


def _newest(phone: Phone, words: str) -> str:
    return next(text for text in reversed(phone.texts()) if words in text)


def test_moved_in_time_each_hears_old_and_new_and_is_asked_again(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, kit, bea, cal = (scene.phones[name] for name in ("Jo", "Kit", "Bea", "Cal"))
        for phone in (kit, bea, cal):
            _shown(phone)
        kit.taps("Yes, I will come")
        cal.taps("No, thank you")
        scene.wait(days=1)
        jo.says("/change")
        jo.taps(THE_MEETING)
        assert jo.last().startswith("“Hub rules” is on Wednesday 10 June, 2 pm to 4 pm.")
        jo.taps("The day or the time")
        jo.taps("Done")
        jo.says("17 June")
        jo.says("3:30 pm")
        assert "It was on Wednesday 10 June, 2 pm to 4 pm." in jo.last()
        assert "Now it is on Wednesday 17 June, 3:30 pm to 5:30 pm." in jo.last()
        jo.taps("Yes, change it")
        assert "It is changed. I am telling people now." in jo.last()
        assert "I ask them if they can still come." in jo.last()
        for name in (*CO_PRODUCERS, "Ali", "Sam"):
            words = _shown(scene.phones[name])
            assert words.startswith("“Hub rules” is moved.")
            assert "It was on Wednesday 10 June, 2 pm to 4 pm." in words
            assert "Now it is on Wednesday 17 June, 3:30 pm to 5:30 pm." in words
            assert "full day's notice" not in words
        assert "You said that you come. I keep that until you say." in kit.last()
        assert "You said" not in bea.last()
        kit.taps("Yes, I will come")
        assert kit.last().startswith("Thank you. I have saved it.")
        cal.taps("Yes, I will come")
        scene.wait_until(NEW_TIME - timedelta(hours=24))
        assert "“Hub rules”" in _newest(kit, "Wednesday 17 June")
        assert not any("is today" in text for text in kit.texts())


def test_everything_planned_for_the_old_time_comes_at_the_new_one(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit = scene.phones["Kit"]
        _shown(kit)
        kit.taps("Yes, I will come")
        scene.wait_until(MEETING_AT - timedelta(days=2))
        _moves_it(scene.phones["Jo"], "17 June", "3:30 pm")
        for name in CO_PRODUCERS:
            _shown(scene.phones[name])
            scene.phones[name].taps("Yes, I will come")
        kit.says("/plan")
        plan = kit.last()
        assert "Wednesday 10 June" not in plan
        assert "Sunday 14 June, 3:30 pm: what to expect at “Hub rules”" in plan
        assert "Tuesday 16 June, 1:30 pm: a reminder of “Hub rules”" in plan
        before = len(kit.texts())
        scene.wait_until(NEW_TIME + timedelta(days=2))
        after = "\n".join(kit.texts()[before:])
        for once in (
            "On Wednesday 17 June at 3:30 pm we meet for “Hub rules”.",
            "“Hub rules” is on Wednesday 17 June at 3:30 pm",
            "“Hub rules” is today at 3:30 pm",
            "How was it for you?",
        ):
            assert after.count(once) == 1
        assert "10 June" not in after


def test_who_does_not_tap_is_rung_with_old_and_new_in_words(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        sam = scene.phones["Sam"]
        scene.wait(hours=2)
        _moves_it(scene.phones["Jo"], "17 June", "The same time")
        for name in ("Kit", "Bea", "Noor", "Cal"):
            _shown(scene.phones[name])
            scene.phones[name].taps("Not sure yet")
        _shown(scene.phones["Max"])
        scene.phones["Max"].taps("Please ring me")
        assert "Please ring Max. It is about “Hub rules”, which has changed." in sam.last()
        scene.wait(hours=24)
        calls = _newest(sam, "Please ring these people")
        assert calls.startswith(
            "Please ring these people, one at a time:\n\n"
            "• Max: A meeting has changed\n• Ivy: A meeting has changed\n\nFirst is Max."
        )
        assert "“Hub rules” has changed. We are sorry." in calls
        assert "It was on Wednesday 10 June, 2 pm to 4 pm." in calls
        assert "Now it is on Wednesday 17 June, 2 pm to 4 pm." in calls
        sam.taps("I have told Max")
        sam.taps("I have told Ivy")
        before = [text for text in sam.texts() if "Please ring these" in text]
        scene.wait(days=3)
        assert [text for text in sam.texts() if "Please ring these" in text] == before


def test_moved_late_it_says_sorry_and_names_who_is_at_the_door(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        scene.wait_until(MEETING_AT - timedelta(hours=5))
        jo = scene.phones["Jo"]
        jo.says("/change")
        jo.taps(THE_MEETING)
        jo.taps("The day or the time")
        jo.taps("Done")
        jo.taps("The same day")
        jo.says("6 pm")
        assert "It starts in less than a full day." in jo.last()
        jo.taps("Ali")
        jo.taps("Yes, change it")
        assert "Those who do not tap go on a list to ring now." in jo.last(), jo.last()
        for name in CO_PRODUCERS:
            words = _shown(scene.phones[name])
            assert "We said you would get a full day's notice, and you did not." in words
            assert "Ali will be at the door, if you set out." in words
        assert "Please ring these people" in _newest(scene.phones["Sam"], "A meeting has changed")


def test_a_move_away_from_a_near_start_is_late_even_if_the_new_one_is_far(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        scene.wait_until(MEETING_AT - timedelta(hours=23))
        _moves_it(scene.phones["Jo"], "24 June", "2 pm", door="Ali")
        words = _shown(scene.phones["Kit"])
        assert "We said you would get a full day's notice, and you did not." in words
        assert "Ali will be at the door, if you set out." in words


def test_another_place_is_told_to_those_who_come_and_a_smaller_change_silently(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, kit, cal = (scene.phones[name] for name in ("Jo", "Kit", "Cal"))
        _shown(cal)
        cal.taps("No, thank you")
        quiet = cal.texts()
        jo.says("/change")
        jo.taps(THE_MEETING)
        jo.taps("The place")
        jo.taps("Who meets people")
        jo.taps("Done")
        jo.says("the library, Park Road")
        jo.taps("I do not know yet")
        jo.taps("Skip")
        jo.taps("Ali")
        assert "We were to meet at the Hub, Mill Lane." in jo.last()
        assert "Now we meet at the library, Park Road." in jo.last()
        assert "Now Ali will meet you there." in jo.last()
        jo.taps("Yes, change it")
        words = _shown(kit)
        assert words.startswith("Something is different about “Hub rules”.")
        assert "Jo was to meet you." in words
        kit.taps("I know")
        assert kit.last().startswith("Thank you.")
        (told,) = cal.texts()[len(quiet) :]
        assert told.startswith("Something is different about “Hub rules”.")
        assert cal.sees()[-1]["silent"], "without a buzz: one name less to ring would tell of a no"
        jo.says("/change")
        jo.taps(THE_MEETING)
        jo.taps("What it is called, or what it is for")
        jo.taps("Done")
        jo.says("House rules")
        jo.taps("Skip")
        jo.taps("Yes, change it")
        words = _shown(kit)
        assert "It was called “Hub rules”." in words
        assert "Now it is called “House rules”." in words
        assert "library" not in words.partition("It is on")[0], "the last change is known"


def test_what_can_not_be_is_said_kindly_and_can_be_put_right(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        before = kit.texts()
        jo.says("/change")
        jo.taps(THE_MEETING)
        jo.taps("The day or the time")
        jo.taps("Done")
        jo.taps("The same day")
        jo.taps("The same time")
        assert "Nothing is different. I have told no one." in jo.last()
        jo.says("/change")
        jo.taps(THE_MEETING)
        jo.taps("How long it is")
        jo.taps("Done")
        jo.says("5")
        jo.taps("Yes, change it")
        assert "I can plan from 10 minutes to 12 hours." in jo.last()
        jo.taps("Back")
        jo.says("60")
        jo.taps("No, leave it")
        assert "All stays as it was." in jo.last()
        assert kit.texts() == before


def test_moved_twice_before_a_phone_is_on_it_says_the_first_and_the_last(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        _shown(kit)
        _moves_it(jo, "17 June", "2 pm")
        _shown(kit)
        kit.taps("Yes, I will come")
        _moves_it(jo, "24 June", "2 pm", which="Wednesday 17 June, 2 pm: Hub rules")
        words = _shown(kit)
        assert "It was on Wednesday 17 June, 2 pm to 4 pm." in words
        assert "Now it is on Wednesday 24 June, 2 pm to 4 pm." in words


def test_two_who_change_it_at_once_hear_of_each_other(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, ali = scene.phones["Jo"], scene.phones["Ali"]
        ali.says("/change")
        ali.taps(THE_MEETING)
        ali.taps("The day or the time")
        ali.taps("Done")
        ali.says("17 June")
        ali.says("2 pm")
        scene.wait(minutes=1)
        _moves_it(jo, "24 June", "2 pm")
        ali.taps("Yes, change it")
        assert "Someone has changed that meeting just now." in _newest(ali, "changed that")


def test_moved_and_then_called_off_only_the_last_counts(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, kit, sam = (scene.phones[name] for name in ("Jo", "Kit", "Sam"))
        _moves_it(jo, "17 June", "2 pm")
        for name in CO_PRODUCERS:
            _shown(scene.phones[name])
            scene.phones[name].taps("Yes, I will come")
        jo.says("/cancel")
        jo.taps("Wednesday 17 June, 2 pm: Hub rules")
        jo.taps("Someone is ill")
        jo.taps("Send it")
        assert "It was on Wednesday 17 June at 2 pm" in _shown(kit)
        scene.wait(hours=24)
        calls = _newest(sam, "Please ring these people")
        assert "• Kit: A meeting is off" in calls, "that Kit knew of the move is not enough"
