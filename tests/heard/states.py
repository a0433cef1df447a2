"""The states that a chat can be in when something is typed, each brought about on Kit's phone."""

from __future__ import annotations

from sqlalchemy import update

from records.people import people
from records.talks import talks
from tests.signals.worried import Play

NOT_AN_ANSWER = "Sorry, I did not get that."


def nothing_open(_play: Play) -> None:
    """The chat is quiet."""


def the_menu(play: Play) -> None:
    play.life.says("Kit", "/menu")


def a_choice(play: Play) -> None:
    play.life.says("Kit", "/choices")


def a_choice_of_several(play: Play) -> None:
    play.life.says("Kit", "/choices")
    play.does("Kit", "what.helps")


def a_break(play: Play) -> None:
    play.life.says("Kit", "/break")


def stopped(play: Play) -> None:
    play.life.says("Kit", "/choices")
    play.life.says("Kit", "stop")
    play.life.says("Kit", "/menu")


def a_paused_talk(play: Play) -> None:
    """What was asked last waits for something else, which has ended since."""
    play.life.says("Kit", "/choices")
    with play.home.database.transaction() as tx:
        mine = (talks.c.person_id == play.home.ids["Kit"], talks.c.state == "open")
        tx.conn.execute(update(talks).where(*mine).values(state="paused"))


def a_covered_phone(play: Play) -> None:
    """Others look at the phone; what comes out of the blue is covered."""
    with play.home.database.transaction() as tx:
        who = people.c.id == play.home.ids["Kit"]
        tx.conn.execute(update(people).where(who).values(covered=True))
    play.life.says("Kit", "/choices")
