"""A row as an e-mail: discreet outside, plain inside, and answered to a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from conversations.phrases import N_, NOT_CHECKED
from conversations.script import Say
from locales.catalogue import language
from records.database import Tx
from records.notices import Notice
from records.people import Person, people
from records.sealing import Keys
from scheduler import house, ports
from scheduler.post.channels import Attached, Heading, Link, Mail, Outgoing
from scheduler.post.mail.letterhead import letterhead
from scheduler.post.mail.mail_keys import KNOW, STOP, mark, token
from scheduler.post.mail.mail_links import I_KNOW, STOP_MAIL
from scheduler.post.mail.one_way import OneWay, paper_with, words_for
from scheduler.post.sending.rendering import Unsayable
from scheduler.talks.cards import card_of
from scheduler.talks.spoken import Name, Voice
from scheduler.talks.words.lines import line, words_of

SUBJECT = N_("You have a message.")
_ABOUT_MEETINGS = N_("About our meetings")
_CAN_ANSWER = N_("You can answer with one of these:")
_WRITE_BACK = Say(N_("Just write back. {reader} reads it."))
_WRITE_BACK_STAFF = N_("Just write back. Staff will read it.")
_RING_UNLESS = N_("If I do not hear from you, staff may ring to make sure.")
_READ_IT = N_("Have you read this? Tell me on this page, and no one needs to ring you:")
_STOP_HERE = N_("To get no more e-mail, open this page:")
_NOT_IN_WRITING = N_("I do not ask this by e-mail, so that your name stays out.")
_ASK_STAFF = N_("If you want to take part, ask one of the staff.")
_HELLO, _HELLO_NO_NAME = Say(N_("Hello {name}.")), N_("Hello.")
_PART = Say(N_("Part {number} of {count}"))
_STOP = N_("To get no more e-mail, write back “stop e-mail”.")
_PICTURE = N_("picture")
_FROM_STAFF = N_("I could not put it in this e-mail. Staff can give it to you.")


class Reader(NamedTuple):
    """Who reads the answers: an address, and a name if it is someone the person knows."""

    address: str
    name: str = ""


class _Part(NamedTuple):
    """A notice in an e-mail: what it says, and the link that says it was read."""

    row: Notice
    words: OneWay
    know: Link | None


def render_mail(tx: Tx, row: Notice, now: datetime, others: Sequence[Notice] = ()) -> Outgoing:
    """The e-mail for a row, with others as parts of it. Raises Unsayable."""
    person = tx.get(Person, row.person_id)
    head, card = letterhead(), card_of(tx, person)
    if head is None or not card.get("email"):
        raise Unsayable
    voice = Voice(person.language, person.zone)
    reader = reader_of(tx, person, now) or Reader(head.answers_to)
    shown = card.get("mail_subject") == "real"
    greeting = _greeting(card.get("called", ""), voice)
    stop, parts = None, []
    for one in (row, *others):
        know = None
        if head.web:
            where = _Where(tx.keys, head.web, one.id, card["email"])
            know = Link(words_of(_READ_IT, voice), words_of(I_KNOW, voice), where.link(KNOW))
        parts.append(_Part(one, words_for(tx, one, person, now, voice), know))
    if head.web:
        where = _Where(tx.keys, head.web, row.id, card["email"])
        stop = Link(words_of(_STOP_HERE, voice), words_of(STOP_MAIL, voice), where.link(STOP))
    calendars = [house.attached(tx, one, person, now, voice) for one in (row, *others)]
    attached = [_attached(tx, one, voice, alone=not others) for one in (row, *others)]
    mail = Mail(
        notice_id=row.id,
        sender=head.sender,
        to=card["email"],
        answers_to=reader.address,
        subject=words_of(_ABOUT_MEETINGS if shown else SUBJECT, voice),
        paragraphs=tuple(_one_under_another(parts, greeting, reader, voice)),
        footer=words_of(_STOP, voice),
        language=person.language,
        key=mark(tx.keys, row.id),
        calendars=tuple(one for one in calendars if one is not None),
        stop=stop,
        attached=tuple(one for one in attached if one is not None),
        note="" if language(voice.language).reviewed else words_of(NOT_CHECKED, voice),
    )
    return Outgoing("send", 0, language=person.language, mail=mail)


def _attached(tx: Tx, row: Notice, voice: Voice, *, alone: bool) -> Attached | None:
    paper = paper_with(tx, row)
    if paper is None:
        return None
    name = paper.said or f"{words_of(_PICTURE, voice)}.jpg"
    missing = words_of(_FROM_STAFF, voice)
    return Attached(paper.file_id, name, missing if alone else f"{_named(name, voice)} {missing}")


def _named(name: str, voice: Voice) -> str:
    return f"{Name(name).in_words(voice)}:"


class _Where(NamedTuple):
    """What links of one e-mail have in common."""

    keys: Keys
    web: str
    notice_id: int
    address: str

    def link(self, purpose: str) -> str:
        """The address of the page for this purpose."""
        said = token(self.keys, purpose, self.notice_id, self.address)
        return f"{self.web}/{purpose}/{said}"


def _one_under_another(
    parts: list[_Part], greeting: str, reader: Reader, voice: Voice
) -> Iterator[str | Link | Heading]:
    """Each part under its heading: what has a deadline first, and what is without names last.

    The greeting is said once, and how to answer where something is asked.
    """
    if len(parts) == 1:
        yield from _paragraphs(parts[0], parts[0].words.said, reader, voice, can_answer=True)
        return
    parts = sorted(parts, key=_when_to_be_read)
    if any(part.words.said[:1] == [greeting] for part in parts):
        yield greeting
    named = [part for part in parts if not part.words.anonymous]
    asking = [part for part in named if part.words.question] or named[-1:]
    for number, part in enumerate(parts, 1):
        yield Heading(line(_PART, {"number": number, "count": len(parts)}, voice))
        said = part.words.said[1 if part.words.said[:1] == [greeting] else 0 :]
        yield from _paragraphs(part, said, reader, voice, can_answer=part in asking)


def _when_to_be_read(part: _Part) -> tuple[bool, bool, float]:
    by = part.row.deadline
    return part.words.anonymous, by is None, by.timestamp() if by is not None else 0.0


def _greeting(name: str, voice: Voice) -> str:
    """The line with which talks begin."""
    return line(_HELLO, {"name": Name(name)}, voice) if name else words_of(_HELLO_NO_NAME, voice)


def _paragraphs(
    part: _Part, lines: list[str], reader: Reader, voice: Voice, *, can_answer: bool
) -> list[str | Link]:
    row, words, know = part
    said: list[str | Link] = list(lines)
    if words.anonymous:
        return [*said, words_of(_NOT_IN_WRITING, voice), words_of(_ASK_STAFF, voice)]
    if words.question:
        said.append(words.question)
    if words.answers:
        listed = [f"• {answer}" for answer in words.answers]
        said.append("\n".join([words_of(_CAN_ANSWER, voice), *listed]))
    if can_answer and reader.name:
        said.append(line(_WRITE_BACK, {"reader": Name(reader.name)}, voice))
    elif can_answer:
        said.append(words_of(_WRITE_BACK_STAFF, voice))
    if know is not None and words.must_be_known:
        said.append(know)
    if house.kind(row.name).confirm:
        said.append(words_of(_RING_UNLESS, voice))
    return said


def reader_of(tx: Tx, person: Person, now: datetime) -> Reader | None:
    """The link person, or who covers for them, if people may write to them."""
    links = ports.looked_after_by(tx, person.id, now)
    for link in tx.every(Person, select(people).where(people.c.id.in_(links))):
        card = card_of(tx, link)
        if card.get("answers_to"):
            return Reader(card["answers_to"], card.get("called", ""))
    return None
