"""What a chat can be in the middle of, and what has become of it."""

from __future__ import annotations

from records.meetings import meetings
from records.people import Person
from records.talks import talks
from scheduler.talks.answers import answers_of
from scheduler.talks.turns import open_talks, talking
from tests.heard.states import are_enough
from tests.signals.worried import Play

_MARKS = dict.fromkeys((0x2068, 0x2069))


def begins(play: Play, name: str, who: str = "Kit") -> None:
    """A talk about the meeting begins, as if its time had come."""
    meeting = play.home.rows(meetings)[0].id
    if name.startswith("evaluation"):
        are_enough(play)
    with play.home.database.transaction() as tx:
        person = tx.get(Person, play.home.ids[who])
        talking.begin(tx, person, name, play.now, open_talks.About(meeting_id=meeting))
    play.life.post.until_quiet(100)


def newest_talk(play: Play, name: str) -> tuple[str, dict[str, object]]:
    """The state and the answers of the newest talk of a kind."""
    row = play.home.rows(talks, talks.c.conversation == name)[-1]
    with play.home.database.transaction() as tx:
        return row.state, {**answers_of(tx, row)}


def a_plan(play: Play) -> None:
    """A free question, after which another is asked."""
    play.life.says("Kit", "/choices")
    play.does("Kit", "what.plan")


def asked(play: Play, words: str, name: str = "Kit") -> int:
    """How many messages in a chat hold these words now."""
    return sum(words in text.translate(_MARKS) for text in play.texts(name))
