"""Words that fit nowhere are offered to a person, or it is said that they went to no one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import update

from records.notices import notices
from records.talks import talks
from records.tasks import tasks
from tests.heard.quick import Quick, replies
from tests.heard.states import begins, last, newest, writes
from tests.signals.worried import Play

LONG = "I went on and on. " * 125
NOT_PASSED = "I have not passed that on."
NOT_READ = "I cannot read this as a person would, and I have passed nothing on."


def a_choice(play: Play) -> None:
    play.life.says("Kit", "/choices")


def words_of_ones_own(play: Play) -> None:
    play.life.says("Kit", "/choices")
    play.does("Kit", "what.plan")


def a_debrief(play: Play) -> None:
    begins(play, "debrief")


STARTS = [a_choice, words_of_ones_own, a_debrief]
WORDS = [
    "max hit me last week",
    "back on the street since monday",
    "my mum died",
    "لم أنم منذ أيام",
]


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("said", ["yes", "no"])
def test_the_first_words_after_stop_are_offered_and_then_the_question_comes(
    start: Callable[[Play], None], words: str, said: str, night: Play
) -> None:
    start(night)
    asked = last(night).split("\n\n")[-1]
    night.life.says("Kit", "stop")
    night.life.says("Kit", words)
    assert f"“{words}”" in last(night)
    assert "Shall I pass it to Sam?" in last(night)
    assert night.read_by(words) == []
    night.life.says("Kit", said)
    assert night.read_by(words) == (["Sam"] if said == "yes" else [])
    assert last(night).startswith("We go back to where we were.")
    assert last(night).endswith(asked)


@pytest.mark.parametrize("state", ["open", "stopped"])
def test_so_are_words_where_the_open_talk_is_not_in_sight(state: str, night: Play) -> None:
    a_choice(night)
    with night.home.database.transaction() as tx:
        mine = notices.c.person_id == night.home.ids["Kit"]
        tx.conn.execute(update(notices).where(mine).values(hidden=True))
        tx.conn.execute(update(talks).values(state=state))
    night.life.says("Kit", "max hit me last week")
    assert "Shall I pass it to Sam?" in last(night)
    night.life.says("Kit", "no")
    night.shows("Kit")
    assert last(night).endswith("What would you like to change?")


@pytest.mark.parametrize(
    "words",
    [
        "go on",
        "Carry on please",
        "ok",
        "yes",
        "hello",
        "thanks",
        "fine",
        "who are you",
        "ready",
        "not now",
        "3",
        "?",
        "My hand sign",
    ],
)
def test_a_word_to_go_on_is_offered_to_no_one(words: str, night: Play) -> None:
    a_choice(night)
    night.life.says("Kit", "stop")
    night.life.says("Kit", words)
    assert last(night).startswith("We go back to where we were.\n\nThis is about “My choices”.")


def test_words_after_a_worry_was_stopped_are_kept_with_it(night: Play) -> None:
    night.life.says("Kit", "/safety")
    night.life.says("Kit", "stop")
    night.life.says("Kit", "max hit me last week")
    assert last(night).startswith("I've kept that. No one has read it.")
    night.life.says("Kit", "yes")
    assert "Your words go with it." in last(night)


@pytest.mark.parametrize("who", ["Kit", "Jo", "Sam", "Dee"])
@pytest.mark.parametrize("words", [LONG, "تعبت كثيرا. " * 200])
def test_a_message_that_is_too_long_is_not_lost_without_a_word(
    who: str, words: str, night: Play
) -> None:
    night.life.says(who, words)
    assert last(night, who).startswith("That is too long for me. I have passed nothing on.")
    assert "“Help now”" in last(night, who)


def test_nor_after_stop(night: Play) -> None:
    a_choice(night)
    night.life.says("Kit", "stop")
    night.life.says("Kit", LONG)
    assert last(night).startswith("That is too long for me. Please send it in parts.")


@pytest.mark.parametrize("words", [LONG, "thanks"])
def test_nor_as_a_reply_to_someone(words: str, play: Play) -> None:
    writes(play)
    play.life.says("Kit", "/menu")
    replies(play, "How did the move go?", words)
    assert "passed" in last(play)
    assert play.read_by(words.strip()) == []


SHORT = ["good", "fine", "good thanks", "yes", "no", "👍", "ok", "not really", "7", "❤️", "you ok?"]


@pytest.mark.parametrize("words", SHORT)
def test_a_short_answer_to_someone_is_offered_to_them(words: str, play: Play) -> None:
    writes(play)
    play.life.says("Kit", words)
    assert "Shall I pass it to Sam?" in last(play)
    assert not play.home.rows(tasks)
    play.life.says("Kit", "yes")
    assert play.read_by(f"“{words}”") == ["Sam"]


@pytest.mark.parametrize("words", SHORT)
def test_so_is_a_short_reply(words: str, play: Play) -> None:
    writes(play)
    play.life.says("Kit", "/choices")
    replies(play, "How did the move go?", words)
    assert "Shall I pass it to Sam?" in last(play)


@pytest.mark.parametrize("words", ["good", "yes", "thanks"])
def test_and_a_question_for_words_before_it_does_not_take_it(words: str, play: Play) -> None:
    begins(play, "debrief")
    play.life.says("Kit", "good")
    assert "What went well?" in last(play)
    writes(play)
    play.life.says("Kit", words)
    assert "well" not in newest(play, "debrief")
    assert ("Shall I pass it to Sam?" in last(play)) == (words != "thanks")


def test_a_button_that_has_these_words_is_still_pressed(play: Play) -> None:
    a_choice(play)
    writes(play)
    play.life.says("Kit", "2")
    assert "Shall I pass it" not in last(play)


@pytest.mark.parametrize("words", ["thanks", "thank you so much", "hi", "good morning", "ta"])
def test_thanks_and_a_greeting_go_to_no_one_and_that_is_said(words: str, play: Play) -> None:
    writes(play)
    play.life.says("Kit", words)
    assert NOT_PASSED.removeprefix("I have ") in last(play)
    assert "type a few words more" in last(play)
    play.life.says("Kit", "bit scared tho")
    play.life.says("Kit", "yes")
    assert play.read_by(f"“{words}") == []


@pytest.mark.parametrize("who", ["Jo", "Sam", "Dee"])
@pytest.mark.parametrize(
    "words",
    [
        *("tell kit im sorry", "cancel the meeting", "can someone cover friday", "Kit is unwell"),
        *("the heating is broken again", "أخبر كيت أنني آسف"),
    ],
)
def test_staff_are_told_that_their_words_went_to_no_one(who: str, words: str, night: Play) -> None:
    before = {name: len(night.texts(name)) for name in ("Kit", "Jo", "Sam", "Dee", "Ali")}
    night.life.says(who, words)
    assert NOT_READ in last(night, who)
    newest_message = list(night.phone(who).values())[-1]
    data = [button.data for row in newest_message.buttons for button in row]
    assert {"go.to_do", "go.menu"} <= set(data)
    night.waits(timedelta(minutes=2))
    others = {name: len(night.texts(name)) for name in before if name != who}
    assert others == {name: count for name, count in before.items() if name != who}


@pytest.mark.parametrize("words", ["hi", "ok", "thanks", "yes", "3", "?"])
def test_small_talk_of_staff_gets_no_such_note(words: str, night: Play) -> None:
    night.life.says("Jo", words)
    assert NOT_READ not in last(night, "Jo")


@pytest.mark.parametrize("who", ["Jo", "Sam", "Dee"])
@pytest.mark.parametrize(
    "words",
    [
        *("Kit is in danger", "kit's in danger", "Bea is not safe", "please, Kit is in danger"),
        *("Kit has a knife", "he hit me", "KIT IS BEING HURT"),
    ],
)
@pytest.mark.parametrize("start", ["", "/menu"])
def test_plain_danger_in_the_words_of_staff_opens_its_screen(
    who: str, words: str, start: str, night: Play
) -> None:
    if start:
        night.life.says(who, start)
    night.life.says(who, words)
    assert night.life.data(who, "safety_tell.tell")
    assert "Would you like me to tell them?" in last(night, who)


@pytest.mark.parametrize("words", ["Kit is not in danger", "Kit is in danger of missing the bus"])
def test_longer_words_are_not_guessed_about(words: str, night: Play) -> None:
    night.life.says("Jo", words)
    assert NOT_READ in last(night, "Jo")


def test_a_short_answer_of_staff_is_offered_back(play: Play) -> None:
    play.life.says("Kit", "can I come at three")
    play.life.says("Kit", "yes")
    play.waits(timedelta(minutes=1))
    play.shows("Sam")
    play.life.says("Sam", "yes")
    assert "Shall I send that to Kit?" in last(play, "Sam")


def test_quick_messages_after_stop_are_offered_as_one(night: Play) -> None:
    a_choice(night)
    night.life.says("Kit", "stop")
    kit = Quick(night)
    kit.says("max hit me last week")
    kit.more("and again today")
    night.life.says("Kit", "yes")
    assert night.read_by("“max hit me last week\nand again today”") == ["Sam"]
