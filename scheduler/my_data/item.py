"""One thing that is kept about a person, and who may see it. Rendered in the person's language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, func, select

from conversations.phrases import N_
from conversations.script import Seen
from records.access import NotAllowed
from records.database import Noun
from scheduler.kept import Shows
from scheduler.talks.known import Known
from scheduler.talks.moments import Day, Time
from scheduler.talks.spoken import Line, Name, Spoken, Voice
from scheduler.talks.words.lines import who_will_see

#: where on the page each begins; what rooms show there is counted from it
ABOUT_YOU, MORE_FOR_YOU, YOUR_GROUPS, YOU_DID, YOU_SAID, I_SENT, NOT_KEPT = range(0, 700, 100)


class Item(NamedTuple):
    """What it is, what was kept, and who may see it."""

    what: Spoken
    value: Spoken
    seen_by: Spoken


class Part(NamedTuple):
    """Things that belong together, under a title. What has the very same title is one part."""

    title: Spoken
    items: tuple[Item, ...]


class SeenBy(NamedTuple):
    """Who may see an answer: what the question itself has promised."""

    seen: Seen
    known: Known

    def in_words(self, voice: Voice) -> str:
        """The line that stood under the question; where it only steered, that no one does."""
        try:
            return who_will_see(self.seen, self.known, voice) or _STEERED.in_words(voice)
        except NotAllowed:
            return ELSEWHERE.in_words(voice)


class Asked(NamedTuple):
    """What was asked, as long as what it was about may be read."""

    words: str
    known: Known

    def in_words(self, voice: Voice) -> str:
        """The question; of a group that they are not in now, only that it was there."""
        try:
            return Line(self.words, self.known).in_words(voice)
        except NotAllowed:
            return ELSEWHERE.in_words(voice)


def line(words: str, **facts: object) -> Line:
    """A sentence with its facts."""
    return Line(words, facts)


def moment(at: datetime) -> Line:
    """A day and a time."""
    return line(N_("{day}, {time}"), day=Day(at), time=Time(at))


def readable(known: Known, name: str, otherwise: object = None) -> object:
    """A fact about what they took part in, or the other: in a group they are not in now."""
    try:
        return known.get(name)
    except NotAllowed:
        return otherwise


def of_meeting(known: Known, meeting_id: int) -> tuple[Known, Line]:
    """What is known of a meeting, and which one it is."""
    about = Known(known.tx, known.person, known.now, meeting_id=meeting_id)
    meeting, day = readable(about, "meeting"), about.get("day")
    if meeting is None:
        return about, line(N_("A meeting of a group you are not in now, {day}"), day=day)
    return about, line(N_("“{meeting}”, {day}"), meeting=meeting, day=day)


ELSEWHERE = line(N_("This was in a group you are not in now."))
_STEERED = line(N_("No one is shown this. I used it to go on."))
#: titles under which several rooms show something
IN_GROUPS, FOR_ME = line(N_("Your groups")), line(N_("More for me"))


def rows_of(
    known: Known, noun: type[Noun], column: Column[Any], *which: ColumnElement[bool]
) -> list[Noun]:
    """The rows in which a column points to someone, the oldest first."""
    mine = select(column.table).where(column == known.person.id, *which)
    return known.tx.every(noun, mine.order_by(column.table.c.id))


def how_many(words: str, column: Column[Any], *which: ColumnElement[bool], at: int) -> Shows:
    """In how many rows a column points to someone, for what they did; nothing if in none."""

    def parts(known: Known) -> Iterator[Part]:
        mine = select(func.count()).where(column == known.person.id, *which)
        if number := known.tx.conn.scalar(mine):
            yield Part(IN_GROUPS, (Item(line(words), Name(number), SeenBy(Seen.STAFF, known)),))

    return Shows("name", parts, YOU_DID + at)
