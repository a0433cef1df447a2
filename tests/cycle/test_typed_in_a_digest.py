"""What staff type in their digest is shown as people will read it, and goes with a yes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from records.database import Tx
from records.groups import Group, groups
from scheduler.contacts.no_contact import NOT_BEFORE
from scheduler.talks.cards import read_card, write_on_group
from tests.example import all_is_asked, an_example, with_a_meeting, with_values
from tests.scene import Phone, Scene

#: 9 in the morning in London
WEDNESDAY_9 = datetime(2026, 6, 3, 8, tzinfo=UTC)
SAID = "Getting in: “There is a ramp at the back.”"
KEPT = "Thank you. It is on the card. People read it before the day."


def card(scene: Scene, meeting_id: int = 1) -> dict[str, object]:
    with scene.database.transaction() as tx:
        return dict(read_card(tx, meeting_id))


def way_in(scene: Scene, meeting_id: int = 1) -> object:
    return card(scene, meeting_id).get("card_access", "")


def all_said(phone: Phone) -> str:
    return "\n".join(phone.texts())


def test_it_goes_only_once_whoever_typed_it_has_seen_it_so_and_said_yes(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting(card_access=""), all_is_asked) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        scene.wait(minutes=1)
        kit.taps("Yes, I will come")
        scene.wait_until(WEDNESDAY_9)
        assert "The group will see this." in jo.last()
        jo.says("blah blah")  # in place of “Type it”
        assert jo.last().startswith("This is what people will read:\nGetting in: “blah blah”")
        assert jo.buttons()[:3] == ["Yes, send it", "Change it", "Not now"]
        jo.taps("Change it")
        assert jo.last().startswith("Please type it here.")
        jo.says("no")
        assert jo.last().startswith("I'm not sure what you mean by that.")
        jo.says("There is a ramp")
        jo.says("at the back.", date=scene.apart.quickly())
        assert "Getting in: “There is a ramp\nat the back.”" in jo.last()
        scene.wait(minutes=1)
        jo.says("There is a ramp at the back.")
        assert jo.last().startswith("I've changed your answer.")
        assert SAID in jo.last()
        assert way_in(scene) == ""
        assert "ramp" not in all_said(kit)
        scene.wait(minutes=20)
        jo.says("ok")
        assert jo.last().startswith("That was asked a while ago.")
        assert SAID in jo.last()
        assert way_in(scene) == "", "a word that comes late may be about anything"
        jo.says("yes")
        assert KEPT in jo.last()
        jo.taps("Yes, send it")
        assert way_in(scene) == "There is a ramp at the back."
        scene.wait_until(datetime(2026, 6, 7, 15, tzinfo=UTC))
        assert SAID in all_said(kit)


def test_what_is_left_open_is_never_a_fact_and_what_is_not_sent_is_asked_again(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_a_meeting(card_access=""), all_is_asked) as scene:
        jo = scene.phones["Jo"]
        scene.wait_until(WEDNESDAY_9)
        jo.taps("Type it")
        scene.wait(days=2)
        jo.says("The bus was late")
        assert way_in(scene) == ""
        jo.says("stop")
        scene.wait_until(WEDNESDAY_9 + timedelta(days=5))
        assert "how to get in at “Hub rules”" in jo.last()
        jo.says("Two steps, no lift")
        jo.taps("Not now")
        assert jo.last().startswith("That is fine. All stays as it is.")
        scene.wait_until(WEDNESDAY_9 + timedelta(days=6))
        assert "how to get in at “Hub rules”" in jo.last()
        jo.says("Two steps, no lift")
        scene.wait(days=2)
        jo.says("yes")
        assert way_in(scene) == "", "two days later a yes may be to anything"


def test_of_a_series_it_says_for_which_and_one_tap_makes_it_the_other(tmp_path: Path) -> None:
    weekly = with_a_meeting(repeats="week", until="open", card_access="")
    with an_example(tmp_path, weekly, all_is_asked) as scene:
        jo = scene.phones["Jo"]
        scene.wait_until(WEDNESDAY_9)
        jo.says("By the back door this time")
        assert jo.last().startswith("Only for “Hub rules” on Wednesday 10 June, people will read:")
        assert jo.buttons()[:2] == ["Yes, send it", "For all that follow too"]
        jo.taps("Change it")
        jo.says("By the back door")
        assert jo.last().startswith("For every “Hub rules” from Wednesday 10 June on, people")
        assert jo.buttons()[:2] == ["Yes, send it", "Only for this meeting"]
        jo.says("just this one")
        assert "It is on the card." in jo.last()
        assert (way_in(scene), way_in(scene, 2)) == ("By the back door", "")
        scene.wait(days=8)
        assert "how to get in at “Hub rules” on Wednesday 17 June" in all_said(jo)


def test_few_words_are_the_button_that_means_so(tmp_path: Path) -> None:
    food: dict[str, Any] = {
        "title": "Food",
        "day": "2026-06-08",
        "time": "11:00",
        "place": "online",
    }
    said = {"card_join": "By phone.", "card_recording": "Yes.", "card_decides": "We do."}
    with an_example(tmp_path, with_a_meeting(**{**food, **said}), all_is_asked) as scene:
        jo, ali, kit = (scene.phones[name] for name in ("Jo", "Ali", "Kit"))
        scene.wait(minutes=1)
        kit.taps("Yes, I will come")
        told = len(kit.texts())
        scene.wait_until(WEDNESDAY_9)
        jo.says("ali")
        assert "Ali is on hand, if someone needs support." in jo.last()
        jo.says("me")
        assert "Jo is on hand, if someone needs support." in jo.last()
        jo.taps("Not now")
        assert "Which staff come to “Food”" in jo.last()
        jo.says("nobody else")
        assert "Staff who come: “No other staff come.”" in jo.last()
        jo.says("yes")
        assert card(scene)["card_staff"] == "no_staff"
        scene.wait(hours=3)
        assert len(kit.texts()) == told, "that nothing is other than it was is no news"
        assert "What do people get for coming to “Food”" in jo.last()
        jo.taps("Type it")
        jo.says("not sure")
        assert "I will ask again." in jo.last()
        assert not card(scene).get("card_pay")
        ali.taps("Jo")
        ali.taps("Yes, send it")
        scene.wait(hours=1)
        assert "You are on hand, if someone needs support." in all_said(jo)
        scene.wait(days=2)
        assert "Jo is on hand, if someone needs support." in all_said(kit)


def test_in_arabic_it_is_shown_and_sent_as_well(tmp_path: Path) -> None:
    weekly = with_a_meeting(repeats="week", until="open", card_access="")
    arabic = with_values("Jo", language="ar")
    with an_example(tmp_path, weekly, all_is_asked, arabic) as scene:
        jo = scene.phones["Jo"]
        scene.wait_until(WEDNESDAY_9)
        jo.says("لا")
        assert way_in(scene) == ""
        jo.says("من الباب الخلفي هذه المرة")
        assert "من الباب الخلفي هذه المرة" in jo.last()
        assert way_in(scene) == ""
        jo.says("نعم")
        assert (way_in(scene), way_in(scene, 2)) == ("من الباب الخلفي هذه المرة", "")


def test_who_is_told_of_danger_is_asked_before_all_else(tmp_path: Path) -> None:
    def no_one_is_told(tx: Tx, _ids: Mapping[str, int]) -> None:
        for group in tx.every(Group, select(groups)):
            write_on_group(tx, group, {NOT_BEFORE: ""})

    soon = with_a_meeting(day="2026-06-04", time="16:00", place="online")
    nobody = with_a_meeting(who="", purpose="", card_access="")
    with an_example(tmp_path, soon, nobody, all_is_asked, no_one_is_told) as scene:
        jo = scene.phones["Jo"]
        scene.wait_until(WEDNESDAY_9)
        assert "has no one I can tell if someone may be in danger." in jo.last()
        assert "Everyone in the group can read this." in jo.last()
