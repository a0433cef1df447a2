"""What begins a conversation: from the menu, by a command, or from anywhere."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from functools import cache

from sqlalchemy import select

from conversations.engine import NotAnAnswer, NotOpen
from conversations.registry import ALL, INSTEAD_OUTSIDE, fits
from conversations.script import Answers, Choice
from records.access import NotAllowed
from records.database import Tx
from records.notices import Lane
from records.people import Person
from records.signals import Signal
from records.talks import TALK, Talk, talks
from scheduler.post import outbox
from scheduler.signals.raise_signal import is_the_same
from scheduler.talks.known import Known
from scheduler.talks.people.contact_rows import ONLY, roles_of
from scheduler.talks.running import running_meeting
from scheduler.talks.turns import open_talks, talking

BREAK, SAFETY = "need_a_break", "safety"


def post_help(tx: Tx, person: Person, now: datetime, lane: Lane = Lane.SIGNAL) -> None:
    """Post “Help now”, as a rule in the first lane."""
    outbox.post(tx, to=person.id, kind="note", name="help", lane=lane, now=now)


def start(tx: Tx, person: Person, name: str, now: datetime, answers: Answers | None = None) -> str:
    """Begin a conversation from the menu or by its command, if this person may.

    With `answers` it goes on from there.
    """
    roles = roles_of(tx, person.id)
    if ONLY in roles:
        name = INSTEAD_OUTSIDE.get(name, name)
    conversation = ALL.get(name)
    if conversation is None or not roles or not _on_menu(name):
        return "OLD_BUTTON"
    if not fits(conversation, roles):
        return "NOT_YOURS"
    if name == SAFETY:  # an older screen of it still counts, if that is the one that is tapped
        return begin_safety(tx, person, now)
    standing = tx.every(
        Talk,
        select(talks).where(
            talks.c.person_id == person.id,
            talks.c.conversation == name,
            talks.c.state.in_(("open", "paused")),
        ),
    )
    for talk in standing:
        if conversation.urgent and _on_its_way(tx, talk.signal_id, now):
            talking.ask_again(tx, person, talk, now)  # two taps are one signal
            return ""
        TALK.change(tx.conn, talk.id, "closed")
    here = running_meeting(Known(tx, person, now)) if conversation.while_running else None
    talking.begin(tx, person, name, now, open_talks.About(meeting_id=here), answers=answers)
    return ""


def begin_safety(
    tx: Tx, person: Person, now: datetime, talk: Talk | None = None, *, tell: bool = False
) -> str:
    """The one screen of a worry about safety, from anywhere; with `tell`, and a yes to it.

    From a `talk` about a break it takes where that is. Who is in no group is told who helps.
    """
    known = Known(tx, person, now)
    if not known.memberships():
        post_help(tx, person, now)
        return ""
    about = open_talks.About(
        meeting_id=running_meeting(known), signal_id=talk.signal_id if talk is not None else None
    )
    talk_id = talking.begin(tx, person, SAFETY, now, about)
    if tell:
        begun = tx.get(Talk, talk_id)
        with suppress(NotOpen, NotAnAnswer, NotAllowed):
            talking.reply(tx, person, begun, "safety_tell", "tell", now)
    return ""


@cache
def begins(question: str, key: str) -> str:
    """The conversation that a choice begins, whichever talk it stands in; or nothing."""
    asked = (one.questions[question] for one in ALL.values() if question in one.questions)
    found = (c for ask in asked for c in ask.choices if isinstance(c, Choice) and c.key == key)
    return next((choice.begins for choice in found if choice.begins), "")


@cache
def menus() -> frozenset[str]:
    """The questions whose answer is the name of a conversation."""
    return frozenset(one.begins for one in ALL.values() if one.begins)


def asks_for(data: str) -> str:
    """The conversation that a tap begins, told by its data alone; or nothing."""
    what, _, rest = data.partition(".")
    if what == "go":
        return rest
    question, _, key = rest.partition(".")
    return key if question in menus() and key in ALL else begins(question, key)


def _on_its_way(tx: Tx, signal_id: int | None, now: datetime) -> bool:
    signal = tx.find(Signal, signal_id)
    return signal is not None and is_the_same(signal, now)


def _on_menu(name: str) -> bool:
    return name == "menu" or bool(ALL[name].title)
