"""A message that was changed: a call is heard, the newest answer replaced, the rest is told.

And what Telegram sends in other shapes: a dice, words under a picture, a service message.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from records.access import Actor
from records.messages import messages
from records.signals import signals
from scheduler.leaving.forget import forget
from scheduler.my_data import my_data
from scheduler.talks.acts import Order
from scheduler.talks.spoken import Voice
from tests.cycle.person_ids import person_id
from tests.example import MEETING_AT, an_example, with_a_meeting, with_card, with_values
from tests.scene import Phone, Scene

OF_ANSWER = "I saw that you changed a message. I still have the first one."
NO_ANSWER = "I saw that you changed a message. Please send me the new words once more."
CHANGED = "I've changed your answer."
#: marks around words that run the other way
UNSEEN = dict.fromkeys((0x2068, 0x2069))


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with an_example(tmp_path, with_a_meeting(), with_card("Kit", word="⚽")) as scene:
        scene.wait_until(MEETING_AT + timedelta(minutes=5))
        for phone in scene.phones.values():
            phone.looks()
        yield scene


@pytest.fixture
def quiet(tmp_path: Path) -> Iterator[Scene]:
    with an_example(tmp_path, with_values("Noor", language="ar")) as scene:
        yield scene


def calls(scene: Scene) -> int:
    """How many signals there have been."""
    with scene.database.transaction() as tx:
        return len(tx.conn.execute(select(signals.c.id)).all())


def lines(phone: Phone) -> int:
    """How often it was said that a message was changed in vain."""
    return sum(text.startswith((OF_ANSWER, NO_ANSWER)) for text in phone.texts())


# ------------------------------------------------------------------ calls


@pytest.mark.parametrize("typed", ["⚽", "⚽️", " ⚽ ", "⚽⚽"])
def test_an_own_word_that_telegram_throws_is_heard(scene: Scene, typed: str) -> None:
    scene.phones["Kit"].says(typed)
    assert calls(scene) == 1
    assert scene.phones["Jo"].last() == "Please look now."


@pytest.mark.parametrize("emoji", ["🎲", "🎯", "🏀", "🎳", "🎰"])
def test_each_emoji_of_that_kind_can_be_an_own_word(tmp_path: Path, emoji: str) -> None:
    with an_example(tmp_path, with_a_meeting(), with_card("Kit", word=emoji)) as scene:
        scene.wait_until(MEETING_AT + timedelta(minutes=5))
        scene.phones["Kit"].says("🎲" if emoji != "🎲" else "🎯")
        assert calls(scene) == 0, "another one is another word"
        scene.phones["Kit"].says(emoji)
        assert calls(scene) == 1


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("photo", "⚽"),
        ("voice", "I need a break"),
        ("document", "break"),
        ("photo", "Break!"),
        ("voice", "need a break"),
        ("document", "⚽"),
    ],
)
def test_a_call_under_a_file_is_heard(scene: Scene, kind: str, words: str) -> None:
    kit = scene.phones["Kit"]
    getattr(kit, f"sends_{kind}")(words)
    assert calls(scene) == 1
    assert kit.last().startswith("I am telling Jo and Ali now")


@pytest.mark.parametrize("words", ["", "a picture of a ball ⚽", "we had a break", "I need", "hi"])
def test_other_words_under_a_file_leave_it_as_it_is(scene: Scene, words: str) -> None:
    kit = scene.phones["Kit"]
    kit.sends_photo(words)
    assert calls(scene) == 0
    assert kit.last().startswith("Thank you for that. I am sorry. I cannot hear voice notes")


def test_help_under_a_picture_is_heard_too(quiet: Scene) -> None:
    kit = quiet.phones["Kit"]
    kit.sends_photo("help")
    assert "999" in kit.last()


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("🏀🏀", "⚽"),
        ("ba", "⚽⚽"),
        ("I need a brake", "I need a break"),
        ("brek", "break"),
        ("hello", "Need a break!"),
        ("2 pm", "⚽ "),
    ],
)
def test_a_call_reached_by_an_edit_is_heard_exactly_once(
    scene: Scene, first: str, then: str
) -> None:
    kit, jo = scene.phones["Kit"], scene.phones["Jo"]
    kit.says(first)
    assert calls(scene) == 0
    kit.edits(then)
    assert calls(scene) == 1
    assert jo.last() == "Please look now."
    kit.edits(then)
    kit.edits(f"{then} ")
    kit.edits(f"{then}!")
    assert calls(scene) == 1
    jo.taps("Show")
    jo.taps("I've seen it")
    kit.taps("I am OK now")
    scene.wait(hours=1)
    kit.edits(then)
    kit.edits(f"{then}!!")
    assert calls(scene) == 1, "it was heard, and it is over"
    assert lines(kit) == 1
    sam_has_it = f"{OF_ANSWER} You can tell Sam what should be different."
    assert kit.last() == (NO_ANSWER if first == "hello" else sam_has_it), "as the check-in took it"


@pytest.mark.parametrize("word", ["clementine", "Clementine!", "CLEMENTINE", "clementine please"])
def test_a_slip_that_is_put_right_is_a_call_at_once(tmp_path: Path, word: str) -> None:
    with an_example(tmp_path, with_a_meeting(), with_card("Kit", word="clementine")) as scene:
        scene.wait_until(MEETING_AT + timedelta(minutes=5))
        kit, jo = scene.phones["Kit"], scene.phones["Jo"]
        kit.says("clemntine")
        assert "Do you need a break?" in kit.last()
        kit.edits("clemetnine")
        assert jo.last() != "Please look now."
        kit.edits(word)
        assert calls(scene) == 1
        assert jo.last() == "Please look now."
        assert kit.last().startswith("I am telling Jo and Ali now")


def test_a_caption_can_be_changed_into_a_call(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    kit.sends_voice("so")
    kit.edits("I need a break")
    assert calls(scene) == 1


def test_who_called_and_then_changes_the_message_has_still_called(scene: Scene) -> None:
    kit, jo = scene.phones["Kit"], scene.phones["Jo"]
    kit.says("⚽⚽")
    kit.edits("sorry, wrong chat")
    assert calls(scene) == 1
    assert lines(kit) == 0, "they hear of their call"
    jo.taps("Show")
    jo.taps("I've seen it")
    assert kit.last().startswith("Jo has seen it.")


def test_a_call_in_arabic_reached_by_an_edit(tmp_path: Path) -> None:
    arabic = (with_values("Noor", language="ar"), with_card("Noor", word="أناناس"))
    with an_example(tmp_path, with_a_meeting(), *arabic) as scene:
        scene.wait_until(MEETING_AT + timedelta(minutes=5))
        noor = scene.phones["Noor"]
        noor.says("اناا")
        noor.edits("اناناس")
        assert calls(scene) == 1
        noor.edits("أناناس")
        assert calls(scene) == 1


def test_a_call_that_was_changed_while_the_bot_was_away_is_as_old_as_the_change(
    scene: Scene,
) -> None:
    kit = scene.phones["Kit"]
    kit.says("brek")
    scene.stop_bot()
    scene.post("clock", advance_seconds=300)
    changed_at = scene.now()
    scene.post("edit", person=kit.id, text="break")
    scene.post("clock", advance_seconds=600)
    scene.start_bot()
    scene.settle()
    with scene.database.transaction() as tx:
        raised_at = tx.conn.execute(select(signals.c.raised_at)).scalar_one()
    assert raised_at == changed_at


@pytest.mark.parametrize("word", ["help", "Help now", "HELP!"])
def test_help_and_hide_can_be_reached_by_an_edit(quiet: Scene, word: str) -> None:
    kit = quiet.phones["Kit"]
    kit.says("hepl")
    kit.edits(word)
    assert "999" in kit.last()
    kit.edits("hide")
    assert [m["text"] for m in kit.sees()] == ["Hello. You can write to me at any time."]


def test_who_has_called_can_still_ask_for_help_in_the_same_message(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    kit.says("I need a break")
    kit.edits("help")
    assert "999" in kit.last()
    kit.edits("break")
    assert calls(scene) == 1


# ------------------------------------------------------------------ answers


def asked_my_name(phone: Phone) -> None:
    phone.says("/choices")
    phone.taps("My name")


def typed_a_thought(scene: Scene) -> Phone:
    """Jo makes a meeting by typing, and has answered the first two questions."""
    jo = scene.phones["Jo"]
    jo.says("/newmeeting")
    jo.says("Hub ruels")
    return jo


def test_the_newest_answer_is_replaced(quiet: Scene) -> None:
    jo = typed_a_thought(quiet)
    asked = jo.last()
    jo.edits("Hub rules")
    assert jo.last() == f"{CHANGED}\n\n{asked}"
    for answer in ("To agree how we meet", "Wednesday 10 June", "2 pm", "2 hours"):
        jo.says(answer)
    assert lines(jo) == 0
    jo.edits("1 hour")
    assert jo.last().startswith(CHANGED)
    before = jo.texts()
    jo.edits("1 hour ")
    jo.edits("60 minutes")
    assert jo.texts() == before, "the same answer in other words is no other answer"


@pytest.mark.parametrize("words", ["Hub ruels", "Hub  ruels", "Hub ruels ", "Hub\u200b ruels"])
def test_an_edit_that_shows_nothing_new_does_nothing(quiet: Scene, words: str) -> None:
    jo = typed_a_thought(quiet)
    before = jo.texts()
    jo.edits(words)
    assert jo.texts() == before


def test_a_replaced_answer_can_be_replaced_again_and_taken_back(quiet: Scene) -> None:
    jo = typed_a_thought(quiet)
    for title in ("Hub rule", "Hub rules", "The rules of the hub"):
        jo.edits(title)
        assert jo.last().startswith(CHANGED)
    jo.says("To agree how we meet")
    jo.taps("Back")
    jo.taps("Back")
    assert lines(jo) == 0


def test_an_older_answer_stays_and_that_is_said_once(quiet: Scene) -> None:
    jo = quiet.phones["Jo"]
    jo.says("/newmeeting")
    first = jo.says("Hub ruels")
    jo.says("To agree how we meet")
    for title in ("Hub rules", "Hub Rules!", "Rules"):
        jo.edits(title, first)
        assert jo.last() == f"{OF_ANSWER} To change that answer, tap “Back” in our talk."
    assert lines(jo) == 1
    jo.says("10 June")
    assert "time" in jo.last(), "the talk goes on where it was"


def test_an_answer_given_anew_after_back_is_the_one_that_counts(quiet: Scene) -> None:
    jo = quiet.phones["Jo"]
    jo.says("/newmeeting")
    first = jo.says("Hub ruels")
    jo.taps("Back")
    jo.says("Hub rules")
    jo.edits("Something else", first)
    assert jo.last().startswith(OF_ANSWER)


@pytest.mark.parametrize("words", ["32 June", "soon", "later than that", "x" * 50, "stop"])
def test_what_cannot_be_read_replaces_nothing(quiet: Scene, words: str) -> None:
    jo = typed_a_thought(quiet)
    jo.says("To agree how we meet")
    jo.says("Wednesday 10 June")
    jo.edits(words)
    assert jo.last().startswith(OF_ANSWER)
    jo.says("2 pm")
    jo.says("2 hours")
    assert CHANGED not in jo.last()


def test_what_was_acted_on_stays(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit = scene.phones["Kit"]
        kit.says("yes")
        assert "I have saved your answer." in kit.last()
        kit.edits("no")
        assert "You said that you come." in kit.last(), "and it can be changed"
        assert "Would you like to come?" in kit.last()
        kit.says("no")
        assert "I have noted that you do not come." in kit.last()


def test_what_was_told_to_others_stays(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit, sam = scene.phones["Kit"], scene.phones["Sam"]
        scene.wait_until(MEETING_AT - timedelta(days=3))
        kit.says("Worried")
        assert "worried about" in sam.last()
        kit.edits("Ready")
        assert kit.last().startswith(OF_ANSWER)
        kit.says("yes")
        assert "Kit would like a call before" in sam.last()
        kit.edits("no")
        assert kit.last().startswith(OF_ANSWER)
        assert "Kit would like a call before" in sam.last(), "and nothing is put right"
        for answer in ("No", "Yes, there is", "I will not read"):
            kit.says(answer)
        kit.edits("I will read out loud")
        assert kit.last() == f"{OF_ANSWER} You can tell Sam what should be different."


def test_an_answer_of_a_talk_that_is_over_stays(quiet: Scene) -> None:
    kit = quiet.phones["Kit"]
    asked_my_name(kit)
    kit.says("Kitt")
    kit.edits("Kit")
    assert kit.last().startswith(OF_ANSWER)


def test_the_word_that_was_just_chosen_is_not_called_by_an_edit_of_it(quiet: Scene) -> None:
    kit = quiet.phones["Kit"]
    kit.says("/choices")
    kit.taps("My word for a break")
    kit.says("clementine")
    kit.edits("Clementine!")
    assert calls(quiet) == 0


@pytest.mark.parametrize("name", ["Kit", "Noor"])
def test_words_that_were_no_answer_can_be_changed_until_they_are_passed_on(
    quiet: Scene, name: str
) -> None:
    phone = quiet.phones[name]
    phone.says("qwertz")
    before = len(phone.texts())
    phone.edits("qwerty")
    phone.edits("clementine")
    assert len(phone.texts()) == before + 2
    phone.chooses("pass_it_on", "yes")
    sam = quiet.phones["Sam"]
    assert "clementine" in sam.last(), "nobody has read what it was before"
    assert not any("qwert" in text for text in sam.texts())


def test_an_answer_without_a_name_leaves_no_trace_of_what_it_says(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit = scene.phones["Kit"]
        scene.wait_until(MEETING_AT + timedelta(days=2))
        before = len(scene_rows(scene))
        for answer in ("Quite happy", "yes", "Often", "Quite a part"):
            kit.says(answer)
        kit.says("start on time, see https://example.org")
        rows = scene_rows(scene)[before:]
        assert len(rows) == 5
        hidden = {(r["shows"], r["talk_id"], r["question"], r["sent_at"].minute) for r in rows}
        assert hidden == {(b"", None, None, 0)}
        kit.edits("start on time, see https://example.org")
        assert lines(kit) == 0, "a link got its preview"
        kit.edits("end on time, see https://example.org")
        assert kit.last().startswith(OF_ANSWER)


def scene_rows(scene: Scene) -> list[dict[str, Any]]:
    with scene.database.transaction() as tx:
        return [dict(row) for row in tx.conn.execute(select(messages)).mappings()]


# ------------------------------------------------------------------ and the rest


@pytest.mark.parametrize(
    "kind",
    [
        "message_auto_delete_timer_changed",
        "chat_background_set",
        "pinned_message",
        "write_access_allowed",
    ],
)
def test_what_telegram_itself_says_is_answered_by_nothing(quiet: Scene, kind: str) -> None:
    kit = quiet.phones["Kit"]
    kit.says("menu")
    before = kit.texts()
    kit.announces(kind)
    assert kit.texts() == before


def test_an_edit_of_a_stranger_is_answered_only_if_they_need_help(quiet: Scene) -> None:
    eve = quiet.phone("Eve", 999)
    eve.says("hello")
    before = len(eve.texts())
    eve.edits("hullo")
    assert len(eve.texts()) == before
    eve.edits("help")
    assert "116 123" in eve.last()


def test_the_rows_are_in_what_is_kept_about_me_and_go_when_i_am_forgotten(quiet: Scene) -> None:
    kit, who = quiet.phones["Kit"], person_id(quiet, "Kit")
    kit.says("one")
    kit.says("two")
    with quiet.database.transaction() as tx:
        voice = Voice("en", "Europe/London")
        kept = {
            item.what.in_words(voice): item.value.in_words(voice)
            for part in my_data(tx, Actor(who), quiet.now())
            for item in part.items
        }
        assert kept["Which messages you sent: no words, and for two days only"] == "2"
        forget(tx, Actor(who), Order(), quiet.now())
        left = tx.conn.execute(select(messages).where(messages.c.person_id == who)).all()
    assert left == []


@pytest.mark.parametrize("words", ["In room 12, not 21", "Room 12!", "في الغرفة ١٢"])
def test_what_was_said_of_a_worry_is_put_right_for_those_who_are_told(
    scene: Scene, words: str
) -> None:
    kit, jo, ali = (scene.phones[name] for name in ("Kit", "Jo", "Ali"))
    kit.says("/safety")
    kit.taps("Tell Sam, Jo and Ali")
    kit.says("In room 21")
    jo.taps("Show")
    kit.edits(words)
    assert kit.last() == "Whoever I tell of this can read your new words now."
    jo.taps("Show")
    assert jo.last().translate(UNSEEN) == f"Kit wrote this about the danger: “{words}”"
    ali.taps("Show")
    assert f"Their words: “{words}”" in ali.last().translate(UNSEEN)
    assert "room 21" not in ali.last()


def test_of_a_worry_that_is_dealt_with_the_words_stay(scene: Scene) -> None:
    kit, jo = scene.phones["Kit"], scene.phones["Jo"]
    kit.says("/safety")
    kit.taps("Tell Sam, Jo and Ali")
    kit.says("In room 21")
    jo.taps("Show")
    jo.taps("I'm on it")
    jo.taps("It is dealt with")
    kit.edits("In room 12")
    assert kit.last().startswith(OF_ANSWER)
    assert not any("room 12" in text for text in jo.texts())


def worried(scene: Scene) -> tuple[Phone, Phone]:
    kit = scene.phones["Kit"]
    kit.says("/safety")
    return kit, scene.phones["Jo"]


def opens_all(*phones: Phone) -> str:
    for phone in phones:
        if "Show" in phone.buttons():
            phone.taps("Show")
    return "\n".join(text for phone in phones for text in phone.texts())


def test_what_is_kept_for_a_worry_is_put_right_before_anyone_reads_it(scene: Scene) -> None:
    kit, jo = worried(scene)
    kit.says("clementine one")
    kit.says("pomegranate")
    kit.edits("tamarind")
    kit.taps("Tell Sam, Jo and Ali")
    read = opens_all(jo, scene.phones["Sam"])
    assert "Their words: “clementine one\ntamarind”" in read.translate(UNSEEN)
    assert "pomegranate" not in read
    kit.says("no")


@pytest.mark.parametrize(
    ("said", "changed"),
    [
        ("yes", "yes but not Sam it is Sam who hurts me"),
        ("yes", "no"),
        ("tell them", "clementine"),
    ],
)
def test_a_yes_that_is_changed_is_no_word_of_it_and_the_way_to_leave_out_is_said(
    scene: Scene, said: str, changed: str
) -> None:
    kit, jo = worried(scene)
    kit.says(said)
    kit.edits(changed)
    assert kit.last().startswith("I saw that you changed a message. What I have done stays done.")
    assert f"“{changed}”" not in opens_all(jo, scene.phones["Sam"], scene.phones["Ali"])


def test_a_no_that_is_changed_tells_no_one(scene: Scene) -> None:
    kit, jo = worried(scene)
    kit.says("yes")
    kit.says("no")
    kit.edits("no. it is Sam who hurts me, nobody must know")
    assert "it is Sam" not in opens_all(jo, scene.phones["Sam"], scene.phones["Ali"])
    kit.says("/safety")
    kit.says("no")
    kit.edits("no, clementine")
    kit.says("yes")
    assert "clementine" not in opens_all(jo, scene.phones["Sam"], scene.phones["Ali"])


def test_what_is_only_offered_stays_so_however_it_is_changed(scene: Scene) -> None:
    kit, jo = worried(scene)
    kit.taps("Tell Sam, Jo and Ali")
    kit.says("no")
    kit.says("clementine")
    kit.says("pomegranate wait")
    kit.edits("tamarind, don't send")
    staff = (jo, scene.phones["Sam"], scene.phones["Ali"])
    assert "tamarind" not in opens_all(*staff)
    kit.says("no")
    assert "I have not passed it on." in kit.texts()[-1]
    kit.edits("no please keep it from Jo")
    read = opens_all(*staff)
    assert not any(words in read for words in ("clementine", "pomegranate", "tamarind", "please"))


def test_words_that_are_taken_back_before_anyone_reads_them_do_not_go(scene: Scene) -> None:
    kit, jo = worried(scene)
    kit.says("clementine my brother")
    kit.edits("no")
    kit.says("pomegranate")
    kit.edits("he won't leave")
    kit.taps("Tell Sam, Jo and Ali")
    read = opens_all(jo, scene.phones["Sam"])
    assert "Their words: “he won't leave”" in read.translate(UNSEEN)
    assert "clementine" not in read
    assert "pomegranate" not in read
