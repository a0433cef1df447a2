"""What fits nowhere goes to a person with a yes: to the one who was named, and to no one else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from records.people import people
from records.signals import signals
from records.tasks import tasks
from tests.signals.worried import Play

OFFER = "Shall I pass it to Sam?"
_MARKS = dict.fromkeys((0x2068, 0x2069))


def leaves_out_sam(play: Play) -> None:
    play.life.says("Kit", "/choices")
    play.does("Kit", "what.not_to")
    play.does("Kit", f"not_to.{play.home.ids['Sam']}")
    play.does("Kit", "not_to.~done")


@pytest.mark.parametrize(
    "cry", ["he hit me", "I'm in danger", "emergency", "someone has a knife", "danger"]
)
def test_plain_danger_is_heard_while_it_is_asked(cry: str, night: Play) -> None:
    night.life.says("Kit", "my leg is bad")
    assert OFFER in night.last("Kit")
    night.life.says("Kit", cry)
    assert night.life.data("Kit", "safety_tell.tell")
    night.does("Kit", "safety_tell.tell")
    assert night.worry.state == "raised"


@pytest.mark.parametrize(
    "words",
    [
        *("don't tell sam about the drinking", "not sam", "Sam keeps touching me", "who is sam?"),
        *("لا تخبر Sam", "it is Sam's fault"),
    ],
)
def test_words_that_name_sam_are_offered_to_someone_else(words: str, night: Play) -> None:
    night.life.says("Kit", words)
    assert "Shall I pass it to Jo and Ali?" in night.last("Kit")
    night.life.says("Kit", "yes")
    assert night.read_by(words) == ["Jo", "Ali"]
    night.life.says("Sam", "/todo")
    assert "No one waits for you" in night.last("Sam")


def test_words_that_come_to_name_sam_ask_again_with_other_names(night: Play) -> None:
    night.life.says("Kit", "my leg is bad")
    night.life.says("Kit", "but not Sam please")
    assert "Shall I pass it to Jo and Ali?" in night.last("Kit")
    night.life.says("Kit", "yes")
    assert night.read_by("my leg is bad") == ["Jo", "Ali"]


@pytest.mark.parametrize("said", ["my leg is bad", "ring me"])
def test_a_yes_for_sam_is_none_for_others(said: str, night: Play) -> None:
    night.life.says("Kit", said)
    night.life.says("Kit", "thanks")  # it is asked again
    yes = night.life.data("Kit", ".yes")
    leaves_out_sam(night)
    night.life.taps_data("Kit", yes)
    assert "Who would get it has changed." in "".join(night.texts("Kit"))
    assert night.home.rows(tasks) == []
    assert night.read_by("Kit wrote this") == night.read_by("would like to talk") == []


def test_whom_they_left_out_before_never_reads_it(night: Play) -> None:
    leaves_out_sam(night)
    night.life.says("Kit", "clementine")
    night.life.says("Kit", "yes")
    assert night.read_by("clementine") == ["Jo", "Ali"]


@pytest.mark.parametrize("said", ["I can't breathe", "I am scared", "i am not ok", "ring me"])
def test_despair_beside_a_worry_is_not_lost(said: str, play: Play) -> None:
    play.life.says("Kit", "/safety")
    play.life.says("Kit", said)
    if said != "ring me":
        assert any("Samaritans" in text for text in play.texts("Kit"))
    play.does("Kit", "safety_tell.tell")
    play.shows("Dee")
    assert f"Their words: “{said}”" in play.last("Dee").translate(_MARKS)


def test_each_that_was_passed_on_stands_on_the_list(night: Play) -> None:
    for words in ("my mum died", "they evicted me this morning"):
        night.life.says("Kit", words)
        night.life.says("Kit", "yes")
    assert len(night.home.rows(tasks, tasks.c.state == "open")) == 2
    night.life.says("Sam", "/todo")
    assert "my mum died" in night.last("Sam")
    assert "they evicted me this morning" in night.last("Sam")


@pytest.mark.parametrize("said", ["ok", "will do", "no problem", "great"])
def test_an_ok_is_not_said_to_be_an_answer(said: str, play: Play) -> None:
    play.raises("Kit")
    play.shows("Dee")
    play.life.says("Dee", said)
    assert play.last("Dee").startswith("I have not taken that as an answer.")
    assert play.worry.state == "opened"


def test_got_it_is_that_they_have_seen_it(play: Play) -> None:
    play.raises("Kit")
    play.shows("Dee")
    play.life.says("Dee", "got it")
    assert play.worry.state == "seen"


def test_the_words_on_a_button_press_it(play: Play) -> None:
    play.life.says("Kit", "/break")
    play.life.says("Kit", "Please ring me")
    assert "I have asked Sam to ring you." in play.last("Kit")


def test_i_am_ok_now_ends_a_break_that_no_one_answered_yet(play: Play) -> None:
    play.life.says("Kit", "/break")
    play.waits(timedelta(minutes=4))
    play.life.says("Kit", "I am OK now")
    assert {row.state for row in play.home.rows(signals)} == {"ended"}


@pytest.mark.parametrize("said", ["talk to me", "call me", "I need someone to talk to"])
def test_where_words_are_asked_for_plain_asks_are_words(said: str, night: Play) -> None:
    night.life.says("Kit", "/choices")
    night.does("Kit", "what.hard")
    night.life.says("Kit", said)
    assert "Shall I ask Sam" not in night.last("Kit")


def test_after_stop_new_words_are_offered_with_the_old(night: Play) -> None:
    night.life.says("Kit", "my leg is bad")
    night.life.says("Kit", "stop")
    night.life.says("Kit", "my mum died")
    assert "“my leg is bad\nmy mum died”" in night.last("Kit").translate(_MARKS)
    night.life.says("Kit", "no")
    for said in ("yes", "no", "4", "ok"):
        night.life.says("Kit", said)
        assert OFFER not in night.last("Kit"), said
    assert night.read_by("my mum died") == []


def test_with_no_one_to_pass_it_to_that_is_said(night: Play) -> None:
    with night.home.database.transaction() as tx:
        staff = [night.home.ids[name] for name in ("Sam", "Jo", "Ali", "Dee")]
        tx.conn.execute(update(people).where(people.c.id.in_(staff)).values(state="left"))
    leaves_out_sam(night)
    for name in ("Jo", "Ali", "Dee"):
        night.life.says("Kit", "/choices")
        night.does("Kit", "what.not_to")
        night.does("Kit", f"not_to.{night.home.ids[name]}")
    night.life.says("Kit", "/menu")
    for words in ("my leg is bad", "is anyone reading"):
        night.life.says("Kit", words)
        assert "Sorry, I did not get that" not in "".join(night.texts("Kit"))


def test_staff_are_told_that_it_cannot_be_read(night: Play) -> None:
    night.life.says("Jo", "/menu")
    night.life.says("Jo", "bananas are off")
    assert night.last("Jo").startswith("I am a bot, and I cannot read this as a person would.")
