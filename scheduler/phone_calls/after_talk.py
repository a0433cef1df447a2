"""A talk is over, and its last words are posted: what follows on the lists of people to ring."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, select

from conversations.offers import SKIPPED
from conversations.registry import ALL
from conversations.script import Answers
from records.calls import Call, calls
from records.database import Tx
from records.talks import Talk
from scheduler import house
from scheduler.kinds import Family
from scheduler.phone_calls.queue import (
    drop,
    have_listed,
    in_one_call,
    post_list,
    rides_along,
    try_again,
)
from scheduler.phone_calls.record_call import tell_by_voice
from scheduler.talks.turns.played import play


def after_any_talk(tx: Tx, talk: Talk, _answers: Answers, now: datetime) -> None:
    """Of most talks: one that was played was told by voice; of another, nobody need ring."""
    if talk.played_by is not None:
        _after_playing(tx, talk, now)
    elif talk.conversation not in house.in_family(Family.NEWS):  # who knows has said so in it
        drop(tx, *_about_the_same(talk))


def after_a_call(tx: Tx, talk: Talk, answers: Answers, now: datetime) -> None:
    """The questions, if they are to be asked now; the one picked; or the rest of the list."""
    went, whom = answers.get("went"), str(answers.get("whom", ""))
    if went == "play" and talk.about_id is not None:
        _play_next(tx, talk.person_id, talk.about_id, now)
    elif went == "other" and whom.isdecimal():
        post_list(tx, talk.person_id, now, about=int(whom), silent=True)
    elif went is not None:
        if went == SKIPPED and talk.about_id is not None:
            _comes_back(tx, talk.person_id, talk.about_id, now)
        have_listed(tx, talk.person_id, now, again=True)


def _comes_back(tx: Tx, by: int, about: int, now: datetime) -> None:
    """Whoever is to ring has passed someone over for now: they are asked again later."""
    for call in in_one_call(tx, about, now):
        if call.caller_id == by:
            try_again(tx, call, None, now)


def begin_with(tx: Tx, talk: Talk, answers: Answers, now: datetime) -> None:
    """What was picked to be done together begins."""
    about, what = str(answers.get("with_whom", "")), str(answers.get("what", ""))
    if about.isdecimal() and what:
        name, _, meeting = what.partition("_about_")
        play(tx, talk.person_id, int(about), name, int(meeting) if meeting else None, now)


def _after_playing(tx: Tx, talk: Talk, now: datetime) -> None:
    """They were told by voice; what is left to say to them follows."""
    for call in tx.every(Call, select(calls).where(*_about_the_same(talk))):
        tell_by_voice(tx, call, now)
    for call in in_one_call(tx, talk.person_id, now):
        if rides_along(call):  # it was on the list, to be said with the rest
            tell_by_voice(tx, call, now)
    _play_next(tx, talk.played_by or 0, talk.person_id, now)


def _play_next(tx: Tx, by: int, about: int, now: datetime) -> None:
    """The next conversation of a call; after the last, the rest of the list."""
    left = tx.every(
        Call,
        select(calls)
        .where(
            calls.c.person_id == about,
            calls.c.caller_id == by,
            calls.c.state == "open",
            calls.c.listed_at.is_not(None),
        )
        .order_by(calls.c.urgent.desc(), calls.c.made_at, calls.c.id),
    )
    first = next((call for call in left if call.name in ALL), None)
    if first is None:
        have_listed(tx, by, now, again=True)
    else:
        play(tx, by, about, first.name, first.meeting_id, now)


def _about_the_same(talk: Talk) -> tuple[ColumnElement[bool], ...]:
    """Open calls that a talk has made needless."""
    kinds = house.kinds().items()  # what this talk has said as well is not asked again
    said_with = [name for name, kind in kinds if kind.call.unless == talk.conversation]
    return (
        calls.c.person_id == talk.person_id,
        calls.c.state == "open",
        calls.c.meeting_id.is_not_distinct_from(talk.meeting_id),
        calls.c.name.in_((talk.conversation, *said_with)),
    )
