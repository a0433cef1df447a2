"""A fare that is claimed has a day by which it is paid, and who waits for it hears the truth."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.example import MEETING_AT, an_example, with_a_meeting
from tests.scene import Scene


@pytest.fixture
def claimed(tmp_path: Path) -> Iterator[Scene]:
    """Kit has claimed a fare in the debrief: on 11 June, so it is due on 25 June."""
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit = scene.phones["Kit"]
        kit.taps("Yes, I will come")
        scene.wait_until(MEETING_AT + timedelta(days=1))
        kit.taps("Good 🙂")
        kit.says("skip")
        kit.says("skip")
        kit.taps("Yes, I have")
        yield scene


def test_whoever_claims_hears_by_when_it_is_paid(claimed: Scene) -> None:
    kit, sam = claimed.phones["Kit"], claimed.phones["Sam"]
    assert "It is to be paid by Thursday 25 June." in kit.last()
    assert any("Kit has a fare to claim for “Hub rules”." in text for text in sam.texts())


def test_whoever_pays_says_so_and_it_is_said_once(claimed: Scene) -> None:
    kit, sam, jo = (claimed.phones[name] for name in ("Kit", "Sam", "Jo"))
    for phone in (jo, sam):
        phone.says("/fares")
        assert "Kit, for “Hub rules”, by Thursday 25 June" in phone.buttons()
    sam.taps("Kit, for “Hub rules”, by Thursday 25 June")
    assert kit.last() == "Your fare for “Hub rules” is paid now."
    jo.taps("Kit, for “Hub rules”, by Thursday 25 June")
    assert "paid now" not in jo.last()
    assert [text for text in kit.texts() if "is paid now" in text] == [kit.last()]
    claimed.wait(days=20)
    assert not any("we are sorry" in text for text in kit.texts())


def test_a_fare_that_is_not_paid_in_time_brings_an_apology_and_staff_hear(
    claimed: Scene,
) -> None:
    kit, sam = claimed.phones["Kit"], claimed.phones["Sam"]
    claimed.wait(days=16)
    late = "Your fare for “Hub rules” was to be paid by Thursday 25 June."
    assert sum(text.startswith(late) for text in kit.texts()) == 1
    told = [text for text in sam.texts() if "The fare of Kit for “Hub rules”" in text]
    assert len(told) == 1


def test_nobody_else_sees_who_claims(claimed: Scene) -> None:
    bea = claimed.phones["Bea"]
    bea.says("/fares")
    assert "Kit" not in " ".join([*bea.texts(), *bea.buttons()])


def test_a_fare_for_a_meeting_that_is_off_has_its_day_too(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        kit.taps("Yes, I will come")
        jo.says("/cancel")
        jo.taps("Wednesday 10 June, 2 pm: Hub rules")
        jo.taps("Someone is ill")
        jo.taps("Send it")
        kit.taps("I have paid for something")
        assert "It is to be paid by Tuesday 16 June." in kit.last()


@pytest.fixture
def asked_for(tmp_path: Path) -> Iterator[Scene]:
    """Kit comes, and has asked in the pre-brief for the fare before the day."""
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit = scene.phones["Kit"]
        kit.taps("Yes, I will come")
        scene.wait_until(MEETING_AT - timedelta(days=2, hours=12))
        kit.taps("Ready 🙂")
        kit.taps("No")
        kit.taps("No")
        kit.taps("My fare before the day")
        kit.taps("Done")
        yield scene


def test_a_fare_before_the_day_is_to_be_paid_the_day_before(asked_for: Scene) -> None:
    kit, sam = asked_for.phones["Kit"], asked_for.phones["Sam"]
    assert "It is to be paid by Tuesday 9 June." in kit.last()
    asked = "Kit needs the fare for “Hub rules” before the day."
    assert any(asked in text for text in sam.texts())
    sam.says("/fares")
    sam.taps("Kit, for “Hub rules”, by Tuesday 9 June")
    assert "Your fare for “Hub rules” is paid now." in kit.texts()


def test_one_that_has_not_come_by_then_brings_an_apology_before_the_day(asked_for: Scene) -> None:
    kit = asked_for.phones["Kit"]
    asked_for.wait_until(MEETING_AT - timedelta(hours=19))
    late = "Your fare for “Hub rules” was to be paid by Tuesday 9 June."
    assert sum(text.startswith(late) for text in kit.texts()) == 1


def test_whoever_had_it_before_the_day_can_claim_more_after(asked_for: Scene) -> None:
    kit, sam = asked_for.phones["Kit"], asked_for.phones["Sam"]
    sam.says("/fares")
    sam.taps("Kit, for “Hub rules”, by Tuesday 9 June")
    asked_for.wait_until(MEETING_AT + timedelta(days=1))
    kit.taps("Good 🙂")
    kit.says("skip")
    kit.says("skip")
    kit.taps("Yes, I have")
    assert "It is to be paid by Thursday 25 June." in kit.last()


def test_nobody_pays_a_fare_to_a_meeting_that_is_off_or_to_who_stays_away(
    asked_for: Scene,
) -> None:
    jo, kit = asked_for.phones["Jo"], asked_for.phones["Kit"]
    kit.says("/meetings")
    kit.taps("Wednesday 10 June, 2 pm: Hub rules")
    kit.taps("No, thank you")
    jo.says("/fares")
    assert "No fare is to be paid right now." in jo.last()
    asked_for.wait(days=4)
    assert not any("we are sorry" in text for text in kit.texts())


def test_a_meeting_that_is_moved_moves_the_day_of_the_fare(asked_for: Scene) -> None:
    jo, kit = asked_for.phones["Jo"], asked_for.phones["Kit"]
    jo.says("/change")
    jo.taps("Wednesday 10 June, 2 pm: Hub rules")
    jo.taps("The day or the time")
    jo.taps("Done")
    jo.says("17 June")
    jo.taps("The same time")
    jo.taps("Yes, change it")
    kit.taps("Yes, I will come")
    jo.says("/fares")
    assert "Kit, for “Hub rules”, by Tuesday 16 June" in jo.buttons()
    jo.says("/cancel")
    jo.taps("Wednesday 17 June, 2 pm: Hub rules")
    jo.taps("Someone is ill")
    jo.taps("Send it")
    jo.says("/fares")
    assert "No fare is to be paid right now." in jo.last()
