"""The group's own chat: it is linked when a facilitator adds the bot, and its card is tapped.

A group never shows, asks or accepts anything personal: a tap is answered to whoever tapped.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from bot.incoming import Incoming
from bot.starting import start
from conversations.notes import NOTES
from records.database import Tx
from records.groups import groups
from records.meetings import Meeting, meetings
from records.people import RUNS, Person, memberships, people
from scheduler.talks.known import Known
from scheduler.talks.running import AROUND, ends
from scheduler.talks.spoken import Voice
from scheduler.talks.words.lines import line

#: what Telegram shows of an answer to a tap, in characters (Bot API, answerCallbackQuery)
MOST_CHARACTERS = 200


def link(tx: Tx, incoming: Incoming) -> None:
    """A facilitator has added the bot: the chat becomes that of their group, if it has none."""
    if incoming.kind == "blocked":
        tx.conn.execute(
            update(groups).where(groups.c.chat_id == incoming.chat_id).values(chat_id=None)
        )
        return
    theirs = list(
        tx.conn.scalars(
            select(memberships.c.group_id)
            .join(people, people.c.id == memberships.c.person_id)
            .join(groups, groups.c.id == memberships.c.group_id)
            .where(
                people.c.telegram_id == incoming.sender_id,
                memberships.c.role.in_(RUNS),
                groups.c.chat_id.is_(None),
            )
        )
    )
    if len(theirs) == 1:
        tx.conn.execute(
            update(groups).where(groups.c.id == theirs[0]).values(chat_id=incoming.chat_id)
        )


def card_tap(tx: Tx, incoming: Incoming, now: datetime) -> str:
    """The words for whoever tapped the card, and for nobody else."""
    _, _, rest = incoming.text.partition(".")
    number, _, what = rest.partition(".")
    voice = Voice(incoming.language.partition("-")[0] or "en", "UTC")
    person = tx.first(Person, select(people).where(people.c.telegram_id == incoming.sender_id))
    meeting = _meeting(tx, person, number, incoming)
    if person is None or meeting is None:
        return line(NOTES["card_stranger"], {}, voice)
    voice = Voice(person.language, person.zone)
    end = ends(meeting)
    if not meeting.starts_at - AROUND <= now <= end + AROUND or meeting.state == "cancelled":
        return line(NOTES["card_not_on"], {}, voice)
    left = max(0, int((end - now).total_seconds() // 60))
    known = Known(tx, person, now, meeting_id=meeting.id, extra={"minutes_left": left})
    if what == "need":
        start(tx, person, "need_a_break", now)
        return line(NOTES["card_need"], {}, voice.about(known))[:MOST_CHARACTERS]
    return line(NOTES[_which(what, known)], known, voice)[:MOST_CHARACTERS]


def _meeting(tx: Tx, person: Person | None, number: str, incoming: Incoming) -> Meeting | None:
    """The meeting on the card, if it is of this chat and this person is in its group."""
    if person is None or not number.isdecimal():
        return None
    return tx.first(
        Meeting,
        select(meetings)
        .join(groups, groups.c.id == meetings.c.group_id)
        .join(memberships, memberships.c.group_id == groups.c.id)
        .where(
            meetings.c.id == int(number),
            groups.c.chat_id == incoming.chat_id,
            memberships.c.person_id == person.id,
        ),
    )


def _which(what: str, known: Known) -> str:
    if what == "left":
        return "card_left"
    if what == "break":
        return "card_break" if known.get("break_at") else "card_no_break"
    return "card_doing" if known.get("purpose") else "card_doing_bare"
