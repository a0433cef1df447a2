"""People share leading the talk and taking notes: a tap takes a turn, and a tap gives it back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from records.access import Actor, NotAllowed
from scheduler.duties.take_turn import take_turn
from scheduler.leaving.forget import forget
from scheduler.my_data import my_data
from scheduler.papers.send_notes import send_notes
from scheduler.talks.acts import Order
from scheduler.talks.cards import read_card
from tests.cycle.person_ids import person_id
from tests.example import (
    EVERYONE,
    MEETING_AT,
    an_example,
    with_a_meeting,
    with_a_yes,
    with_values,
)
from tests.scene import Phone, Scene

HUB_RULES = "Wednesday 10 June, 2 pm: Hub rules"
LEAD, NOTES = "I will lead the talk", "I will take the notes"


def _opens(phone: Phone) -> str:
    phone.scene.wait(minutes=1)
    phone.says("/group")
    phone.taps("Take a turn at a meeting")
    phone.taps(HUB_RULES)
    return phone.last()


def _card(scene: Scene) -> dict[str, object]:
    with scene.database.transaction() as tx:
        return read_card(tx, 1)


def test_a_turn_is_on_the_card_by_name_only_with_a_yes(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit, cal, jo = (scene.phones[name] for name in ("Kit", "Cal", "Jo"))
        _opens(kit)
        kit.taps(NOTES)
        assert "Someone from the group takes notes." in _opens(cal)
        assert NOTES not in cal.buttons()
        kit.taps("No, leave my name out")
        assert "Someone from the group takes notes." in _opens(jo)
        cal.taps(LEAD)
        cal.taps("Yes, it may")
        assert "Cal leads the talk." in _opens(kit)
        kit.taps("I can't take the notes after all")
        assert "You need not say why." in kit.last()
        seen = _opens(jo)
        assert "No one takes notes yet." in seen
        jo.taps(NOTES)
        assert jo.last().startswith("Thank you. It is yours.")
        assert "Jo takes notes." in _opens(cal)


def test_of_two_who_tap_the_first_has_it_and_the_other_gets_a_kind_word(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit, cal = scene.phones["Kit"], scene.phones["Cal"]
        _opens(kit)
        _opens(cal)
        kit.taps(LEAD)
        cal.taps(LEAD)
        assert cal.last().startswith("Someone was just before you. Thank you for the offer.")
        assert _card(scene)["card_chair"] == -person_id(scene, kit.name)


def test_the_other_is_refused_with_thanks_in_the_very_same_second(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit, cal = (person_id(scene, name) for name in ("Kit", "Cal"))
        order = Order(meeting_id=1, answers={"turn": "take_chair"})
        with scene.database.transaction() as tx:
            take_turn(tx, Actor(kit), order, scene.now())
        with pytest.raises(Exception, match="TURN_IS_TAKEN"), scene.database.transaction() as tx:
            take_turn(tx, Actor(cal), order, scene.now())
        with pytest.raises(NotAllowed), scene.database.transaction() as tx:
            take_turn(tx, Actor(None), order, scene.now())


def test_a_no_frees_the_turn_and_those_who_run_it_hear_no_name(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit, jo = scene.phones["Kit"], scene.phones["Jo"]
        _opens(kit)
        kit.taps(NOTES)
        kit.taps("Yes, it may")
        kit.says("/meetings")
        kit.taps(HUB_RULES)
        kit.taps("I am unwell")
        assert _card(scene)["card_notes"] == ""
        assert NOTES not in (_opens(kit), kit.buttons())[1]
        scene.wait(days=1)
        told = [t for t in jo.texts() if "No one takes notes at “Hub rules”" in t]
        assert len(told) == 1
        assert "Kit" not in told[0].partition("No one takes notes")[2].partition("\n")[0]


def test_who_is_forgotten_leaves_a_free_turn(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit = scene.phones["Kit"]
        _opens(kit)
        kit.taps(LEAD)
        person = person_id(scene, kit.name)
        with scene.database.transaction() as tx:
            forget(tx, Actor(person), Order(), scene.now())
        assert _card(scene)["card_chair"] == ""
        assert "No one leads the talk yet." in _opens(scene.phones["Cal"])


def test_a_turn_is_read_of_before_the_day_and_not_copied_without_a_name(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting(), with_values("Cal", hours="any")) as scene:
        kit, cal, jo = (scene.phones[name] for name in ("Kit", "Cal", "Jo"))
        cal.taps("Yes, I will come")
        _opens(kit)
        kit.taps(NOTES)
        scene.wait(days=6)
        assert any("Someone from the group takes notes." in text for text in cal.texts())
        jo.says("/newmeeting")
        jo.taps("Yes, copy it")
        jo.says("17 June")
        jo.says("2 pm")
        assert "takes notes" not in jo.last()


def test_whoever_asks_what_is_kept_reads_of_their_turn(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit, cal = scene.phones["Kit"], scene.phones["Cal"]
        _opens(kit)
        kit.taps(NOTES)
        kit.taps("Yes, it may")
        people_ids = [person_id(scene, phone.name) for phone in (kit, cal)]
        with scene.database.transaction() as tx:
            said = [str(my_data(tx, Actor(one), scene.now())) for one in people_ids]
        assert ["Your turn" in one for one in said] == [True, False]
        assert "to take the notes there" in said[0]


@pytest.mark.parametrize("said", ["No, thank you", "I am unwell", "Not there, but in another way"])
def test_who_will_not_be_there_is_offered_no_turn(tmp_path: Path, said: str) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit = scene.phones["Kit"]
        kit.taps(said)
        _opens(kit)
        assert any("No one leads the talk yet." in text for text in kit.texts())
        assert LEAD not in kit.buttons()
        assert NOTES not in kit.buttons()


def test_who_takes_notes_and_runs_nothing_is_asked_the_day_after_and_can_send_them(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_a_meeting(), with_a_yes("Kit")) as scene:
        kit = scene.phones["Kit"]
        _opens(kit)
        kit.taps(NOTES)
        kit.taps("No, leave my name out")
        scene.wait_until(MEETING_AT + timedelta(hours=21, minutes=5))
        asked = "You took notes at “Hub rules” on Wednesday 10 June."
        assert [name for name in EVERYONE if _has_read(scene, name, asked)] == ["Kit"]
        kit.chooses("send_now", "later")
        scene.wait(days=2)
        kit.chooses("send_now", "yes")
        kit.says("We chose the kettle rules")
        assert any("All who were asked get it, there or not" in text for text in kit.texts()[-2:])
        scene.wait(minutes=1)
        assert _has_read(scene, "Cal", "We chose the kettle rules")
        assert not _has_read(scene, "Cal", "Kit")
        scene.wait(days=2)
        assert sum(asked in text for text in kit.texts()) == 2
        order = Order(meeting_id=1, answers={"minutes": "no"})
        other = Actor(person_id(scene, "Cal"))
        with scene.database.transaction() as tx, pytest.raises(NotAllowed):
            send_notes(tx, other, order, scene.now())


def _has_read(scene: Scene, name: str, words: str) -> bool:
    phone = scene.phones[name]
    for _ in range(5):
        if "Show" not in phone.buttons():
            break
        phone.taps("Show")
    return any(words in text for text in phone.texts())
