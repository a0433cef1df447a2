"""A signal is seen by those it is for: every other phone shows, byte for byte, what it showed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from records.groups import groups
from records.notices import notices
from records.signals import signals
from records.talks import talks
from tests.example import MEETING_AT, an_example, with_a_meeting, with_a_yes, with_card
from tests.scene import Phone, Scene

CHAT = -1001
TOLD = {"Kit", "Jo", "Ali"}


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """A meeting is on; the group has a chat of its own, with the card pinned in it."""
    with an_example(tmp_path, with_a_meeting(), with_a_yes("Kit")) as scene:
        members = [phone.id for phone in scene.phones.values()]
        scene.post("groups", id=CHAT, title="Hub group", members=members)
        with scene.database.transaction() as tx:
            tx.conn.execute(update(groups).values(chat_id=CHAT))
        scene.wait_until(MEETING_AT + timedelta(minutes=5))
        yield scene


def in_the_group(scene: Scene, phone: Phone) -> list[dict[str, object]]:
    """What a phone shows of the group's chat, but for Telegram's own words, as that of a pin."""
    found: list[dict[str, object]] = scene.get("sees", person=phone.id, chat=CHAT)["messages"]
    return [message for message in found if message["kind"] != "service"]


def all_that_is_shown(scene: Scene, *, without: set[str]) -> str:
    """Every other phone: its chats and its lock screen, and the group's chat on every phone."""
    shown = {
        name: (phone.sees(), phone.lock_screen(), phone.alerts())
        for name, phone in scene.phones.items()
        if name not in without
    }
    there = scene.get_list("groups")
    group = {name: in_the_group(scene, phone) for name, phone in scene.phones.items() if there}
    return json.dumps([shown, group], sort_keys=True)


def taps_the_card(scene: Scene, name: str, label: str) -> str:
    """Tap the card in the group's chat; what only this person saw."""
    phone = scene.phones[name]
    before = len(phone.alerts())
    scene.post("tap", person=phone.id, chat=CHAT, label=label)
    scene.settle()
    while len(phone.alerts()) == before:
        scene.get("wait", after=scene.get("seq")["seq"], timeout=1)
    return str(phone.alerts()[-1]["text"])


def test_the_card_is_pinned_before_the_meeting_and_says_nothing_personal(scene: Scene) -> None:
    (card,) = in_the_group(scene, scene.phones["Ivy"])
    assert card["pinned"]
    assert card["silent"]
    assert card["text"] == (
        "“Hub rules”, 2 pm to 4 pm. Tap a button at any time. Only you see the answer."
    )
    assert card["buttons"] == [
        ["What are we doing?"],
        ["Next break"],
        ["Time left"],
        ["I need a break"],
    ]


def test_the_harmless_buttons_answer_only_who_taps(scene: Scene) -> None:
    before = all_that_is_shown(scene, without={"Cal"})
    assert "To agree how we meet" in taps_the_card(scene, "Cal", "What are we doing?")
    assert "3 pm" in taps_the_card(scene, "Cal", "Next break")
    assert taps_the_card(scene, "Cal", "Time left") == "There are 115 minutes left."
    assert all_that_is_shown(scene, without={"Cal"}) == before


WAYS: dict[str, Callable[[Scene], object]] = {
    "the card": lambda scene: taps_the_card(scene, "Kit", "I need a break"),
    "the own word": lambda scene: scene.phones["Kit"].says("PINEAPPLE!"),
    "the button": lambda scene: scene.phones["Kit"].taps("I need a break"),
    "the command": lambda scene: scene.phones["Kit"].says("/break"),
}


@pytest.mark.parametrize("way", WAYS)
def test_by_each_way_staff_are_told_and_no_one_else_sees_a_thing(scene: Scene, way: str) -> None:
    before = all_that_is_shown(scene, without=TOLD)
    WAYS[way](scene)
    for name in ("Jo", "Ali"):
        assert scene.phones[name].last() == "Please look now."
    assert scene.phones["Kit"].last().startswith("I am telling Jo and Ali now, in private.")
    assert all_that_is_shown(scene, without=TOLD) == before


def test_two_taps_are_one_signal(scene: Scene) -> None:
    taps_the_card(scene, "Kit", "I need a break")
    scene.phones["Kit"].says("pineapple")
    assert scene.phones["Jo"].texts().count("Please look now.") == 1


def test_a_word_inside_a_longer_sentence_is_not_a_signal(scene: Scene) -> None:
    scene.phones["Kit"].says("I had pineapple for lunch")
    assert scene.phones["Jo"].last() != "Please look now."


def test_a_break_for_all_is_told_to_the_group_and_never_why(scene: Scene) -> None:
    scene.phones["Kit"].says("pineapple")
    scene.phones["Jo"].taps("Show")
    scene.phones["Jo"].taps("Break for all")
    ivy = scene.phones["Ivy"]
    assert len(in_the_group(scene, ivy)) == 1
    scene.wait(minutes=2)
    newest = in_the_group(scene, ivy)[-1]
    assert newest["text"] == "It is time for a comfort break. Let's stop for five minutes."


def test_the_card_says_when_it_is_over(scene: Scene) -> None:
    scene.wait(hours=3)
    (card,) = in_the_group(scene, scene.phones["Ivy"])
    assert card["text"] == "“Hub rules” is over. Thank you all."
    assert card["buttons"] == []


def test_someone_the_bot_does_not_know_gets_a_kind_word(scene: Scene) -> None:
    ren = scene.phones["Ren"]
    assert taps_the_card(scene, "Ren", "I need a break").startswith("I do not know you yet.")
    assert ren.texts() == []


def test_who_is_left_out_is_left_out_at_every_step(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit = scene.phones["Kit"]
        kit.says("/choices")
        for label in ("Who not to tell", "Jo", "Done"):
            kit.taps(label)
        scene.wait_until(MEETING_AT + timedelta(minutes=5))
        before = scene.phones["Jo"].sees()
        kit.says("pineapple")
        assert kit.last().startswith("I am telling Ali now, in private.")
        scene.wait(minutes=3)
        assert scene.phones["Sam"].last() == "Please look now."
        scene.phones["Ali"].taps("Show")
        scene.phones["Ali"].taps("I've seen it")
        kit.taps("I am OK now")
        scene.wait(hours=1)
        assert scene.phones["Jo"].sees() == before


def test_leaving_everyone_out_is_said_when_it_is_chosen(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit = scene.phones["Kit"]
        kit.says("/choices")
        for label in ("Who not to tell", "Jo", "Ali", "Done"):
            kit.taps(label)
        assert "That leaves no one in the room to tell." in kit.last()
        assert "Whom may I tell in their place?" in kit.last()
        kit.taps("Sam")
        kit.taps("Done")
        scene.wait_until(MEETING_AT + timedelta(minutes=5))
        before = all_that_is_shown(scene, without={"Kit", "Sam"})
        kit.says("pineapple")
        assert kit.last().startswith("I am telling Sam now, in private.")
        sam = scene.phones["Sam"]
        assert sam.last() == "Please look now."
        sam.taps("Show")
        assert "They want you to know, and no one who runs it. Please ring Kit" in sam.last()
        scene.wait(minutes=9)
        assert all_that_is_shown(scene, without={"Kit", "Sam"}) == before


def test_leaving_out_everyone_there_is_said_when_it_is_chosen_and_when_it_is_raised(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit = scene.phones["Kit"]
        kit.says("/choices")
        for label in ("Who not to tell", "Jo", "Ali", "Sam", "Done"):
            kit.taps(label)
        assert "But there is no one else whom I can ask." in kit.last()
        scene.wait_until(MEETING_AT + timedelta(minutes=5))
        before = all_that_is_shown(scene, without={"Kit"})
        kit.says("pineapple")
        assert kit.last().startswith("I am sorry. There is no one I may tell right now.")
        assert "In danger, ring 999." in kit.last()
        scene.wait(minutes=9)
        assert "There is no one whom I may ask" not in kit.last()
        kit.taps("Please ring")
        assert "There is no one whom I may ask right now." in kit.last()
        assert all_that_is_shown(scene, without={"Kit"}) == before


def test_when_every_facilitator_has_blocked_the_bot_it_goes_on_at_once(scene: Scene) -> None:
    for name in ("Jo", "Ali"):
        scene.post("block", person=scene.phones[name].id, blocked=True)
    scene.settle()
    scene.phones["Kit"].says("pineapple")
    scene.wait(seconds=1)
    assert scene.phones["Sam"].last() == "Please look now."
    assert "No one has seen it yet. I am sorry." in scene.phones["Kit"].last()


KINDS = {
    "Another topic, please": "Kit would like another topic.",
    "Check on me quietly": "Kit would like you to check on them",
    "I am out, and I am OK": "Kit is out of the room, and is OK.",
}


@pytest.mark.parametrize("label", KINDS)
def test_the_person_can_say_more_and_staff_hear_it(scene: Scene, label: str) -> None:
    kit, jo = scene.phones["Kit"], scene.phones["Jo"]
    kit.says("pineapple")
    kit.taps(label)
    jo.taps("Show")
    assert jo.last().startswith(KINDS[label])
    kit.taps("I am OK now")
    assert "I am glad." in kit.last()


def test_a_worry_about_safety_goes_to_whoever_keeps_people_safe(scene: Scene) -> None:
    kit, sam = scene.phones["Kit"], scene.phones["Sam"]
    kit.says("pineapple")
    kit.taps("Someone may be in danger")
    kit.taps("Tell Sam, Jo and Ali")
    assert "I'm telling Sam, Jo and Ali now, in private." in kit.last()
    sam.taps("Show")
    assert sam.last().startswith("Kit says that someone may be in danger.")


def test_a_hand_sign_is_on_the_facilitators_list(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting(), with_card("Kit", sign="a red card")) as scene:
        jo = scene.phones["Jo"]
        jo.says("/meetings")
        jo.says("1")
        assert "sign for a break: “a red card”" in jo.last()
        scene.phones["Bea"].says("/meetings")
        scene.phones["Bea"].says("1")
        assert "red card" not in scene.phones["Bea"].last()


def test_a_word_typed_while_the_bot_was_down_comes_with_its_true_age(scene: Scene) -> None:
    scene.stop_bot()
    scene.post("say", person=scene.phones["Kit"].id, text="pineapple")
    scene.post("clock", advance_seconds=20 * 60, wait=True)
    scene.start_bot()
    scene.settle()
    jo = scene.phones["Jo"]
    scene.post("tap", person=jo.id, label="Show")
    scene.settle()
    assert any("This was sent 20 minutes ago." in text for text in jo.texts())


def test_after_seven_days_nothing_of_a_signal_joins_to_a_person(scene: Scene) -> None:
    kit, jo = scene.phones["Kit"], scene.phones["Jo"]
    kit.says("pineapple")
    scene.wait(seconds=40)
    jo.taps("Show")
    jo.taps("I've seen it")
    kit.taps("I am OK now")
    kit.taps("No, thank you")
    scene.wait(days=7, minutes=1)
    with scene.database.transaction() as tx:
        (signal,) = tx.conn.execute(select(signals)).all()
        assert signal.state == "faded"
        assert signal.person_id is None
        assert signal.answered_by is None
        assert signal.answered_at - signal.raised_at == timedelta(seconds=40)
        for table in (talks, notices):
            assert tx.conn.execute(select(table).where(table.c.signal_id == signal.id)).all() == []
