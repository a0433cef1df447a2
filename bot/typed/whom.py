"""Whom words are for, and of whom they speak."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from bot.typed.buttons import ask_of
from bot.words.asks import command_of
from bot.words.polite import asks_for_silence, polite_words, without
from bot.words.speaking_to import not_addressed
from conversations.phrases import SOMEONE
from conversations.script import ASKED, Answers
from conversations.talks.unread_words import FOR
from locales.catalogue import load
from locales.plain import plain, spelled_out
from locales.sounds import sounds_like
from records.database import Tx
from records.people import Person, Role, memberships
from records.talks import Talk
from scheduler.talks.known import Known
from scheduler.talks.passing_on.telling import named_in
from scheduler.talks.people.circle import but_not, group_with, staff_of
from scheduler.talks.people.contact_rows import roles_of
from scheduler.talks.people.naming import called, names_any
from scheduler.talks.words.turn_words import known_for


def is_held_back(
    tx: Tx, person: Person, owner: Person, talk: Talk, text: str, now: datetime
) -> bool:
    """Whether words on how someone is must not go to whom the question named without a yes.

    They name one of them, or ask that it be told to no one; one of them was left out; or others
    would get them than those who stood in the question.
    """
    ask, known = ask_of(talk), known_for(tx, talk, owner, now)
    told = named_in(known, ask)
    ids = [int(one) for one in told]
    rest = text
    for one in ids:
        rest = not_to_them(known, one, rest)
    return (
        known.answers.get(ASKED, told) != told
        or but_not(known, ids) != ids
        or names_any(known, ids, rest)
        or asks_for_silence(text)
    )


def tells_of_danger(tx: Tx, person: Person, text: str, now: datetime) -> bool:
    """Whether it is a plain word of danger that names someone of one's own groups."""
    known, language = Known(tx, person, now), person.language
    said = without(spelled_out(text), polite_words(language))
    here = [place.group_id for place in known.memberships()]
    near = select(memberships.c.person_id).where(memberships.c.group_id.in_(here)).distinct()
    for one in tx.conn.scalars(near):
        name = spelled_out(str(known.name_of(one)))
        rest = said.removeprefix(f"{name}s ") if name else said
        rest = f"is {rest}" if rest != said else said.removeprefix(f"{name} ")
        who = (SOMEONE, load(language).gettext(SOMEONE), "")
        if rest != said and any(command_of(f"{w} {rest}", language) == "safety" for w in who):
            return True
    return False


def for_whom(tx: Tx, person: Person, wrote: int, words: str, now: datetime) -> Answers:
    """Whom words are for, and in which group, unless these speak of them, or they may not hear."""
    known = Known(tx, person, now)
    group = group_with(known, wrote)
    speaks_of = names_any(known, [wrote], not_to_them(known, wrote, words))
    return {FOR: str(wrote), "group": group} if group and not speaks_of else {}


def asked_for(tx: Tx, person: Person, words: str, now: datetime) -> int | None:
    """The one of the staff who is asked for by these words, which say nothing of them."""
    if Role.CO_PRODUCER not in roles_of(tx, person.id):
        return None
    known = Known(tx, person, now)
    for one in (i for i in staff_of(known) if names_any(known, [i], words)):
        rest = not_to_them(known, one, words).strip()
        if not rest or command_of(rest, person.language) == "person":
            return one
    return None


def not_to_them(known: Known, staff_id: int, words: str) -> str:
    """The words without what only speaks to one of the staff, or asks for them."""
    name, them = str(known.name_of(staff_id)), called(roles_of(known.tx, staff_id))
    ways = [way for one in them for way in (one, f"my {one}", f"the {one}")]
    ways += [word for word in plain(words).split() if sounds_like(word, plain(name))]
    return not_addressed(words, name, known.person.language, *ways)
