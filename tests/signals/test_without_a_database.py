"""The database is locked, and someone asks for a break: staff are sent what can be sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from records.database import Tx
from records.groups import groups
from scheduler.post.help_now import help_lines
from tests.crash.database_trouble import locked
from tests.crash.note_words import words
from tests.crash.waiting import never_wait_long, number_of_signals, presses, sends, shows
from tests.example import MEETING_AT, an_example, with_a_meeting, with_card
from tests.scene import Scene
from tests.worries import all_worries

CHAT = -1001


def _kit_tells_only_ali(tx: Tx, ids: Mapping[str, int]) -> None:
    with_a_meeting(holder=str(ids["Jo"]))(tx, ids)
    with_card("Kit", not_to=[str(ids["Jo"])])(tx, ids)
    with_card("Bea", word="help")(tx, ids)


@pytest.fixture
def scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    monkeypatch.setattr("bot.intake.MOST_PAUSE_SECONDS", 0.2)
    with an_example(tmp_path, _kit_tells_only_ali) as scene:
        members = [phone.id for phone in scene.phones.values()]
        scene.post("groups", id=CHAT, title="Hub group", members=members)
        with scene.database.transaction() as tx:
            tx.conn.execute(update(groups).values(chat_id=CHAT))
        scene.wait_until(MEETING_AT + timedelta(minutes=5))
        scene.stop_bot()
        scene.start_bot()  # what is remembered is learnt at the start, and twice a minute
        never_wait_long(scene.database)
        yield scene


def test_a_tap_on_the_groups_card_is_passed_on_and_the_group_sees_nothing(scene: Scene) -> None:
    kit, jo, ali = (scene.phones[name] for name in ("Kit", "Jo", "Ali"))
    shown = scene.get("sees", person=jo.id, chat=CHAT), jo.sees()
    with locked(scene.folder):
        scene.post("tap", person=kit.id, chat=CHAT, label="I need a break")
        shows(kit, words("signal_from_memory_told"))
        shows(kit, help_lines("en"))
        shows(ali, words("signal_from_memory"))
        assert (scene.get("sees", person=jo.id, chat=CHAT), jo.sees()) == shown
    scene.settle()
    assert number_of_signals(scene.database) == 1
    assert (scene.get("sees", person=jo.id, chat=CHAT), jo.sees()) == shown


def test_other_taps_on_the_card_wait_in_silence(scene: Scene) -> None:
    kit, before = scene.phones["Kit"], scene.phones["Kit"].texts()
    with locked(scene.folder):
        scene.post("tap", person=kit.id, chat=CHAT, label="Time left")
        sends(kit, "help")
        shows(kit, help_lines("en"))
        assert len(kit.texts()) == len(before) + 1


def test_a_word_that_asks_for_help_is_passed_on_and_answered_with_help(scene: Scene) -> None:
    bea, jo = scene.phones["Bea"], scene.phones["Jo"]
    with locked(scene.folder):
        sends(bea, "help")
        shows(bea, words("signal_from_memory_told"))
        shows(bea, help_lines("en"))
        shows(jo, words("signal_from_memory"))
    scene.settle()
    assert number_of_signals(scene.database) == 1


def test_help_near_them_is_remembered_too(scene: Scene) -> None:
    kit, jo = scene.phones["Kit"], scene.phones["Jo"]
    jo.says("/grouppage")
    jo.taps("Help near here")
    jo.says("The warm room, 01632 960 222")
    scene.stop_bot()
    scene.start_bot()
    with locked(scene.folder):
        sends(kit, "help")
        shows(kit, help_lines("en") + "\nNear you: “The warm room, 01632 960 222”")


def test_a_worry_is_passed_on_after_a_yes_and_truly_raised_when_the_database_is_back(
    scene: Scene,
) -> None:
    kit, sam, jo = (scene.phones[name] for name in ("Kit", "Sam", "Jo"))
    shown = jo.sees()
    with locked(scene.folder):
        sends(kit, "someone is in danger")
        shows(kit, words("worry_from_memory_ask"))
        shows(kit, help_lines("en"))
        assert kit.buttons() == ["Tell Sam and Ali"]
        assert words("worry_from_memory") not in "".join(sam.texts()), "nothing without a yes"
        presses(kit, "safety.tell")
        shows(kit, words("worry_from_memory_told"))
        shows(sam, words("worry_from_memory"))
        assert jo.sees() == shown, "whom Kit has left out for good"
    scene.settle()
    (worry,) = all_worries(scene)
    assert worry.state == "raised"
    assert sam.last() == "Please look now."
    assert jo.sees() == shown


def test_without_a_database_nobody_is_told_where_someone_is_being_left_out(scene: Scene) -> None:
    kit, sam = scene.phones["Kit"], scene.phones["Sam"]
    kit.says("/safety")
    shown = sam.sees()
    with locked(scene.folder):
        kit_taps = "safety_tell.not_to"
        presses(kit, kit_taps)
        shows(kit, words("worry_not_saved"))
        shows(kit, help_lines("en"))
        assert sam.sees() == shown
    scene.settle()
    assert "Who should not hear of this?" in kit.last()
    assert sam.sees() == shown


@pytest.mark.parametrize("cry", ["I want to die", "can I talk to a human", "أريد أن أموت"])
def test_without_a_database_a_stranger_in_need_gets_who_helps(scene: Scene, cry: str) -> None:
    stranger = scene.phone("Someone", 4711, started=False)
    with locked(scene.folder):
        sends(stranger, cry)
        shows(stranger, help_lines("ar" if cry == "أريد أن أموت" else "en"))
        assert len(stranger.texts()) == 1
