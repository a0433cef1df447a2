"""“Hide” takes away what both have written, says what stays, and leaves one line."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from records.messages import messages
from scheduler.post import outbox
from tests.cycle.person_ids import person_id
from tests.example import MEETING_AT, an_example, with_a_meeting, with_card, with_values
from tests.scene import Phone, Scene

COVERED = "You have a message."
LEFT = "Hello. You can write to me at any time."
CLEARED = "I've cleared what I can."


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with an_example(tmp_path, with_a_meeting()) as scene:
        yield scene


def all_of(phone: Phone) -> list[str]:
    """Whatever can be read in the chat, by whom ever it is."""
    return [message["text"] for message in phone.sees()]


@pytest.mark.parametrize("word", ["hide", "Hide!", "HIDE"])
def test_all_goes_that_both_have_written_and_one_line_is_left(scene: Scene, word: str) -> None:
    bea = scene.phones["Bea"]
    bea.taps("Show")
    bea.taps("Yes, I will come")
    bea.says("my own secret")
    bea.sends_voice("said under a voice note")
    bea.sends_photo("and under a picture")
    bea.sends_document()
    bea.edits("changed as well")
    bea.announces("message_auto_delete_timer_changed")
    bea.says(word)
    assert all_of(bea)[-1] == LEFT
    assert [m["kind"] for m in bea.sees()[:-1]] == ["service"], "nobody wrote that"
    assert bea.buttons() == ["What I can do"], "a button can tell something too"


def test_the_same_in_arabic(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting(), with_values("Kit", language="ar")) as scene:
        kit = scene.phones["Kit"]
        kit.says("كلام يخصني")
        kit.says("إخفاء")
        assert len(all_of(kit)) == 1
        assert "كلام" not in kit.last()


def test_hiding_twice_and_with_nothing_to_hide_leaves_one_line_too(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    for _ in range(3):
        kit.says("hide")
        assert all_of(kit) == [LEFT]
    with scene.at_once():
        for text in ("secret", "hide", "hide"):
            scene.post("say", person=kit.id, text=text)
    scene.wait(minutes=2)
    assert "secret" not in all_of(kit)
    assert [text for text in kit.texts() if text != "You have a message."] == [LEFT]


def test_more_than_a_hundred_messages_go_in_calls_of_a_hundred(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    with scene.at_once():
        for number in range(130):
            scene.post("say", person=kit.id, text=f"secret {number}")
    kit.says("hide")
    scene.wait(minutes=2)
    assert not [text for text in all_of(kit) if "secret" in text]
    sizes = [
        len(one["params"]["message_ids"])
        for one in scene.get_list("log")
        if one["method"] == "deleteMessages"
    ]
    assert max(sizes) == 100


def test_what_is_older_than_two_days_stays_and_that_is_said_for_a_minute(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    kit.says("secret of Tuesday")
    scene.wait(hours=49)
    kit.says("secret of today")
    kit.says("hide")
    assert "secret of Tuesday" in all_of(kit)
    assert "secret of today" not in all_of(kit)
    assert kit.last().startswith(CLEARED)
    assert "What is more than two days old stays." in kit.last()
    assert "You can clear it: press and hold it, then tap “Delete”." in kit.last()
    scene.wait(minutes=1)
    assert kit.last() == LEFT
    kit.says("hide")
    scene.wait(minutes=1)
    assert kit.texts().count(LEFT) == 1


@pytest.mark.parametrize("emoji", ["🎲", "🎯", "🏀", "⚽", "🎳", "🎰"])
def test_a_dice_goes_as_soon_as_telegram_lets_it(scene: Scene, emoji: str) -> None:
    kit = scene.phones["Kit"]
    kit.says(emoji)
    scene.wait(hours=2)
    kit.says("hide")
    assert all_of(kit)[0] == emoji
    assert "One thing stays until Wednesday 3 June, 10:01 am." in kit.last()
    assert emoji not in kit.last()
    scene.wait(minutes=1)
    assert kit.last() == LEFT
    kit.says("hide")
    assert "One thing stays until Wednesday 3 June, 10:01 am." in kit.last(), "it is said again"
    scene.wait(hours=22)
    assert emoji not in all_of(kit)
    assert scene.get_list("violations") == []


def test_a_dice_of_yesterday_goes_at_once(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    kit.says("⚽")
    scene.wait(hours=25)
    kit.says("hide")
    assert all_of(kit) == [LEFT]


def test_old_things_and_a_dice_are_both_said(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    kit.says("hello")
    scene.wait(hours=49)
    kit.says("🎯")
    kit.says("hide")
    assert "What is more than two days old stays." in kit.last()
    assert "One newer thing stays until Friday 5 June, 11:01 am." in kit.last()


def test_what_is_hidden_is_not_answered_by_what_is_typed_next(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    kit.says("/choices")
    kit.taps("My name")
    asked = kit.last()
    kit.says("hide")
    kit.says("hi")
    assert kit.last() == COVERED, "it is asked again, for whoever opens it"
    kit.taps("Show")
    assert kit.last() == asked, "and “hi” is no answer"


def test_a_hidden_question_is_answered_by_nothing_until_it_can_be_read_again(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, bea = scene.phones["Jo"], scene.phones["Bea"]
        jo.says("/cancel")
        jo.chooses("which", jo.sees()[-1]["data"][0][0].rpartition(".")[2])
        jo.taps("Someone is ill")
        preview = jo.last()
        assert "This is what people will read:" in preview
        before = len(bea.texts())
        jo.says("hide")
        for words in ("yes", "Send it", "ok", "1"):
            jo.says(words)
            assert jo.last() == COVERED
        jo.taps("Show")
        assert jo.last() == preview, "all of it, once more"
        assert len(bea.texts()) == before
        jo.says("yes")
        assert "It is off." in jo.last()


def test_who_hides_in_a_running_meeting_loses_no_signal(scene: Scene) -> None:
    kit, jo, sam = (scene.phones[name] for name in ("Kit", "Jo", "Sam"))
    scene.wait_until(MEETING_AT + timedelta(minutes=5))
    jo.looks()
    kit.says("pineapple")
    kit.says("hide")
    assert "pineapple" not in " ".join(all_of(kit))
    assert kit.texts()[-1].startswith(CLEARED)
    scene.wait(minutes=3)
    assert kit.last() == COVERED, "the truth goes on, for whoever opens it"
    kit.taps("Show")
    assert kit.last().startswith("No one has seen it yet.")
    assert sam.last() == "Please look now."
    jo.taps("Show")
    jo.taps("I've seen it")
    assert kit.last() == COVERED
    kit.taps("Show")
    assert kit.last().startswith("Jo has seen it.")


def test_a_call_and_hide_in_the_same_instant_are_both_done(scene: Scene) -> None:
    kit, jo = scene.phones["Kit"], scene.phones["Jo"]
    scene.wait_until(MEETING_AT + timedelta(minutes=5))
    with scene.at_once():
        for text in ("pineapple", "hide"):
            scene.post("say", person=kit.id, text=text)
    scene.settle()
    assert jo.last() == "Please look now."
    assert "pineapple" not in " ".join(all_of(kit))
    assert not any("I am telling" in text for text in kit.texts())
    assert "You have a message." in kit.texts()
    kit.taps("Show")
    assert any(text.startswith("I am telling Jo and Ali now") for text in kit.texts())


@pytest.mark.parametrize("opened", [True, False])
def test_staff_who_hide_keep_what_they_are_asked_about_a_signal(
    scene: Scene, *, opened: bool
) -> None:
    kit, jo = scene.phones["Kit"], scene.phones["Jo"]
    scene.wait_until(MEETING_AT + timedelta(minutes=5))
    kit.says("pineapple")
    if opened:
        jo.taps("Show")
        assert "Kit would like a break" in jo.last()
    jo.says("hide")
    assert "Please look now." in jo.texts()
    assert "Kit" not in " ".join(all_of(jo)[-3:])
    jo.taps("Show")
    jo.taps("I've seen it")
    assert kit.last().startswith("Jo has seen it.")


def test_what_is_asked_after_a_signal_is_over_is_hidden(scene: Scene) -> None:
    kit, jo = scene.phones["Kit"], scene.phones["Jo"]
    scene.wait_until(MEETING_AT + timedelta(minutes=5))
    kit.says("pineapple")
    jo.taps("Show")
    jo.taps("I've seen it")
    kit.taps("I am OK now")
    jo.says("hide")
    scene.wait(hours=1)
    assert "Kit" not in " ".join(jo.texts()[-4:])


def test_show_does_not_open_what_was_hidden(scene: Scene) -> None:
    bea = scene.phones["Bea"]
    bea.says("hide")
    bea.says("show")
    assert "Hub rules" not in bea.texts()[-1].partition("\n")[0]
    assert bea.texts()[0] == LEFT


def test_what_comes_later_is_not_hidden(scene: Scene) -> None:
    bea = scene.phones["Bea"]
    bea.says("hide")
    scene.wait_until(MEETING_AT - timedelta(days=3))
    assert bea.last() == "You have a message."


def test_hide_works_after_the_bot_was_away(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    scene.stop_bot()
    scene.post("say", person=kit.id, text="secret")
    scene.post("say", person=kit.id, text="hide")
    scene.start_bot()
    scene.settle()
    assert "secret" not in all_of(kit)


def test_the_word_under_a_picture_and_by_an_edit_hides_too(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    kit.sends_photo("hide")
    assert all_of(kit) == [LEFT]
    kit.says("hidd")
    kit.edits("hide")
    assert all_of(kit) == [LEFT]


def test_a_hide_that_was_cut_short_goes_on(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    kit.says("secret")
    scene.post("faults", kind="500", method="deleteMessages", times=3)
    kit.says("hide")
    scene.wait(minutes=1)
    assert all_of(kit) == [LEFT]


def test_where_one_message_cannot_go_the_others_do(scene: Scene) -> None:
    kit, who = scene.phones["Kit"], person_id(scene, "Kit")
    old = kit.says("secret of Tuesday")
    scene.wait(hours=49)
    new = [kit.says(f"secret {number} of today") for number in range(5)]
    with scene.database.transaction() as tx:
        parts = {"messages": [*new[:2], old, 4711, *new[2:]]}
        line = {"to": who, "kind": "note", "name": "hidden", "now": scene.now()}
        outbox.post(tx, act="delete", parts=parts, **line)  # type: ignore[arg-type]  # as it is
    kit.says("menu")
    secrets = [text for text in all_of(kit) if text.startswith("secret")]
    assert secrets == ["secret of Tuesday"], "Telegram takes none of them, if they go together"


def test_the_rows_of_ids_are_kept_for_less_than_48_hours(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    kit.says("hello")
    kit.says("⚽")

    def kept() -> int:
        with scene.database.transaction() as tx:
            return len(tx.conn.execute(select(messages.c.id)).all())

    assert kept() == 2
    scene.wait(hours=46)
    assert kept() == 2
    scene.wait(hours=2)
    assert kept() == 0


def test_own_word_of_kit_is_nowhere_in_the_rows(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting(), with_card("Kit", word="⚽")) as scene:
        scene.wait_until(MEETING_AT + timedelta(minutes=5))
        scene.phones["Kit"].says("⚽️")
        assert scene.phones["Jo"].last() == "Please look now.", "a dice is its emoji"
        with scene.database.transaction() as tx:
            rows = [dict(row) for row in tx.conn.execute(select(messages)).mappings()]
        assert "⚽" not in str(rows)
