"""“I need a break”: seen at once, by the right people, and the truth when it is not."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from records.access import Actor
from records.database import Tx
from records.people import people
from scheduler.my_data import my_data
from scheduler.talks.spoken import Voice
from tests.example import MEETING_AT, Change, an_example, with_a_meeting, with_card
from tests.scene import Phone, Scene
from tests.worries import a_worried_group


def _running(tmp_path: Path, *changes: Change) -> Iterator[Scene]:
    with an_example(tmp_path, with_a_meeting(), *changes) as scene:
        scene.wait_until(MEETING_AT + timedelta(minutes=5))
        for phone in scene.phones.values():
            phone.looks()
        yield scene


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    yield from _running(tmp_path)


def _staff_got(phone: Phone, words: str) -> int:
    return sum(words in text for text in phone.texts())


@pytest.mark.parametrize("opened", [False, True])
def test_nobody_answers_and_the_person_hears_the_truth_each_time(
    scene: Scene, *, opened: bool
) -> None:
    kit, jo, sam = (scene.phones[name] for name in ("Kit", "Jo", "Sam"))
    kit.says("pineapple")
    scene.wait(seconds=179)
    assert kit.last().startswith("I am telling Jo and Ali now")
    scene.wait(seconds=1)
    assert kit.last().startswith("No one has seen it yet. I am sorry.\n\nYou did nothing wrong.")
    assert "I am asking Sam too, as we agreed." in kit.last()
    assert "I will write again in 3 minutes, or sooner." in kit.last()
    assert jo.lock_screen()[-1]["text"] == "Please look now."
    assert sam.last() == "Please look now."
    desk = "Please ring the front desk: 01632 960 111. Ask them to fetch Jo and Ali."
    if opened:
        sam.taps("Show")
        seen = "Kit asked for a break 3 minutes ago. No one has seen it yet."
        assert sam.last().startswith(seen)
        assert desk in sam.last()
    kit.taps("I have stepped out")
    scene.wait(minutes=3)
    done = "answered" if opened else "seen it"
    assert kit.last().startswith(f"Still no one has {done}. I am sorry. This is our fault")
    assert "There is a front desk: by the main door. You can go there, or go home." in kit.last()
    scene.wait(minutes=3)
    came = "No one came when you asked. We let you down, and I am sorry."
    if opened:
        came = "Sam opened it, but no one has answered. I am sorry. That is our fault."
    assert kit.last().startswith(came)
    kit.taps("Please ring")
    assert "I have asked Sam to ring you." in kit.last()
    before = kit.texts()
    scene.wait(hours=2)
    assert kit.texts() == before
    scene.wait_until(MEETING_AT + timedelta(hours=20))  # no thanks for coming speak of it
    if "Show" in kit.buttons():
        kit.taps("Show")
    assert "No one came when you asked for a break. We let you down, and I am sorry." in kit.last()
    assert "It is still on the list of Sam." in kit.last()
    kit.taps("Please ring me")
    assert "I have asked Sam to ring you." in kit.last()
    if "Show" in sam.buttons():
        sam.taps("Show")
    assert sam.last() == "Kit would like you to ring."


def test_a_quiet_room_is_named_where_the_meeting_has_one(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    kit.says("break")
    assert "There is a quiet room: upstairs." in kit.last()


def test_no_room_is_promised_that_nobody_said_yes_to(tmp_path: Path) -> None:
    no_room = with_a_meeting(there_is="", quiet_room="")
    with an_example(tmp_path, no_room) as scene:
        scene.wait_until(MEETING_AT + timedelta(minutes=5))
        scene.phones["Kit"].says("break")
        assert "You can step out." in scene.phones["Kit"].last()
        assert "quiet room" not in scene.phones["Kit"].last()


def test_someone_in_the_circle_answers_and_it_ends_there(scene: Scene) -> None:
    kit, jo, sam = (scene.phones[name] for name in ("Kit", "Jo", "Sam"))
    kit.says("pineapple")
    scene.wait(minutes=3)
    sam.taps("Show")
    sam.taps("Someone is on the way")
    assert kit.last() == "Sam has seen it. Someone is on the way to you."
    jo.taps("Show")
    assert any("Sam has got this." in text for text in jo.texts()) or "Show" in jo.buttons()
    scene.wait(minutes=10)
    assert not any("No one came" in text for text in kit.texts())


@pytest.mark.parametrize(("circle", "asked"), [("no_one", False), ("only_link", True)])
def test_the_circle_is_as_the_person_agreed(tmp_path: Path, circle: str, *, asked: bool) -> None:
    for scene in _running(tmp_path, with_card("Kit", circle=circle)):
        kit, sam = scene.phones["Kit"], scene.phones["Sam"]
        before = len(sam.texts())
        kit.says("pineapple")
        scene.wait(minutes=3)
        assert ("I am asking Sam too" in kit.last()) is asked
        assert (len(sam.texts()) > before) is asked


def test_two_who_tap_at_the_same_instant_one_wins(scene: Scene) -> None:
    kit, jo, ali = (scene.phones[name] for name in ("Kit", "Jo", "Ali"))
    kit.says("pineapple")
    for phone in (jo, ali):
        phone.taps("Show")
    with scene.at_once():
        jo.taps("I've seen it")
        ali.taps("Break for all")
    won = [name for name in ("Jo", "Ali") if f"{name} has seen it" in kit.last()]
    assert len(won) == 1
    assert _staff_got(kit, "has seen it") == 1
    loser = ali if won == ["Jo"] else jo
    loser.taps("Show")
    assert f"{won[0]} has got this. There is nothing you need to do." in loser.texts()
    assert not any("I am telling Kit" in text for text in loser.texts())


def test_who_offers_to_sit_waits_for_a_yes(scene: Scene) -> None:
    kit, jo = scene.phones["Kit"], scene.phones["Jo"]
    kit.says("pineapple")
    jo.taps("Show")
    jo.taps("Offer to sit with Kit")
    assert "Please wait until you hear from me." in jo.last()
    assert kit.last().startswith("Jo has seen it. Jo can come and sit with you.")
    kit.taps("No, leave me be")
    jo.taps("Show")
    assert jo.last().startswith("Kit says no, thank you. Please stay where you are.")


def test_a_blocked_facilitator_does_not_hold_it_up(scene: Scene) -> None:
    kit, jo, ali = (scene.phones[name] for name in ("Kit", "Jo", "Ali"))
    jo.blocks()
    kit.says("pineapple")
    assert kit.last().startswith("I am telling Ali now")
    assert ali.last() == "Please look now."
    ali.taps("Show")
    ali.taps("I've seen it")
    assert kit.last().startswith("Ali has seen it.")


def test_what_staff_were_told_names_no_one_afterwards(scene: Scene) -> None:
    kit, jo, ali, sam = (scene.phones[name] for name in ("Kit", "Jo", "Ali", "Sam"))
    kit.says("pineapple")
    scene.wait(minutes=3)
    for phone in (jo, ali, sam):
        phone.taps("Show")
    jo.taps("I've seen it")
    kit.taps("I am OK now")
    kit.taps("Yes, you may")
    assert "I am glad. I am letting Jo and Ali know." in kit.texts()[-2]
    assert kit.last() == "Thank you. Take care."
    scene.wait(minutes=31)
    for phone in (jo, ali, sam):
        texts = phone.texts()
        assert not any("Kit" in text and "break" in text for text in texts), texts
        assert "Someone asked for a break. It was answered." in texts
    scene.wait(days=1)
    assert any("what would help next time?" in text for text in kit.texts())


@pytest.mark.parametrize("stops", [False, True])
def test_who_asks_again_later_in_the_meeting_is_heard_again(scene: Scene, *, stops: bool) -> None:
    kit, jo = scene.phones["Kit"], scene.phones["Jo"]
    kit.says("pineapple")
    jo.taps("Show")
    jo.taps("I've seen it")
    if stops:
        kit.taps("Stop for now")
    scene.wait(minutes=20)
    kit.says("pineapple")
    assert kit.last().startswith("I am telling Jo and Ali now, in private.")
    assert jo.last() == "Please look now."
    jo.taps("Show")
    jo.chooses("answer", "seen")
    assert kit.last() == "Jo has seen it. You do not have to do a thing."
    kit.taps("I am OK now")
    assert kit.last().startswith("I am glad.")


def test_who_answers_after_it_is_over_hears_that_it_is_over(scene: Scene) -> None:
    kit, jo = scene.phones["Kit"], scene.phones["Jo"]
    kit.says("pineapple")
    jo.taps("Show")
    kit.taps("I am OK now")
    before = kit.texts()
    jo.chooses("answer", "seen")
    assert jo.last() == "Kit is OK now. Please do not bring it up, unless Kit does."
    assert kit.texts() == before


def test_a_restart_between_the_steps_loses_none(scene: Scene) -> None:
    kit, jo = scene.phones["Kit"], scene.phones["Jo"]
    kit.says("pineapple")
    scene.stop_bot()
    scene.wait(seconds=100)
    scene.start_bot()
    scene.wait(seconds=80)
    assert any("No one has seen it yet." in text for text in kit.texts())
    jo.taps("Show")
    scene.stop_bot()
    scene.start_bot()
    jo.taps("I've seen it")
    assert kit.last() == "Jo has seen it. You do not have to do a thing."


def test_outside_a_meeting_it_is_one_message_to_the_link_person(tmp_path: Path) -> None:
    with an_example(tmp_path, with_card("Sam", called="Sam", looks=["at_9", "at_16"])) as scene:
        kit, jo, sam = (scene.phones[name] for name in ("Kit", "Jo", "Sam"))
        kit.says("pineapple")
        assert kit.last().startswith("No meeting is on right now.")
        assert "I have asked Sam to get in touch with you." in kit.last()
        assert "Sam next looks here on Tuesday 2 June, at 4 pm." in kit.last()
        assert "In danger, ring 999." in kit.last()
        kit.says("pineapple")
        kit.taps("Yes, it is")
        assert sam.texts() == ["You have a message."], "two taps are one call"
        sam.taps("Show")
        assert sam.last().startswith("Kit asked for a break, when no meeting was on.")
        scene.wait(minutes=20)
        assert len(sam.texts()) == 1, "nothing is timed outside a meeting"
        assert jo.texts() == []


def test_a_call_outside_a_meeting_can_be_taken_back_and_made_again(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit, sam = scene.phones["Kit"], scene.phones["Sam"]
        kit.says("pineapple")
        assert "I do not know how soon that will be." in kit.last(), "Sam has not said"
        kit.taps("No, take it back")
        assert kit.last() == "That is fine. I have taken it back."
        sam.taps("Show")
        assert sam.last() == "Kit has taken that back. It was not meant."
        kit.says("pineapple")
        sam.taps("Show")
        assert sam.last().startswith("Kit asked for a break, when no meeting was on.")


def test_whoever_was_left_out_hears_nothing_outside_a_meeting_either(tmp_path: Path) -> None:
    def change(tx: Tx, ids: Mapping[str, int]) -> None:
        with_card("Kit", not_to=[str(ids["Sam"])])(tx, ids)

    with an_example(tmp_path, change) as scene:
        kit, jo, sam = (scene.phones[name] for name in ("Kit", "Jo", "Sam"))
        kit.says("pineapple")
        assert "I have asked Jo and Ali to get in touch with you." in kit.last()
        assert sam.texts() == []
        jo.taps("Show")
        assert jo.last().startswith("Kit asked for a break, when no meeting was on.")


def _sees_to_it(sam: Phone) -> None:
    sam.says("/todo")
    sam.taps("Kit: To hear from someone")
    sam.taps("It is done")


def test_who_calls_again_once_it_was_seen_to_is_heard_again_at_once(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit, sam = scene.phones["Kit"], scene.phones["Sam"]
        kit.says("pineapple")
        sam.taps("Show")
        _sees_to_it(sam)
        scene.wait(minutes=5)
        before = len(sam.texts())
        kit.says("pineapple")
        assert any("I have asked Sam to get in touch with you." in text for text in kit.texts())
        assert sam.texts()[before:] == ["You have a message."]
        sam.says("/todo")
        assert "Kit would like to hear from you." in sam.last()


def test_only_the_call_just_made_is_taken_back_nothing_from_before(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit, sam = scene.phones["Kit"], scene.phones["Sam"]
        kit.says("pineapple")
        kit.taps("Yes, it is")
        kit.says("I want to leave the group")
        kit.taps("Yes, please")
        scene.wait(days=1)
        kit.says("pineapple")
        kit.taps("No, take it back")
        assert "What you asked for before that stays on the list." in kit.last()
        sam.says("/todo")
        assert "Kit would like to hear from you." in sam.last()
        assert "Kit would like to leave the group." in sam.last()


def test_two_taps_are_taken_back_as_one(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit, sam = scene.phones["Kit"], scene.phones["Sam"]
        kit.says("pineapple")
        scene.wait(minutes=1)
        kit.says("/break")
        kit.taps("No, take it back")
        assert kit.last() == "That is fine. I have taken it back."
        sam.says("/todo")
        assert "Kit" not in sam.last()


def test_seven_days_after_it_nothing_shows_that_a_break_was_called_for(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit, sam = scene.phones["Kit"], scene.phones["Sam"]

        def shown() -> str:
            with scene.database.transaction() as tx:
                who = tx.conn.scalar(select(people.c.id).where(people.c.telegram_id == kit.id))
                voice = Voice("en", "Europe/London")
                return repr(
                    [
                        [each.in_words(voice) for item in part.items for each in item]
                        + [part.title.in_words(voice)]
                        for part in my_data(tx, Actor(who), scene.now())
                    ]
                )

        kit.says("pineapple")
        kit.taps("Yes, it is")
        sam.taps("Show")
        _sees_to_it(sam)
        assert "A call for a break" in shown()
        scene.wait(days=8)
        assert "A call for a break" not in shown()
        assert "To hear from someone" not in shown()


@pytest.mark.parametrize("typed", ["break", "I need a break", "/break"])
def test_who_may_call_for_none_reads_a_kind_word_and_a_way_on(tmp_path: Path, typed: str) -> None:
    for at in (MEETING_AT - timedelta(days=2), MEETING_AT + timedelta(minutes=5)):
        folder = tmp_path / at.strftime("%d")
        folder.mkdir()
        with a_worried_group(folder) as scene:
            scene.wait_until(at)
            dee, others = scene.phones["Dee"], scene.phones["Jo"].texts()
            dee.says(typed)
            assert "I cannot pass on a call for a break from you." in dee.last()
            assert "Help now" in dee.buttons()
            assert scene.phones["Jo"].texts() == others
