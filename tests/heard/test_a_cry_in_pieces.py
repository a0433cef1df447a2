"""People in need type in short messages: two or three that are a cry together are heard as one."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from records.signals import signals
from tests.heard.quick import Quick
from tests.heard.quick_states import a_plan, begins, newest_talk
from tests.home import MEETING_AT
from tests.signals.worried import AT_NIGHT, DURING, Play, a_play

BEFORE = MEETING_AT - timedelta(days=6)
CHECK_IN = MEETING_AT - timedelta(days=1)

#: what is typed in pieces, and what is to be read then
CRIES = [
    (("I want to", "die"), "I am glad that you wrote."),
    (("im not", "ok"), "I am glad that you wrote."),
    (("i really", "want to", "die"), "I am glad that you wrote."),
    (("I can't", "go on"), "I am glad that you wrote."),
    (("call", "me"), "Shall I ask Sam to ring you?"),
    (("i would like", "a call"), "Shall I ask Sam to ring you?"),
    (("he hit", "me"), "You do not have to say why."),
    (("someone is", "in danger"), "You do not have to say why."),
    (("my leg hurts", "he hit", "me"), "You do not have to say why."),
]


@pytest.mark.parametrize(("pieces", "seen"), CRIES)
@pytest.mark.parametrize(
    ("talk", "now"),
    [("", AT_NIGHT), ("", DURING), ("invitation", BEFORE), ("check_in", CHECK_IN)],
)
def test_a_cry_in_pieces_is_heard_first(
    talk: str, now: object, pieces: tuple[str, ...], seen: str, tmp_path: Path
) -> None:
    with a_play(tmp_path, now=now) as play:  # type: ignore[arg-type]
        if talk:
            begins(play, talk)
        kit = Quick(play)
        kit.says(pieces[0])
        for piece in pieces[1:]:
            kit.more(piece)
        assert any(seen in text for text in play.texts("Kit"))


@pytest.mark.parametrize("pieces", [("I need", "a break"), ("need", "a break"), ("tama", "rillo")])
def test_a_call_for_a_break_in_pieces_is_a_signal(pieces: tuple[str, str], tmp_path: Path) -> None:
    with a_play(tmp_path, {"Kit": {"word": "tamarillo"}}) as play:
        kit = Quick(play)
        kit.says(pieces[0])
        kit.more(pieces[1])
        assert len(play.home.rows(signals)) == 1
        assert "I am telling Jo and Ali now" in play.last("Kit")
        play.does("Kit", "ok_now.ok")
        play.does("Kit", "now_what.ok")
        assert "Shall I pass it" not in play.last("Kit"), "it is not offered as well"


def test_other_words_that_were_offered_are_not_lost_over_it(play: Play) -> None:
    kit = Quick(play)
    kit.says("they stopped my benefits")
    kit.says("I need")
    kit.more("a break")
    assert len(play.home.rows(signals)) == 1
    state, answers = newest_talk(play, "unread_words")
    assert (state, "they stopped my benefits" in str(answers)) == ("paused", True)


def test_in_arabic_too(night: Play) -> None:
    night.speaks("Kit", "ar")
    kit = Quick(night)
    kit.says("أريد أن")
    kit.more("أموت")
    assert "999" in night.last("Kit")


@pytest.mark.parametrize(
    ("first", "second", "after"),
    [
        ("I need", "a break", 6),
        ("I need", "a breakfast", 2),
        ("we had", "a good time", 2),
        ("he hit", "the ball", 2),
    ],
)
def test_other_words_are_no_cry(first: str, second: str, after: int, play: Play) -> None:
    kit = Quick(play)
    kit.says(first)
    kit.says(second, after=after)
    assert not play.home.rows(signals)
    assert "You do not have to say why." not in play.last("Kit")


def test_where_words_are_asked_for_help_comes_first_and_someone_can_be_asked(night: Play) -> None:
    a_plan(night)
    kit = Quick(night)
    kit.says("i want to")
    kit.more("die")
    assert any("Samaritans" in text for text in night.texts("Kit"))
    assert "Shall I ask Sam to ring you?" in night.last("Kit").replace("\u2068", "").replace(
        "\u2069", ""
    )


def test_without_a_name_it_is_heard_as_well(night: Play) -> None:
    begins(night, "evaluation_child")
    kit = Quick(night)
    night.does("Kit", "q1.yes")
    kit.says("he hit")
    kit.more("me")
    assert night.life.data("Kit", "safety_tell.tell")


@pytest.mark.parametrize("apart", [1, 40])
def test_what_came_late_and_all_at_once_is_heard_too(apart: int, play: Play) -> None:
    """The phone, or the bot, was off: nothing could be read between the two."""
    Quick(play).at_once("I need", "a break", apart=apart)
    assert len(play.home.rows(signals)) == 1
