"""Facts for the list of who might be glad of a word, for whoever looks after them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select

from conversations.notes import NOTES
from conversations.phrases import N_, SOMEONE
from conversations.script import Say
from records.notices import Lane, Notice, notices
from records.people import Way
from records.talks import talks
from scheduler.friendly_words.own_turns import on_the_eve
from scheduler.friendly_words.word_lists import NAME
from scheduler.friendly_words.words_due import (
    SUPERVISION,
    Due,
    last_touch,
    supervision_due,
    words_due,
)
from scheduler.link_people.carers import looked_after
from scheduler.post import reach
from scheduler.talks.about import meeting_row
from scheduler.talks.known import Known, fact
from scheduler.talks.moments import Day
from scheduler.talks.people.circle import Pairs
from scheduler.talks.people.persons import in_a_list
from scheduler.talks.spoken import Line, Lines, Name, Side

#: whether there has been a word, since when that is so
_ONLY_ASKED = {
    True: N_("Since then we have only asked them to meetings: {asks}."),
    False: N_("We have only asked them to meetings: {asks}."),
}
_MOST = 8  #: choices that fit an old phone's screen


def _people(known: Known) -> list[int]:
    """Whom this person looks after now, as far as the meeting this is about goes."""
    found: list[int] = known.row("my_people", lambda: _find_people(known))
    return found


def _find_people(known: Known) -> list[int]:
    rows = looked_after(known.tx, known.person.id, known.now)
    group_id = meeting_row(known).group_id if known.meeting_id is not None else None
    here = [row for row in rows if group_id in (None, row.group_id)]
    for row in here:
        known.allow("see", "touch", row.group_id, row.person_id)
    return list(dict.fromkeys(row.person_id for row in here))


def _due(known: Known) -> list[Due]:
    group_id = meeting_row(known).group_id if known.meeting_id is not None else None
    mine = set(_people(known))
    found = words_due(known.tx, known.person.id, known.now, group_id)
    return [due for due in found if due.person_id in mine]


@fact("word_list")
def word_list(known: Known) -> object:
    """Each of them with the reasons: what staff did, and when."""
    words = N_("• {who}: {why}")
    return Lines(
        Line(words, {"who": in_a_list(known, due.person_id), "why": Side(_why(due))})
        for due in _due(known)
    )


def _why(due: Due) -> Iterator[Line]:
    if due.last_at is None:
        yield Line(N_("I know of no word with them yet."), {})
    else:
        yield Line(N_("our last word was on {last_day}."), {"last_day": Day(due.last_at)})
    if due.word and due.asks:
        yield Line(_ONLY_ASKED[due.last_at is not None], due._asdict())
    if due.one_to_one:
        yield Line(N_("A one-to-one is due."), {})


@fact("had_word_with")
def had_word_with(known: Known) -> Pairs:
    """“I had a word with Kit”, for each who is on the list; if nobody is, for all of theirs."""
    ids = [due.person_id for due in _due(known)] or _people(known)
    words = N_("I had a word with {who}")
    return tuple(
        (str(i), Line(words, {"who": in_a_list(known, i)})) for i in dict.fromkeys(ids[:_MOST])
    )


@fact("my_people")
def my_people(known: Known) -> Pairs:
    """Whom this person looks after now, to choose from."""
    return tuple((str(i), in_a_list(known, i)) for i in _people(known))


@fact("can_write_to")
def can_write_to(known: Known) -> Pairs:
    """Those of them whom words that are typed can reach."""
    return tuple((str(i), in_a_list(known, i)) for i in _within_reach(known))


def _within_reach(known: Known) -> list[int]:
    rows = [known.person_row(i) for i in _people(known)]
    return [row.id for row in rows if reach.usable(known.tx, row)[:1] not in ([], [Way.CALL])]


@fact("still_theirs")
def still_theirs(known: Known) -> object:
    """Whether this person looks after the one to whom words are to go."""
    return str(known.answers.get("word_to", "")) in map(str, _people(known))


@fact("can_be_sent")
def can_be_sent(known: Known) -> object:
    """Whether that is so, and words that are typed can reach them."""
    return str(known.answers.get("word_to", "")) in map(str, _within_reach(known))


@fact("word_to")
def word_to(known: Known) -> object:
    """What the one to whom a friendly word goes is called."""
    said = str(known.answers.get("word_to", ""))
    return known.name_of(int(said)) if said.isdecimal() else Name("")


@fact("own_supervision")
def own_supervision(known: Known) -> object:
    """That this person's own supervision is due, and when the last one was."""
    if not supervision_due(known.tx, known.person.id, known.now):
        return ""
    last = last_touch(known.tx, known.person.id, None, SUPERVISION)
    if last is None:
        return Line(N_("You are due a supervision of your own."), {})
    return Line(
        N_("You are due a supervision of your own. The last was on {day}."), {"day": Day(last)}
    )


@fact("own_turns")
def own_turns(known: Known) -> object:
    """In a list that comes by itself: their turns at a meeting whose eve it is; else empty."""
    theirs = (notices.c.person_id == known.person.id, notices.c.name == NAME)
    began = notices.c.talk_id == (known.talk_id or 0)
    begins = (notices.c.state == "sending") & notices.c.talk_id.is_(None)
    by_itself = select(notices.c.id).where(*theirs, notices.c.lane == Lane.NOTICE, began | begins)
    if known.tx.conn.scalar(by_itself.limit(1)) is None:
        return Lines()
    mine = on_the_eve(known.tx, known.person, known.now)
    for meeting, _ in mine:
        known.allow("see", "meeting", meeting.group_id)
    return Lines(
        Line(_words(turn), Known(known.tx, known.person, known.now, meeting_id=meeting.id))
        for meeting, turn in mine
    )


def _words(turn: str) -> str:
    note = NOTES[f"turn_mine_{turn}"]
    return note.words if isinstance(note, Say) else note.many


@fact("only_turns")
def only_turns(known: Known) -> object:
    """Whether such a list came for their turns alone: then nothing is asked."""
    asked = select(talks.c.question).where(talks.c.id == known.talk_id)
    if known.tx.conn.scalar(asked) is not None or not known["own_turns"]:
        return False
    return not known["word_list"] and not known["own_supervision"]


def from_whom(known: Known, row: Notice, _parts: Mapping[str, Any]) -> Mapping[str, object]:
    """Whose friendly word it is."""
    return {"from_whom": known.name_of(row.about_id) or Line(SOMEONE, {})}


def is_one_of_mine(known: Known, row: Notice) -> bool:
    """Whether this person looks after whoever got such a word."""
    mine = looked_after(known.tx, known.person.id, known.now)
    return row.person_id in {one.person_id for one in mine}
