"""A facilitator puts a name over a volunteer's turn: the volunteer is told so, with thanks."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from records.access import Actor
from records.people import people
from scheduler.leaving.forget import forget
from scheduler.talks.acts import Order
from scheduler.talks.cards import read_card
from tests.example import an_example, with_a_meeting, with_card, with_values
from tests.scene import Phone, Scene

HUB_RULES = "Wednesday 10 June, 2 pm: Hub rules"
LEAD, NOTES = "I will lead the talk", "I will take the notes"
GONE = "Your turn to take the notes there is now with someone else."
THANKS = "Thank you for your offer.\n\nIf you would like to talk about it, ask Jo and Ali."


def _takes(phone: Phone, what: str, meeting: str = HUB_RULES, *, named: bool = False) -> None:
    phone.scene.wait(minutes=1)
    phone.says("/group")
    phone.taps("Take a turn at a meeting")
    phone.taps(meeting)
    phone.taps(what)
    phone.taps("Yes, it may" if named else "No, leave my name out")


def _puts(jo: Phone, *, chair: str = "Skip", notes: str = "Skip", of_all: str = "") -> None:
    """Who leads and who takes notes, as a facilitator puts it on the first meeting's card."""
    jo.scene.wait(minutes=1)
    jo.says("/card")
    jo.says("1")
    jo.taps("Who is there")
    for said in ("skip", chair, notes, "skip", "skip"):
        jo.says(said)
    if of_all:
        jo.taps(of_all)


def _told(phone: Phone, words: str = "Your turn to") -> list[str]:
    return [text for text in phone.texts() if words in text]


def test_the_volunteer_hears_it_once_with_thanks_and_without_a_buzz(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, kit, cal = (scene.phones[name] for name in ("Jo", "Kit", "Cal"))
        _takes(kit, NOTES)
        _puts(jo, notes="مريم")
        assert f"{GONE}\n\n{THANKS}" in kit.last()
        assert kit.sees()[-1]["silent"]
        assert "Jo and Ali" in kit.last().partition(GONE)[2]
        assert "Jo" not in kit.last().partition(GONE)[0]
        _puts(jo, notes="Ivy")
        scene.wait(hours=20)
        assert len(_told(kit)) == 1
        assert not any(_told(phone) for phone in (jo, cal, scene.phones["Ali"]))


def test_both_turns_are_told_of_in_one_message(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        _takes(kit, NOTES, named=True)
        _takes(kit, LEAD)
        _puts(jo, chair="Max", notes="Take out what it says")
        (said,) = _told(kit)
        assert "Your turn to lead the talk there is now with someone else." in said
        assert "Your turn to take the notes there is no longer on the card." in said
        assert said.count(THANKS) == 1


@pytest.mark.parametrize("named", [True, False])
def test_their_own_name_typed_again_leaves_them_their_turn(tmp_path: Path, *, named: bool) -> None:
    with an_example(tmp_path, with_a_meeting(), with_card("Kit", called="كيت")) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        _takes(kit, NOTES, named=named)
        _puts(jo, notes=" كيت ")
        assert not _told(kit)
        kit.says("/group")
        kit.taps("Take a turn at a meeting")
        kit.taps(HUB_RULES)
        assert "I can't take the notes after all" in kit.buttons()


def test_whoever_has_not_been_asked_to_come_yet_hears_it_too(tmp_path: Path) -> None:
    later = with_values("Kit", hours="evenings")
    with an_example(tmp_path, later, with_a_meeting()) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        _takes(kit, NOTES)
        _puts(jo, notes="Max")
        scene.wait(hours=12)
        assert len(_told(kit, GONE)) == 1


def test_of_a_series_each_hears_of_the_meeting_their_turn_was_at(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting(repeats="week", until="open")) as scene:
        jo, kit, cal = (scene.phones[name] for name in ("Jo", "Kit", "Cal"))
        scene.wait(days=3)
        _takes(kit, NOTES, "Wednesday 17 June, 2 pm: Hub rules")
        _puts(jo, notes="Max", of_all="Yes, for all that follow")
        (said,) = _told(kit, GONE)
        assert "It is on Wednesday 17 June at 2 pm" in said
        assert not _told(cal)


def test_staff_are_thanked_too_but_not_by_themselves(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, ali = scene.phones["Jo"], scene.phones["Ali"]
        for phone, what in ((ali, NOTES), (jo, LEAD)):
            scene.wait(minutes=1)
            phone.says("/group")
            phone.taps("Take a turn at a meeting")
            phone.taps(HUB_RULES)
            phone.taps(what)
        _puts(jo, chair="Max", notes="Max")
        assert len(_told(ali, GONE)) == 1
        assert not _told(jo)


def test_whoever_left_meanwhile_is_told_nothing(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        _takes(kit, NOTES)
        _forgets(scene, kit)
        _puts(jo, notes="Max")
        assert not _told(kit)
        with scene.database.transaction() as tx:
            assert read_card(tx, 1)["card_notes"] == "Max"


def _forgets(scene: Scene, phone: Phone) -> None:
    with scene.database.transaction() as tx:
        person = tx.conn.scalar(select(people.c.id).where(people.c.telegram_id == phone.id))
        forget(tx, Actor(person), Order(), scene.now())
