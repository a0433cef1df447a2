"""A talk that was left half-way on another day: typed words and ended talks don't take it up."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from conversations.registry import ALL
from records.database import Tx
from records.notices import notices
from records.people import Person, memberships
from records.talks import ABOUT_COMING, Talk, in_chat, talks
from scheduler.talks.turns.half_way import NAME

#: who goes on within this time is still in it, though it is past midnight
STILL_IN_IT = timedelta(hours=3)


def is_half_done(tx: Tx, person: Person, talk: Talk, now: datetime) -> bool:
    """Whether a talk in this person's chat is of another day of theirs, and was begun by then.

    What the bot has asked and nobody has answered yet is not half done: it can be answered on any
    day. Nor is what can't wait, or joining: there is nothing else to be meant.
    """
    if talk.conversation == NAME or ALL[talk.conversation].urgent or talk.signal_id is not None:
        return False
    if not of_another_day(talk.last_at, person.zone, now):
        return False
    if talk.turn <= 1 and _bot_began(tx, talk):
        return False
    mine = select(memberships.c.id).where(memberships.c.person_id == person.id)
    return tx.conn.scalar(mine.limit(1)) is not None


def has_gone_by(person: Person, talk: Talk, now: datetime) -> bool:
    """Whether it could not wait, and is of another day: what it asks is on its screen alone."""
    urgent = ALL[talk.conversation].urgent and talk.signal_id is None
    return urgent and of_another_day(talk.last_at, person.zone, now)


def of_another_day(then: datetime, zone: str, now: datetime) -> bool:
    """Whether it was on another day where the person lives, and not just before midnight."""
    there = ZoneInfo(zone)
    return (
        now - then >= STILL_IN_IT and then.astimezone(there).date() != now.astimezone(there).date()
    )


def was_offered(tx: Tx, chat: int, talk: Talk) -> bool:
    """Whether it was offered in this chat since it was left."""
    since = (talks.c.conversation == NAME, talks.c.began_at >= talk.last_at)
    return tx.conn.scalar(select(talks.c.id).where(in_chat(chat), *since).limit(1)) is not None


def may_be_offered_after(ended: Talk, talk: Talk) -> bool:
    """Whether it fits to offer it now.

    The person has just done something of their own, or has just spoken of the same meeting: then
    what they may need there is not lost.
    """
    script = ALL[ended.conversation]
    if script.urgent or ended.signal_id is not None:
        return False
    same = talk.meeting_id is not None and talk.meeting_id == ended.meeting_id
    return bool(script.title) or (same and talk.conversation in ABOUT_COMING)


def _bot_began(tx: Tx, talk: Talk) -> bool:
    """Whether the bot came with it; what a person begins answers them, and has no key."""
    first = (notices.c.talk_id == talk.id, notices.c.kind == "turn", notices.c.dedupe.is_not(None))
    return tx.conn.scalar(select(notices.c.id).where(*first).limit(1)) is not None
