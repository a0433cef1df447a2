"""Words under a message from someone are offered to that person, and go with a yes alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.words.speaking_to import not_addressed
from records.notices import notices
from records.tasks import tasks
from scheduler.talks.passing_on.wrote import who_wrote_last
from tests.heard.states import begins, last, newest, writes
from tests.signals.worried import Play


@pytest.mark.parametrize(
    "words",
    [
        *("thanks sam! bit scared tho. can you call me", "bit scared tho", "hi Sam, it went ok"),
        *(
            "Sam can you ring me on my new number",
            "ok sam it was hard",
            "Sam?? you there? it is bad",
        ),
    ],
)
def test_they_are_offered_to_sam(words: str, play: Play) -> None:
    writes(play)
    play.life.says("Kit", words)
    assert "Shall I pass it to Sam?" in last(play)
    assert play.read_by(words) == []
    play.life.says("Kit", "yes")
    assert play.read_by(words) == ["Sam"]
    assert [task.kind for task in play.home.rows(tasks)] == ["words"]


@pytest.mark.parametrize(
    "words",
    ["Sam keeps touching me", "I don't trust Sam", "it is Sam's fault", "tell Jo about Sam"],
)
def test_words_that_speak_of_sam_are_not(words: str, play: Play) -> None:
    writes(play)
    play.life.says("Kit", words)
    assert "to Sam" not in last(play)
    play.life.says("Kit", "yes")
    assert "Sam" not in play.read_by(words)


def test_what_comes_to_speak_of_sam_goes_to_sam_no_more(play: Play) -> None:
    writes(play)
    play.life.says("Kit", "bit scared tho")
    play.life.says("Kit", "of Sam to be honest")
    assert "to Sam" not in last(play)
    play.life.says("Kit", "yes")
    assert "Sam" not in play.read_by("bit scared tho")


def test_one_who_is_left_out_does_not_get_them(play: Play) -> None:
    writes(play)
    play.life.says("Kit", "/choices")
    play.does("Kit", "what.not_to")
    play.does("Kit", f"not_to.{play.home.ids['Sam']}")
    play.does("Kit", "not_to.~done")
    play.life.says("Kit", "bit scared tho")
    play.life.says("Kit", "yes")
    assert "Sam" not in play.read_by("bit scared tho")


@pytest.mark.parametrize("words", ["thanks", "ok", "hi"])
def test_small_talk_under_it_goes_to_no_one(words: str, play: Play) -> None:
    writes(play)
    play.life.says("Kit", words)
    assert play.read_by(f"“{words}") == []
    assert not play.home.rows(tasks)


def test_a_question_before_it_does_not_swallow_them(play: Play) -> None:
    begins(play, "debrief")
    play.life.says("Kit", "good")
    assert "What went well?" in last(play)
    writes(play)
    play.life.says("Kit", "thanks sam bit scared tho")
    assert "Shall I pass it to Sam?" in last(play)
    play.life.says("Kit", "yes")
    assert "What went well?" in last(play)
    assert "well" not in newest(play, "debrief")
    assert play.read_by("bit scared tho") == ["Sam"]


def test_days_later_they_are_no_answer_any_more(play: Play) -> None:
    writes(play)
    kit, now = play.home.ids["Kit"], play.now
    with play.home.database.transaction() as tx:
        assert who_wrote_last(tx, kit, now + timedelta(days=2)) == play.home.ids["Sam"]
        assert who_wrote_last(tx, kit, now + timedelta(days=4)) is None


def test_staff_can_answer_what_someone_wrote_and_it_goes_out_with_a_yes(play: Play) -> None:
    play.life.says("Kit", "my leg is bad")
    play.life.says("Kit", "yes")
    play.waits(timedelta(minutes=1))
    play.shows("Sam")
    play.life.says("Sam", "I'll ring you at three, Kit")
    assert "Shall I send that to Kit? It goes out with your name." in last(play, "Sam")
    play.waits(timedelta(minutes=1))
    assert not play.home.rows(notices, notices.c.name == "friendly_word")
    play.life.says("Sam", "yes")
    play.waits(timedelta(minutes=1))
    play.shows("Kit")
    assert "Sam says: “I'll ring you at three, Kit”" in last(play)


def test_a_no_of_theirs_sends_nothing(play: Play) -> None:
    play.life.says("Kit", "my leg is bad")
    play.life.says("Kit", "yes")
    play.waits(timedelta(minutes=1))
    play.shows("Sam")
    play.life.says("Sam", "poor Kit, that is a mess")
    play.life.says("Sam", "no")
    assert "I have sent nothing." in "".join(play.texts("Sam"))
    play.waits(timedelta(minutes=1))
    assert not play.home.rows(notices, notices.c.name == "friendly_word")


def test_who_does_not_look_after_them_is_offered_no_way_to_write(play: Play) -> None:
    play.life.says("Kit", "sam keeps touching me")
    play.life.says("Kit", "yes")
    play.waits(timedelta(minutes=1))
    play.shows("Jo")
    play.life.says("Jo", "what a thing to say")
    assert "Shall I send that to" not in last(play, "Jo")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("thanks sam! bit scared", "bit scared"),
        ("Sam, can you ring me", "can you ring me"),
        ("hi sam can you ring me", "can you ring me"),
        ("sam can you ring me", "can you ring me"),
        ("sam keeps touching me", "sam keeps touching me"),
        ("I like sam", "i like sam"),
    ],
)
def test_what_only_speaks_to_someone_is_told_from_what_speaks_of_them(
    text: str, rest: str
) -> None:
    assert " ".join(not_addressed(text, "Sam", "en").split()) == rest
