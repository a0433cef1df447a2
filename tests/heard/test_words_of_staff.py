"""What staff type: it is theirs to read again, and it goes out only to who is still theirs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from records.access import Actor
from records.notices import notices
from records.people import memberships, people
from scheduler.my_data import my_data
from scheduler.talks.spoken import Voice
from tests.heard.states import last
from tests.signals.worried import Play

WORDS = "I'll ring you at three, Kit"


def is_asked(play: Play) -> None:
    """Kit has written to Sam, and Sam has typed an answer."""
    play.life.says("Kit", "my leg is bad")
    play.life.says("Kit", "yes")
    play.waits(timedelta(minutes=1))
    play.shows("Sam")
    play.life.says("Sam", WORDS)
    assert "Shall I send that to Kit? It goes out with your name." in last(play, "Sam")


def own_data(play: Play, who: str) -> list[tuple[str, str, str]]:
    with play.home.database.transaction() as tx:
        parts = my_data(tx, Actor(play.home.ids[who]), play.now)
        voice = Voice("en", "Europe/London")
        return [
            (item.what.in_words(voice), item.value.in_words(voice), item.seen_by.in_words(voice))
            for part in parts
            for item in part.items
        ]


@pytest.mark.parametrize("said", ["yes", "no"])
def test_what_staff_typed_is_in_their_own_data_with_who_read_it(said: str, play: Play) -> None:
    is_asked(play)
    play.life.says("Sam", said)
    play.waits(timedelta(minutes=1))
    (found,) = [one for one in own_data(play, "Sam") if WORDS in one[1]]
    assert found[0] == "What you typed there"
    assert ("Kit" in found[2]) == (said == "yes")


def test_what_a_co_producer_typed_says_who_read_it(play: Play) -> None:
    play.life.says("Kit", "my leg is bad")
    play.life.says("Kit", "yes")
    (found,) = [one for one in own_data(play, "Kit") if "my leg is bad" in one[1]]
    assert "I passed this on to" in found[2]
    assert "Sam" in found[2]


def test_what_nobody_typed_is_not_said_to_be_typed(play: Play) -> None:
    is_asked(play)
    typed = [value for what, value, _ in own_data(play, "Sam") if what == "What you typed there"]
    assert typed == [WORDS]


@pytest.mark.parametrize("said", ["yes", "tap"])
def test_whoever_is_theirs_no_more_gets_nothing_and_that_is_said_once(
    said: str, play: Play
) -> None:
    is_asked(play)
    with play.home.database.transaction() as tx:
        theirs = memberships.c.person_id == play.home.ids["Kit"]
        tx.conn.execute(update(memberships).where(theirs).values(link_id=play.home.ids["Jo"]))
    if said == "tap":
        play.does("Sam", "send_it.yes")
    else:
        play.life.says("Sam", said)
    told = last(play, "Sam")
    assert "You do not look after Kit now. So I have sent nothing." in told
    assert "You can ask Jo and Ali who does." in told
    assert "Shall I send" not in told
    play.waits(timedelta(minutes=1))
    assert not play.home.rows(notices, notices.c.name == "friendly_word")


def test_whoever_can_not_be_written_to_any_more_gets_nothing(play: Play) -> None:
    is_asked(play)
    with play.home.database.transaction() as tx:
        kit = people.c.id == play.home.ids["Kit"]
        tx.conn.execute(update(people).where(kit).values(blocked_at=play.now, ways="call"))
    play.life.says("Sam", "yes")
    assert "I have no way to write to Kit right now. So I have sent nothing." in last(play, "Sam")
