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
from conversations.notes import DOORS, NOTES
from conversations.registry import ALL, fits
from records.database import Tx
from records.groups import Group
from records.notices import Notice, notices
from records.people import Person
from records.talks import Talk
from scheduler import house, ports
from scheduler.post.channels import CALENDAR_FILE, Button, Document, Outgoing
from scheduler.talks.digest.digest_facts import beside, in_its_group, tell_line
from scheduler.talks.known import Known
from scheduler.talks.moments import Day, Time
from scheduler.talks.people.contact_rows import roles_of
from scheduler.talks.spoken import Voice, in_words
from scheduler.talks.turns.played import person_of
from scheduler.talks.words.lines import line, words_of
from scheduler.talks.words.names import named
from scheduler.talks.words.turn_words import Buttons, turn_words, ways_on

Said = tuple[str, Buttons]
_SHOWN = ("send", "edit")


class Unsayable(Exception):
    """The row can't be put in words: what it was about is gone."""


def render(tx: Tx, row: Notice, now: datetime) -> Outgoing:
    """What to send for a row, in words. Raises Unsayable."""
    if row.group_id is not None:
        return _for_group(tx, row, now)
    person = tx.get(Person, row.person_id)
    if person.telegram_id is None:
        raise Unsayable
    text, buttons = _for_person(tx, row, person, now) if row.act in _SHOWN else ("", ())
    shown = house.kind(row.name).document is not None and not row.covered
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


def _messages(row: Notice) -> tuple[int, ...]:
    """The messages that a delete takes away, if it names them itself (see hide_chat)."""
    return tuple(json.loads(row.parts).get("messages", ())) if row.act == "delete" else ()


def _document(tx: Tx, row: Notice, person: Person, now: datetime) -> Document:
    known, make = Known(tx, person, now, meeting_id=row.meeting_id), house.kind(row.name).document
    content = make(known, Voice(person.language, person.zone)) if make is not None else None
    if content is None:
        raise Unsayable
    return Document(CALENDAR_FILE, content)


def _file(tx: Tx, row: Notice) -> tuple[str, str] | None:
    """The file of Telegram's that goes with a row, unless it is still covered."""
    file = house.kind(row.name).file
    found = file(tx, row) if file is not None and row.act == "send" and not row.covered else None
    return (found.kind, found.file_id) if found is not None else None


def _for_group(tx: Tx, row: Notice, now: datetime) -> Outgoing:
    group = tx.get(Group, row.group_id)
    if group.chat_id is None:
        raise Unsayable
    text = ""
    buttons: Buttons = ()
    if row.act in _SHOWN:
        text, buttons = ports.say_in_group(tx, row, group)
    return Outgoing(row.act, group.chat_id, text, buttons, row.silent, _target(tx, row))


def _target(tx: Tx, row: Notice) -> int | None:
    """The message that an edit, a delete or a pin is about."""
    if row.target_id is None:
        return None
    found: int | None = tx.conn.scalar(
        select(notices.c.message_id).where(notices.c.id == row.target_id)
    )
    if found is None:
        raise Unsayable
    return found


def _for_person(tx: Tx, row: Notice, person: Person, now: datetime) -> Said:
    parts: dict[str, Any] = json.loads(row.parts)
    voice = Voice(parts.get("language", person.language), person.zone)
    if row.covered:
        return _cover(row, voice)
    kind = house.kind(row.name)
    if kind.instead is not None:
        name = kind.instead(tx, row, person, now)
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
    if kind.says is not None:
        ways = ways_on(tx, person, voice, helps=False)
        first = _way(kind.first_way, voice) if kind.first_way and ways else ()
        return kind.says(tx, person.id, now).in_words(voice), (*first, *ways)
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
            **beside(Known(tx, person, now), row),
        },
    )
    voice = voice.about(known)
    words = NOTES[kind.off[1] if kind.off and known.get(kind.off[0]) else row.name]
    said = line(words, known, voice) + _written_down(tx, row, person, now, voice)
    if kind.tells_nothing:  # the rest is behind the menu
        return said, ways_on(tx, person, voice, helps=False)[-1:]
    return said, (*_doors(tx, row, person, parts, voice), *ways_on(tx, person, voice))


def _doors(tx: Tx, row: Notice, person: Person, parts: Mapping[str, Any], voice: Voice) -> Buttons:
    """What can be opened under an answer, by whoever may; and what a note names as a way on."""
    roles = roles_of(tx, person.id)
    here = [name for name in DOORS.get(row.name, ()) if fits(ALL[name], roles)]
    named = [name for name in parts.get("ways", ()) if name in ALL]
    return tuple(row for name in (*here, *named) for row in _way(name, voice))


def _way(name: str, voice: Voice) -> Buttons:
    """The button that begins a talk."""
    return ((Button(words_of(ALL[name].title, voice), f"go.{name}"),),)


def _written_down(tx: Tx, row: Notice, person: Person, now: datetime, voice: Voice) -> str:
    """Under an answer that another wrote down: who did."""
    talk = tx.find(Talk, row.talk_id)
    if talk is None or talk.played_by in (None, person.id):
        return ""
    known = Known(tx, person_of(tx, talk), now)
    someone = words_of(phrases.SOMEONE, voice)
    facts = {
        "by": known.name_of(talk.played_by) or someone,
        "name": known.get("name") or someone,
    }
    return "\n" + words_of(phrases.PLAYED_BY, voice).format_map(in_words(facts, voice))


def _cover(row: Notice, voice: Voice) -> Said:
    """What a stranger may see. Show opens it."""
    later = json.loads(row.parts).get("later")
    name = "cover_signal" if house.kind(row.name).look_now and not later else "cover"
    show = Button(words_of(phrases.SHOW, voice), f"show.{row.target_id or row.id}")
    return line(NOTES[name], {}, voice), ((show,),)


def _moments(parts: Mapping[str, Any]) -> dict[str, object]:
    """Times, days, and a talk's name that a line carries; they are no one's secret."""
    times = {name: Time(datetime.fromisoformat(at)) for name, at in parts.get("at", {}).items()}
    days = {name: Day(datetime.fromisoformat(at)) for name, at in parts.get("on", {}).items()}
    before = {"before_what": named(parts["before"])} if "before" in parts else {}
    return {**times, **days, **before}


def in_a_line(tx: Tx, row: Notice, person: Person, now: datetime) -> str:
    """A note, or a line of someone's talk, without its buttons."""
    return _for_person(tx, row, person, now)[0]


def _tell(known: Known, row: Notice, voice: Voice) -> str:
    """A line from someone's talk, for someone else."""
    told = tell_line(known, row)
    if told is None:
        raise Unsayable
    return told.in_words(voice)
