"""What says little, or asks to be left alone, or means a choice, gets an answer that helps."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from bot.words.choosing import half_meant
from conversations.talks.plain_answers import NOTES as PLAIN_NOTES
from locales.catalogue import load
from records.meetings import comings
from records.tasks import tasks
from tests.heard.states import NOT_AN_ANSWER, begins, last, newest, the_menu
from tests.home import MEETING_AT
from tests.signals.worried import Play

HOW_TO = "Please tap one of these, or type its words."
LEFT_ALONE = "I am not asking you anything now."
COMING = (
    ("yes", "Yes, I will come"),
    ("no", "No, thank you"),
    ("unsure", "Not sure yet"),
    ("unwell", "I am unwell"),
    ("part", "I can come for a part"),
)


@pytest.mark.parametrize("words", ["?", "...", "10/10", "??", "!!"])
def test_that_it_was_not_read_is_never_said_twice_in_a_row(words: str, night: Play) -> None:
    the_menu(night)
    before = len(night.texts("Kit"))
    for _ in range(4):
        night.life.says("Kit", words)
    said = [NOT_AN_ANSWER in text for text in night.texts("Kit")[before:]]
    assert len(said) == 4
    assert (True, True) not in pairwise(said)
    assert any(HOW_TO in text for text in night.texts("Kit")[before:])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        *(("😂", "That is nice to see."), ("❤️", "That is nice to see.")),
        *(("👍🏽", "I have not taken that as an answer."), ("🙏", "You are welcome.")),
    ],
)
def test_a_sign_is_small_talk(words: str, said: str, night: Play) -> None:
    the_menu(night)
    night.life.says("Kit", words)
    assert said in last(night)


def test_with_nothing_open_a_sign_gets_a_small_answer(night: Play) -> None:
    for words, said in (
        ("😂", "That is nice to see."),
        ("👍🏽", "Thank you."),
        ("🙏", "You are welc"),
    ):
        night.life.says("Kit", words)
        assert last(night).startswith(said)


@pytest.mark.parametrize("words", ["10/10", "7 out of 10", "80%", "😂", "3/10!", "😭"])
def test_how_someone_is_may_be_a_number_out_of_another(words: str, night: Play) -> None:
    begins(night, "hello")
    night.life.says("Kit", words)
    assert newest(night, "hello")["how"] == words


@pytest.mark.parametrize("words", ["?", "👍", "5"])
def test_what_says_nothing_of_it_does_not(words: str, night: Play) -> None:
    begins(night, "hello")
    night.life.says("Kit", words)
    night.life.says("Kit", words)
    assert "how" not in newest(night, "hello")
    assert HOW_TO in last(night) or "type its words" in last(night) or NOT_AN_ANSWER in last(night)
    assert not night.home.rows(tasks)


@pytest.mark.parametrize("words", ["stop", "STOP!!", "leave me alone", "go away", "اتركني وشأني"])
def test_with_nothing_open_there_is_nothing_to_stop_and_that_is_said(
    words: str, night: Play
) -> None:
    language = "en" if words.isascii() else "ar"
    night.speaks("Kit", language)
    night.life.says("Kit", words)
    note = PLAIN_NOTES["asked_alone"].words
    assert last(night) == load(language).gettext(note)
    night.speaks("Kit", "en")
    assert not night.home.rows(tasks)
    night.life.says("Kit", "unsubscribe")
    assert "Shall I ask Sam to help you with that?" in last(night)


def test_two_stops_are_one(night: Play) -> None:
    night.life.says("Kit", "/choices")
    night.life.says("Kit", "stop")
    night.life.says("Kit", "stop")
    assert LEFT_ALONE in last(night)


def test_to_be_left_alone_stops_what_is_asked_and_in_a_break_it_is_words(play: Play) -> None:
    play.life.says("Kit", "/choices")
    play.life.says("Kit", "leave me alone")
    assert "I have kept your answers." in last(play)
    play.life.says("Kit", "/menu")
    play.life.says("Kit", "go away")
    assert LEFT_ALONE in last(play)
    play.life.says("Kit", "/break")
    play.life.says("Kit", "leave me alone")
    assert "leave me alone" in last(play)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *(("OK no", None), ("yes no", None), ("if i can", None), ("ok maybe", None)),
        *(("can i come for a part?", None), ("maybe i can come for a part", None)),
        *(("unless i am unwell", None), ("yes if i can", ("yes", True))),
        ("I think I can come for a part of it", ("part", False)),
        ("i am unwell, sorry about that", ("unwell", True)),
        ("no, my knee", ("no", True)),
    ],
)
def test_what_is_turned_round_or_open_names_no_choice(
    text: str, found: tuple[str, bool] | None
) -> None:
    assert half_meant(text, COMING, "en") == found


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        *(("not coming", "No, thank you"), ("i wont come", "No, thank you")),
        *(("I cant come tomorrow", "No, thank you"), ("لن آتي", "No, thank you")),
        *(("i'm ill", "I am unwell"), ("im sick today", "I am unwell")),
        *(("I will come", "Yes, I will come"), ("count me in", "Yes, I will come")),
        *(("I can come", "Yes, I will come"), ("see you there!", "Yes, I will come")),
    ],
)
def test_under_an_invitation_it_is_asked_whether_that_is_meant(
    words: str, meant: str, night: Play
) -> None:
    night.home.meets(MEETING_AT + timedelta(days=14), night.now)
    night.waits(timedelta(hours=20))
    night.shows("Kit")
    assert "Would you like to come?" in last(night)
    if not words.isascii():
        night.speaks("Kit", "ar")
    mine = (comings.c.person_id == night.home.ids["Kit"], comings.c.meeting_id == 2)
    night.life.says("Kit", words)
    assert night.home.rows(comings, *mine)[0].answer is None
    if words.isascii():
        assert f"Did you mean “{meant}”?" in last(night)
        night.life.says("Kit", "yes")
        expected = {"No, thank you": "no", "I am unwell": "unwell", "Yes, I will come": "yes"}
        assert night.home.rows(comings, *mine)[0].answer == expected[meant]
