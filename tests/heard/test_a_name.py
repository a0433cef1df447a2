"""What someone would like to be called is a name: no greeting, no question, no story."""

from __future__ import annotations

import pytest

from bot.words.names import LONGEST_NAME, name_in
from records.people import Person
from scheduler.talks.cards import card_of
from tests.heard.states import last
from tests.signals.worried import Play

ASKED = "What would you like to be called?"


@pytest.fixture
def asked(night: Play) -> Play:
    night.life.says("Kit", "/choices")
    night.does("Kit", "what.called")
    assert ASKED in last(night)
    return night


def name_of(play: Play) -> str:
    with play.home.database.transaction() as tx:
        kit = tx.get(Person, play.home.ids["Kit"])
        return str(card_of(tx, kit).get("called", ""))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        *(("hi", "Hello. I am here."), ("who are you?", "I am Alongside, a bot.")),
        *(("ok", "I am not sure that is a name."), ("?", "I am not sure that is a name.")),
        *(("what do you mean?", "I am not sure"), ("what do you mean", "I am not sure")),
        *(("none of your business", "I am not sure"), ("yes", "I am not sure")),
        *(("Kitty?", "I am not sure"), ("i don't know", "I am not sure"), ("idk", "I am not")),
        *(
            ("when is the next meeting", "Nothing is planned right now."),
            ("x" * 41, "That is long for a name."),
        ),
        ("who can see this?", "Where I ask you something, I say who will see it."),
    ],
)
def test_what_is_no_name_is_answered_and_it_is_asked_again(
    words: str, said: str, asked: Play
) -> None:
    before = name_of(asked)
    asked.life.says("Kit", words)
    assert said in last(asked)
    assert ASKED in last(asked)
    assert name_of(asked) == before
    asked.life.says("Kit", "Kitty")
    assert name_of(asked) == "Kitty"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        *(("call me Kitty", "Kitty"), ("my name is Kitty", "Kitty"), ("I'm Kitty", "Kitty")),
        *(("Hi, I'm Kitty thanks", "Kitty"), ("please call me Kitty", "Kitty"), ("Kit", "Kit")),
        *(("Kit\nTy", "Kit Ty"), ("Mary-Jane O'Neil", "Mary-Jane O'Neil"), ("❤️", "❤️")),
        *(("Ty", "Ty"), ("X", "X"), ("Jo and Sam", "Jo and Sam"), ("x" * LONGEST_NAME, "x" * 40)),
        *(("call me Kay", "Kay"), ("everyone calls me Big Al", "Big Al"), ("Notty", "Notty")),
        *(("اسمي كيتي", "كيتي"), ("أنا مريم", "مريم"), ("Will", "Will"), ("Whoopi", "Whoopi")),
    ],
)
def test_a_name_is_taken_out_of_what_stands_around_it(words: str, name: str) -> None:
    assert name_in(words, "ar" if not words[:1].isascii() else "en") == name


def test_a_cry_is_no_name(asked: Play) -> None:
    before = name_of(asked)
    asked.life.says("Kit", "im not ok")
    assert "These people can help now:" in last(asked)
    assert name_of(asked) == before
