"""A row of ids becomes words: now, in the reader's own language, at their discretion.

This is the one place that renders. A cover hides what came out of the blue until it is opened
(W:10); a group's chat gets nothing personal.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select

from conversations import phrases
from conversations.notes import NOTES
from conversations.plain_answers import DOORS
from conversations.registry import ALL, fits
from records.database import Tx
from records.groups import groups
from records.notices import notices
from records.people import Row, people
from records.talks import talks
from scheduler.calendars.calendar_file import FILE_NAME, calendar_file, series_file
from scheduler.calendars.facts import appointment
from scheduler.calendars.series_calendars import all_appointments
from scheduler.group_chat import group_card
from scheduler.help.help_near import help_for
from scheduler.papers import papers
from scheduler.post.channels import Button, Document, Outgoing
from scheduler.safety.facts import words_of_it
from scheduler.safety.worry_rows import TO_STAFF
from scheduler.safety.worry_words import instead
from scheduler.talks.contact_rows import roles_of
from scheduler.talks.digest_facts import beside, in_its_group, tell_line
from scheduler.talks.known import Known
from scheduler.talks.lines import line, words_of
from scheduler.talks.names import named
from scheduler.talks.played import person_of
from scheduler.talks.spoken import Day, Time, Voice, in_words
from scheduler.talks.turn_words import Buttons, turn_words, ways_on

Said = tuple[str, Buttons]
_SHOWN = ("send", "edit")
#: what can't wait: someone is asking, and nobody has seen it yet
_LOOK_NOW = (
    *("answer_a_signal", "signal_again", "ring_the_desk", "ask_to_ring", "more_safety"),
    *("answer_worry", "worry_more"),
)


class Unsayable(Exception):
    """The row can't be put in words: what it was about is gone."""


def render(tx: Tx, row: Row, now: datetime) -> Outgoing:
    """What to send for a row, in words. Raises Unsayable."""
    if row.group_id is not None:
        return _for_group(tx, row, now)
    person = tx.conn.execute(select(people).where(people.c.id == row.person_id)).one()
    if person.telegram_id is None:
        raise Unsayable
    text, buttons = _for_person(tx, row, person, now) if row.act in _SHOWN else ("", ())
    shown = row.name in _CALENDARS and not row.covered
    return Outgoing(
        row.act,
        person.telegram_id,
        text,
        buttons,
        row.silent,
        _target(tx, row),
        person.language,
        document=_document(tx, row, person, now) if shown else None,
        messages=_messages(row),
        file=_file(tx, row),
    )


def _messages(row: Row) -> tuple[int, ...]:
    """The messages that a delete takes away, if it names them itself (see hide_chat)."""
    return tuple(json.loads(row.parts).get("messages", ())) if row.act == "delete" else ()


def _document(tx: Tx, row: Row, person: Row, now: datetime) -> Document:
    known = Known(tx, person, now, meeting_id=row.meeting_id)
    content = _CALENDARS[row.name](known, Voice(person.language, person.zone))
    if content is None:
        raise Unsayable
    return Document(FILE_NAME, content)


def _of_one(known: Known, voice: Voice) -> bytes | None:
    found = appointment(known, voice)
    return found and calendar_file(found)


def _of_all(known: Known, voice: Voice) -> bytes | None:
    found = all_appointments(known, voice)
    return found and series_file(found)


#: notes that a calendar file goes with, and how it is made
_CALENDARS = {"calendar": _of_one, "calendar_all": _of_all}
#: by which fact such a file takes out what it was for
_OFF = {"calendar": "is_off", "calendar_all": "all_off"}


def _file(tx: Tx, row: Row) -> tuple[str, str] | None:
    """The file that goes with a paper, unless it was typed, or is still covered."""
    if row.name not in papers.NAMES or row.act != "send" or row.covered:
        return None
    paper = papers.paper_of(tx, row, json.loads(row.parts)["paper"])
    return (paper.kind, paper.file_id) if paper.kind else None


def _for_group(tx: Tx, row: Row, now: datetime) -> Outgoing:
    group = tx.conn.execute(select(groups).where(groups.c.id == row.group_id)).one()
    if group.chat_id is None:
        raise Unsayable
    text = ""
    buttons: Buttons = ()
    if row.act in _SHOWN:
        voice = Voice(group_card.LANGUAGE, group.zone)
        known = group_card.facts_for_all(tx, group, row.meeting_id)
        text = line(NOTES[row.name], known, voice)
        said = {key: words_of(label, voice) for key, label in group_card.labels().items()}
        buttons = group_card.buttons(row, said)
    return Outgoing(row.act, group.chat_id, text, buttons, row.silent, _target(tx, row))


def _target(tx: Tx, row: Row) -> int | None:
    """The message that an edit, a delete or a pin is about."""
    if row.target_id is None:
        return None
    found: int | None = tx.conn.scalar(
        select(notices.c.message_id).where(notices.c.id == row.target_id)
    )
    if found is None:
        raise Unsayable
    return found


def _for_person(tx: Tx, row: Row, person: Row, now: datetime) -> Said:
    parts: dict[str, Any] = json.loads(row.parts)
    voice = Voice(parts.get("language", person.language), person.zone)
    if row.covered:
        return _cover(row, voice)
    if row.name in TO_STAFF and row.worry_id is not None:
        name = instead(tx, row, person, now)
        if name is None:
            raise Unsayable
        if name != row.name:
            known = Known(tx, person, now, worry_id=row.worry_id)
            return line(NOTES[name], known, voice), ways_on(tx, person, voice)
    if row.kind == "turn":
        return turn_words(tx, row, person, now, voice, parts)
    if row.kind == "tell":
        said = _tell(Known(tx, person, now), row, voice)
        said += _written_down(tx, row, person, now, voice)
        return said, ways_on(tx, person, voice)
    if row.name == "help":
        said = help_for(tx, person.id, now).in_words(voice)
        ways = ways_on(tx, person, voice, helps=False)
        safety = Button(words_of(ALL["safety"].title, voice), "go.safety")
        return said, ((safety,), *ways) if ways else ways
    known = Known(
        tx,
        person,
        now,
        meeting_id=row.meeting_id,
        signal_id=row.signal_id,
        about_id=row.about_id,
        answers=in_its_group(parts),
        worry_id=row.worry_id,
        extra={
            **_moments(parts),
            **_words_of(tx, row, person, now, parts),
            **beside(Known(tx, person, now), row),
        },
    )
    voice = voice.about(known)
    off = known.get(_OFF[row.name]) if row.name in _OFF else False
    words = NOTES["calendar_off" if off else row.name]
    said = line(words, known, voice) + _written_down(tx, row, person, now, voice)
    if row.name == "hidden":  # what is left must tell nothing: the rest is behind the menu
        return said, ways_on(tx, person, voice, helps=False)[-1:]
    return said, (*_doors(tx, row, person, parts, voice), *ways_on(tx, person, voice))


def _doors(tx: Tx, row: Row, person: Row, parts: Mapping[str, Any], voice: Voice) -> Buttons:
    """What can be opened under an answer, by whoever may; and what a note names as a way on."""
    roles = roles_of(tx, person.id)
    here = [name for name in DOORS.get(row.name, ()) if fits(ALL[name], roles)]
    named = [name for name in parts.get("ways", ()) if name in ALL]
    titles = ((name, words_of(ALL[name].title, voice)) for name in (*here, *named))
    return tuple((Button(title, f"go.{name}"),) for name, title in titles)


def _words_of(
    tx: Tx, row: Row, person: Row, now: datetime, parts: Mapping[str, Any]
) -> dict[str, object]:
    """Of a worry, the words that this note brings; all there are, if it does not say which."""
    if "said" not in parts or row.worry_id is None:
        return {}
    said = words_of_it(Known(tx, person, now), row.worry_id, parts["said"])
    return {"worry_said": said}


def _written_down(tx: Tx, row: Row, person: Row, now: datetime, voice: Voice) -> str:
    """Under an answer that another wrote down: who did."""
    talk = tx.conn.execute(select(talks).where(talks.c.id == row.talk_id)).first()
    if talk is None or talk.played_by in (None, person.id):
        return ""
    known = Known(tx, person_of(tx, talk), now)
    someone = words_of(phrases.SOMEONE, voice)
    facts = {
        "by": known.name_of(talk.played_by) or someone,
        "name": known.get("name") or someone,
    }
    return "\n" + words_of(phrases.PLAYED_BY, voice).format_map(in_words(facts, voice))


def _cover(row: Row, voice: Voice) -> Said:
    """What a stranger may see. Show opens it."""
    later = json.loads(row.parts).get("later")
    name = "cover_signal" if row.name in _LOOK_NOW and not later else "cover"
    show = Button(words_of(phrases.SHOW, voice), f"show.{row.target_id or row.id}")
    return line(NOTES[name], {}, voice), ((show,),)


def _moments(parts: Mapping[str, Any]) -> dict[str, object]:
    """Times, days, and a talk's name that a line carries; they are no one's secret."""
    times = {name: Time(datetime.fromisoformat(at)) for name, at in parts.get("at", {}).items()}
    days = {name: Day(datetime.fromisoformat(at)) for name, at in parts.get("on", {}).items()}
    before = {"before_what": named(parts["before"])} if "before" in parts else {}
    return {**times, **days, **before}


def in_a_line(tx: Tx, row: Row, person: Row, now: datetime) -> str:
    """A note, or a line of someone's talk, without its buttons."""
    return _for_person(tx, row, person, now)[0]


def _tell(known: Known, row: Row, voice: Voice) -> str:
    """A line from someone's talk, for someone else."""
    told = tell_line(known, row)
    if told is None:
        raise Unsayable
    return told.in_words(voice)
