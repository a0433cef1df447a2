"""A longer sentence picks no button: it is asked which was meant, and its words are not lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.words.choosing import half_meant
from records.meetings import comings
from records.talks import talks
from records.tasks import tasks
from tests.heard.states import last, newest
from tests.home import MEETING_AT
from tests.signals.worried import Play

OFFERED = (("good", "Good 🙂"), ("so_so", "So-so 😐"), ("hard", "Hard 😟"))
COMING = (("yes", "Yes, I will come"), ("no", "No, thank you"), ("unsure", "I don't know yet"))


@pytest.mark.parametrize(
    ("text", "offered", "found"),
    [
        ("good but tired", OFFERED, ("good", True)),
        ("it was good", OFFERED, ("good", False)),
        ("good? I am not sure", OFFERED, ("good", True)),
        ("not good", OFFERED, None),
        ("good or hard", OFFERED, None),
        ("yes but only till three", COMING, ("yes", True)),
        ("yeah i would love to", COMING, ("yes", False)),
        ("no, my knee", COMING, ("no", True)),
        ("no idea", COMING, None),
        ("yes and no", COMING, None),
        ("my knee", COMING, None),
        ("", COMING, None),
    ],
)
def test_what_a_longer_sentence_may_mean(
    text: str, offered: tuple[tuple[str, str], ...], found: tuple[str, bool] | None
) -> None:
    assert half_meant(text, offered, "en") == found


@pytest.fixture
def asked(night: Play) -> Play:
    """Kit is asked to the next meeting."""
    night.home.meets(MEETING_AT + timedelta(days=14), night.now)
    night.waits(timedelta(hours=20))
    night.shows("Kit")
    assert "Would you like to come?" in last(night)
    return night


def answer(play: Play) -> object:
    mine = comings.c.person_id == play.home.ids["Kit"]
    return play.home.rows(comings, mine, comings.c.meeting_id == 2)[0].answer


def test_a_yes_with_a_but_is_asked_about_and_then_counts(asked: Play) -> None:
    asked.life.says("Kit", "yes but only till three")
    assert "Did you mean “Yes, I will come”?" in last(asked)
    assert answer(asked) is None
    asked.life.says("Kit", "yes")
    assert "Shall I pass your words to Sam too?" in last(asked)
    assert asked.read_by("till three") == []
    asked.life.says("Kit", "yes")
    assert answer(asked) == "yes"
    assert asked.read_by("till three") == ["Sam"]
    assert [task.kind for task in asked.home.rows(tasks)] == ["words"]


def test_a_no_to_that_picks_nothing_and_the_question_comes_again(asked: Play) -> None:
    asked.life.says("Kit", "yes but only till three")
    asked.life.says("Kit", "no")
    asked.life.says("Kit", "no")
    assert "No one has read it." in "".join(asked.texts("Kit"))
    assert "Would you like to come?" in last(asked)
    assert answer(asked) is None
    assert asked.read_by("till three") == []


def test_where_there_is_no_more_in_it_nothing_else_is_asked(asked: Play) -> None:
    asked.life.says("Kit", "yeah i would love to")
    asked.life.says("Kit", "yes")
    assert answer(asked) == "yes"
    assert newest(asked, "did_you_mean")["meant"] == "yes"


@pytest.mark.parametrize("words", ["yes?", "no?", "yes please?", "yeah ?"])
def test_what_is_asked_back_is_no_answer(words: str, asked: Play) -> None:
    asked.life.says("Kit", words)
    assert answer(asked) is None
    assert "Did you mean" in last(asked)


@pytest.mark.parametrize("words", ["not sure yes or no", "who else?", "I will not come if Max is"])
def test_what_may_mean_anything_is_offered_to_a_person(words: str, asked: Play) -> None:
    asked.life.says("Kit", words)
    assert "Shall I pass it to Sam?" in last(asked)
    assert answer(asked) is None


def test_words_typed_there_are_kept_with_it(asked: Play) -> None:
    asked.life.says("Kit", "yes but only till three")
    asked.life.says("Kit", "my bus goes then")
    assert "Did you mean" in last(asked)
    asked.life.says("Kit", "yes")
    asked.life.says("Kit", "yes")
    assert asked.read_by("my bus goes then") == ["Sam"]
    assert answer(asked) == "yes"


def test_a_yes_answers_the_question_that_it_was_asked_about_and_no_other(asked: Play) -> None:
    asked.life.says("Kit", "yes but only till three")
    older = asked.life.data("Kit", "meant.yes")
    asked.home.meets(MEETING_AT + timedelta(days=21), asked.now)
    asked.waits(timedelta(hours=22))
    asked.life.taps_data("Kit", older)
    asked.does("Kit", "pass_it_on.no")
    mine = comings.c.person_id == asked.home.ids["Kit"]
    answers = {row.meeting_id: row.answer for row in asked.home.rows(comings, mine)}
    assert (answers[2], answers[3]) == ("yes", None)


def test_one_that_is_asked_no_more_is_not_answered_and_that_is_said(asked: Play) -> None:
    asked.life.says("Kit", "yeah i would love to")
    mine = (talks.c.person_id == asked.home.ids["Kit"], talks.c.conversation == "invitation")
    with asked.home.database.transaction() as tx:
        tx.conn.execute(update(talks).where(*mine).values(state="closed"))
    asked.life.says("Kit", "yes")
    assert answer(asked) is None
    assert "That is asked no more" in "".join(asked.texts("Kit"))


def test_what_is_typed_after_the_first_message_can_be_passed_on_too(asked: Play) -> None:
    asked.life.says("Kit", "yes i would love to")
    asked.life.says("Kit", "the man who hurt me will be there")
    asked.life.says("Kit", "yes")
    assert "Shall I pass your words to Sam too?" in last(asked)
    asked.life.says("Kit", "yes")
    assert asked.read_by("the man who hurt me will be there") == ["Sam"]
    assert answer(asked) == "yes"
