"""How someone is, in their own words: it goes to whom the question named, and the talk goes on."""

from __future__ import annotations

import pytest

from conversations.evaluation import MORE
from conversations.questions import COMMENT
from records.people import people
from records.tasks import tasks
from tests.heard.states import begins, last, newest
from tests.signals.worried import Play

HOW = [("hello", "how"), ("debrief", "how"), ("pre_brief", "feeling"), ("check_in", "feeling")]


@pytest.mark.parametrize(("talk", "question"), HOW)
@pytest.mark.parametrize(
    "words",
    [
        *("not great tbh, back on the street since monday", "bit nervous tbh"),
        *("it was alright but I felt ignored", "good but tired", "ok", "meh", "😞", "not too bad"),
        *("is it good?", "good?", "تعبان شوي", "x"),
    ],
)
def test_words_go_to_whom_the_question_named_and_to_no_one_else(
    talk: str, question: str, words: str, night: Play
) -> None:
    begins(night, talk)
    night.life.says("Kit", words)
    assert newest(night, talk)[question] == words
    assert "I have passed this on to" in "".join(night.texts("Kit"))
    assert night.read_by(f"“{words}”") == ["Sam"]
    (task,) = night.home.rows(tasks)
    assert (task.kind, task.state) == ("words", "open")


@pytest.mark.parametrize(("talk", "question"), HOW)
@pytest.mark.parametrize("words", ["hi", "thanks", "yes", "no", "who are you?", "5", "…"])
def test_what_says_nothing_of_it_goes_to_no_one_and_it_is_asked_again(
    talk: str, question: str, words: str, night: Play
) -> None:
    begins(night, talk)
    asked = last(night).splitlines()[-2]
    night.life.says("Kit", words)
    assert asked in last(night)
    assert question not in newest(night, talk)
    assert not night.home.rows(tasks)


@pytest.mark.parametrize(
    ("talk", "words", "key"),
    [
        ("hello", "good", "good"),
        ("hello", "Good please", "good"),
        ("hello", "so-so thanks", "so_so"),
        ("hello", "not good", "bad"),
        ("hello", "😟", "bad"),
        ("hello", "2", "so_so"),
        ("debrief", "Mixed", "mixed"),
        ("debrief", "hard, sorry", "hard"),
        ("check_in", "fine thanks", "fine"),
        ("check_in", "I'm not coming", "not_coming"),
        ("pre_brief", "worried", "worried"),
    ],
)
def test_a_buttons_own_words_still_pick_it(talk: str, words: str, key: str, night: Play) -> None:
    begins(night, talk)
    night.life.says("Kit", words)
    found = newest(night, talk)
    assert key in found.values()


@pytest.mark.parametrize(("talk", "question"), HOW)
def test_despair_is_met_with_help_first_and_the_question_comes_again(
    talk: str, question: str, night: Play
) -> None:
    begins(night, talk)
    night.life.says("Kit", "I am not ok")
    assert "These people can help now:" in last(night)
    night.life.says("Kit", "no")
    assert question not in newest(night, talk)
    assert "We go back to where we were." in last(night)


def test_a_talk_that_begins_with_it_goes_on_after_the_words(night: Play) -> None:
    begins(night, "debrief")
    night.life.says("Kit", "it was alright but I felt ignored")
    assert "What went well?" in last(night)
    night.life.says("Kit", "back")
    assert "How was it for you?" in last(night)
    night.life.says("Kit", "mixed")
    assert night.home.rows(tasks)[0].state != "open"


def test_who_did_not_come_but_types_so_is_asked_and_not_taken_off(night: Play) -> None:
    begins(night, "check_in")
    night.life.says("Kit", "i'm not coming on the bus")
    assert newest(night, "check_in")["feeling"] == "i'm not coming on the bus"


def test_words_at_a_form_become_its_comment_without_a_name(night: Play) -> None:
    begins(night, "evaluation_adult")
    night.life.says("Kit", "honestly I felt ignored")
    assert "I have put that with your comment, without your name." in last(night)
    assert "How do you feel about our meetings?" in last(night)
    for _ in range(4):
        night.life.says("Kit", "1")
    night.life.says("Kit", "skip")
    assert "Your comment so far, without your name: “honestly I felt ignored”" in last(night)
    night.life.says("Kit", "and shorter please")
    said = newest(night, "evaluation_adult")
    assert said[MORE.name] == "honestly I felt ignored\nand shorter please"
    assert not said[COMMENT]
    assert night.read_by("ignored") == []
    assert not night.home.rows(tasks)


@pytest.mark.parametrize(
    ("ends", "kept"), [("skip", "honestly I felt ignored"), ("Take out what it says", "")]
)
def test_that_comment_stays_when_no_more_is_said_and_can_be_taken_out(
    ends: str, kept: str, night: Play
) -> None:
    begins(night, "evaluation_adult")
    night.life.says("Kit", "honestly I felt ignored")
    for _ in range(4):
        night.life.says("Kit", "1")
    night.life.says("Kit", "skip")
    night.life.says("Kit", ends)
    assert newest(night, "evaluation_adult")[MORE.name] == kept


@pytest.mark.parametrize(
    "words", ["my ex sometimes", "not really", "dunno", "no?", "why do you ask", "hm", "لا أعرف"]
)
def test_anything_but_a_clear_no_covers_this_phone(words: str, night: Play) -> None:
    night.life.says("Kit", "/choices")
    night.does("Kit", "what.phone")
    night.life.says("Kit", words)
    assert "Then I will only show: “You have a message.”" in "".join(night.texts("Kit"))
    assert night.home.rows(people, people.c.id == night.home.ids["Kit"])[0].covered


@pytest.mark.parametrize("words", ["no", "nope", "No thanks", "only me", "just me", "nobody"])
def test_a_clear_no_does_not(words: str, night: Play) -> None:
    night.life.says("Kit", "/choices")
    night.does("Kit", "what.phone")
    night.life.says("Kit", words)
    assert not night.home.rows(people, people.c.id == night.home.ids["Kit"])[0].covered
