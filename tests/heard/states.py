"""The states that a chat can be in when something is typed, each brought about on Kit's phone."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select, update

from records.meetings import meetings
from records.people import Person, Role, people
from records.talks import Talk, talks
from scheduler.talks.answers import answers_of
from scheduler.talks.people.members import make_member
from scheduler.talks.turns import open_talks, talking
from tests.signals.worried import Play

_MARKS = dict.fromkeys((0x2068, 0x2069))
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


def begins(play: Play, name: str, who: str = "Kit") -> None:
    """A talk comes to someone, about the meeting."""
    if name in ("check_in", "pre_brief"):
        play.home.meets(play.now + timedelta(days=2), play.now)
    if name.startswith("evaluation"):
        are_enough(play)
    with play.home.database.transaction() as tx:
        person = tx.get(Person, play.home.ids[who])
        newest_meeting = tx.conn.scalar(select(func.max(meetings.c.id)))
        about = open_talks.About(meeting_id=None if name == "hello" else newest_meeting)
        talking.begin(tx, person, name, play.now, about)
    play.life.post.until_quiet(100)
    play.shows(who)


def are_enough(play: Play) -> None:
    """So many are in the group that answers without names can be opened."""
    with play.home.database.transaction() as tx:
        for name in ("Noor", "Cal", "Max", "Ivy"):
            make_member(
                tx, play.home.ids[name], play.home.group_id, Role.CO_PRODUCER, None, play.now
            )


def newest(play: Play, name: str) -> dict[str, object]:
    """The answers of the newest talk of this name."""
    with play.home.database.transaction() as tx:
        which = select(talks).where(talks.c.conversation == name).order_by(talks.c.id.desc())
        row = tx.first(Talk, which)
        assert row is not None
        return dict(answers_of(tx, row))


def last(play: Play, who: str = "Kit") -> str:
    return play.last(who).translate(_MARKS)


def writes(play: Play, who: str = "Sam") -> None:
    """Sam sends Kit a friendly word, and Kit has opened it."""
    play.life.says(who, "/menu")
    play.does(who, "choose.word_list")
    play.does(who, "did.write")
    play.does(who, f"word_to.{play.home.ids['Kit']}")
    play.life.says(who, "How did the move go?")
    play.waits(timedelta(minutes=1))
    play.shows("Kit")
    assert "Sam says: “How did the move go?”" in last(play)
