"""What a digest says: what has come in since the last one, as counts and short lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from conversations.notes import NOTES
from conversations.phrases import N_, SOMEONE
from conversations.registry import ALL
from conversations.script import Answers, Say, Tell
from conversations.talks.digest import SETTLED
from records.notices import Lane, Notice, group_in, notices
from records.sealing import KeyGone
from records.talks import Talk
from scheduler import house
from scheduler.talks.about import meeting_row
from scheduler.talks.answers import answers_of
from scheduler.talks.known import Known, fact
from scheduler.talks.moments import Day, Time
from scheduler.talks.spoken import Line, Lines, Name
from scheduler.talks.words.names import planned

#: lines that fit an old phone's screen
_FIT = 12


def lines_told(known: Known) -> list[Notice]:
    """The rows that this digest tells: of its talk's message, or of the one in the making."""
    return known.row("told", lambda: _find_lines(known))


def _find_lines(known: Known) -> list[Notice]:
    mine = (notices.c.person_id == known.person.id, notices.c.dedupe.like("digest:%"))
    begun = select(notices.c.id).where(*mine, notices.c.talk_id == (known.talk_id or 0))
    beginning = (notices.c.state == "sending", notices.c.talk_id.is_(None))
    row_id = known.tx.conn.scalar(begun)
    if row_id is None:
        row_id = known.tx.conn.scalar(select(notices.c.id).where(*mine, *beginning))
    told = (notices.c.target_id == row_id, notices.c.lane == int(Lane.DIGEST))
    rows = select(notices).where(*told, notices.c.state != "withdrawn").order_by(notices.c.id)
    return known.tx.every(Notice, rows)


def tell_line(known: Known, row: Notice) -> Line | None:
    """What someone's talk has for someone else; the facts are those of that talk.

    None when the talk's script no longer has it. Raises KeyGone.
    """
    talk = known.tx.get(Talk, row.talk_id)
    return line_told(known, talk, json.loads(row.parts).get("path", ""))


def line_told(known: Known, talk: Talk, path: str, *, over: bool = False) -> Line | None:
    """The line at this path of a talk, for whoever it tells; None and KeyGone as above.

    `over`: as it is still true once the meeting of the talk is over, or off.
    """
    step = ALL[talk.conversation].by_path.get(path)
    if not isinstance(step, Tell):
        return None
    answers = answers_of(known.tx, talk)
    about: dict[str, Any] = {
        "meeting_id": talk.meeting_id,
        "signal_id": talk.signal_id,
        "invitation_id": talk.invitation_id,
        "talk_id": talk.id,
        "answers": answers,
    }
    person = known.person_row(talk.person_id)
    called = Known(known.tx, person, known.now).get("name") or Line(SOMEONE, {})
    words = (over and step.over) or step.words
    return Line(words, Known(known.tx, person, known.now, **about, extra={"name": called}))


def note_line(known: Known, row: Notice) -> Line | None:
    """What a note says, in the words of a list; None when what it is about is gone."""
    kind = house.kind(row.name)
    if kind.still_so is not None and not kind.still_so(known, row.name, row.meeting_id or 0):
        return Line(SETTLED.words, {})  # since then, while it lay under its cover
    about = Known(
        known.tx,
        known.person,
        known.now,
        meeting_id=row.meeting_id,
        about_id=row.about_id,
        answers=in_its_group(json.loads(row.parts)),
        extra=beside(known, row),
    )
    if kind.listed and row.meeting_id is not None:
        return Line(kind.listed, about) if meeting_row(about).state == "planned" else None
    return Line(kind.listed or _words(row.name), about)


def in_its_group(parts: Mapping[str, Any]) -> Answers:
    """Which group a note is about, if it says so: what is said of staff is said of theirs."""
    return {"group": str(group_id)} if (group_id := group_in(parts)) else {}


def _words(name: str) -> str:
    note = NOTES[name]
    return note.words if isinstance(note, Say) else note.many


def beside(known: Known, row: Notice) -> dict[str, object]:
    """What a note says beside the facts: what was planned, or words meant to be passed on."""
    found: dict[str, object] = {}
    parts = json.loads(row.parts)
    if "what" in parts:
        about = Known(known.tx, known.person, known.now, meeting_id=row.meeting_id)
        what = house.kind(parts["what"]).not_heard or planned(parts["what"])
        found["what"] = Line(what, {"meeting": about.get("meeting")})
    if group_id := group_in(parts):
        found |= _of_the_group(known, row, group_id)
    kind = house.kind(row.name)
    if kind.quotes:
        talk = known.tx.get(Talk, row.talk_id)
        found[row.name] = Name(str(answers_of(known.tx, talk).get(kind.quotes, "")))
    if kind.beside is not None:
        found |= kind.beside(known, row, parts)
    return found


def whose_answer(known: Known, row: Notice, _parts: Mapping[str, Any]) -> Mapping[str, object]:
    """Who has changed an answer, for whoever was told of it."""
    person = known.person_row(row.about_id or 0)
    return {"name": Known(known.tx, person, known.now).get("name") or Line(SOMEONE, {})}


def _of_the_group(known: Known, row: Notice, group_id: int) -> dict[str, object]:
    """Which group a note is about, and whom in it."""
    there = known.with_answers({"group": str(group_id)})
    found: dict[str, object] = {"group": there.get("group")}
    if row.about_id is not None:
        known.allow("see", "name", group_id, row.about_id)
        found["person"] = known.name_of(row.about_id) or Line(SOMEONE, {})
    return found


def _said(known: Known) -> Iterator[Line]:
    """What people asked to be passed on, and what else is new, each in a line of its own."""
    for row in lines_told(known):
        if house.kind(row.name).first_lines is not None or row.name in house.decisions():
            continue
        line = _line(known, row)
        if line is not None:
            yield Line(N_("• {line}"), {"line": line})


def _line(known: Known, row: Notice) -> Line | None:
    try:
        return tell_line(known, row) if row.kind == "tell" else note_line(known, row)
    except (KeyGone, KeyError):  # they have been forgotten since
        return None


def says_something(known: Known, row: Notice) -> bool:
    """Whether a row that waits for a digest has still a line in it: its meeting may be off."""
    first_lines = house.kind(row.name).first_lines
    if first_lines is not None:
        return any(True for _ in first_lines(known, row.meeting_id or 0))
    return _line(known, row) is not None


def _first(known: Known) -> Iterator[Line]:
    """What comes before all that, each once for its meeting."""
    for name, meeting_id in dict.fromkeys((row.name, row.meeting_id) for row in lines_told(known)):
        first_lines = house.kind(name).first_lines
        if first_lines is not None:
            yield from first_lines(known, meeting_id or 0)


def _all(known: Known) -> list[Line]:
    lines: list[Line] = known.row("digest", lambda: [*_first(known), *_said(known)])
    return lines


@fact("digest_head")
def digest_head(known: Known) -> object:
    """What stands above the list: that this has come in, or that nothing of it is left by now."""
    if _all(known):
        return Line(N_("This has come in:"), {})
    return Line(N_("This was about something that is settled by now."), {})


@fact("digest_list")
def digest_list(known: Known) -> object:
    """What has come in since the last digest, as far as it fits a screen."""
    return Lines(_all(known)[:_FIT])


@fact("digest_more")
def digest_more(known: Known) -> object:
    """How many lines more there are."""
    return max(0, len(_all(known)) - _FIT)


@fact("digest_rest")
def digest_rest(known: Known) -> object:
    """The lines that did not fit."""
    return Lines(_all(known)[_FIT:])


def waiting_for(known: Known) -> datetime | None:
    """By when all who are to read the words of this talk have them; None if they have them now."""
    moment: datetime | None = known.tx.conn.scalar(
        select(func.max(notices.c.due_at)).where(
            notices.c.talk_id == known.talk_id,
            notices.c.lane == int(Lane.DIGEST),
            notices.c.name.in_(house.named("quotes")),
        )
    )
    return moment


@fact("read_day")
def read_day(known: Known) -> object:
    """The day on which facilitators get what was said in this talk; empty if they have it now."""
    moment = waiting_for(known)
    return Day(moment) if moment is not None else ""


@fact("read_time")
def read_time(known: Known) -> object:
    """The time of that day."""
    moment = waiting_for(known)
    return Time(moment) if moment is not None else ""
