"""A yes counts only for what could be read: not one that was typed on, before that was asked.

Nothing is told, passed on, raised or done by it; the question is asked again. A tap always counts,
a “no” does too, and so does whatever is a call.
"""

from __future__ import annotations

from datetime import UTC, datetime

from bot.effects import does_something
from bot.incoming import Incoming
from bot.starting import SAFETY, begins
from bot.typed.breaks import ASKS
from bot.typed.buttons import ask_of
from bot.typed.in_need import in_need
from bot.typed.just_typed import typed_in_one_go
from bot.typed.open_question import as_answer, open_question, unseen
from bot.typed.replies import Origin
from bot.words.asks import command_of
from bot.words.clean import Unread
from bot.words.reading import says_done
from bot.words.yes_and_no import says_no
from conversations.friendly_words import word_back
from conversations.offers import offered, picked
from conversations.script import Answer
from records.database import Tx
from records.notices import Notice, notices
from records.people import Person
from records.talks import Talk
from scheduler import house
from scheduler.post import on_screen
from scheduler.post.messages import Became
from scheduler.talks.answers import answers_of
from scheduler.talks.passing_on.heard_in import Part
from scheduler.talks.turns import talking
from scheduler.talks.turns.played import owner_of
from scheduler.talks.words.turn_words import known_for


def take(
    tx: Tx, person: Person, incoming: Incoming, replies_to: Origin, now: datetime
) -> Became | None:
    """Ask again what cannot have been read before this was typed; None if it may count."""
    text = incoming.text
    if incoming.message_id is None or not incoming.sent_at or text.startswith("/"):
        return None
    part = Part(incoming.message_id, incoming.sent_at, text)
    asked = open_question(tx, person)
    if asked is None or asked.conversation == ASKS or _replies_to(replies_to, asked):
        return None
    if unseen(tx, person, asked, None) is not None:
        return None  # another question is on its way, and comes once more
    if not _is_too_soon(tx, person, asked, part, now) or not _is_consent(
        tx, person, asked, text, now
    ):
        return None
    owner = owner_of(tx, asked, person, now)
    if owner is None or in_need(tx, person, text, now):
        return None
    talking.ask_again(tx, owner, asked, now, "ASKED_JUST_NOW")
    return Became(asked)


def _replies_to(origin: Origin, asked: Talk) -> bool:
    """Whether someone has replied to just this question: they have seen it."""
    same = origin.talk is not None and origin.talk.id == asked.id
    return same and origin.question == asked.question


def _is_too_soon(tx: Tx, person: Person, asked: Talk, part: Part, now: datetime) -> bool:
    """Whether it was typed on, or before the question; and that was not asked before all of it."""
    shown = _shown(tx, person, asked)
    if shown is None:
        return False
    before = typed_in_one_go(tx, person, part, now)
    first = before[0] if before else part
    quotes = house.kind(asked.conversation).aside or asked.conversation == word_back.NAME
    if not before:
        return _is_below(shown, part)
    if quotes:
        return True  # what it asks about has changed with what was typed
    begun = datetime.fromtimestamp(first.at, UTC)
    here = (notices.c.asks.is_not(None), notices.c.settled_at < begun)
    seen = on_screen.newest_accepted(tx, person.id, *here)
    stood = seen is not None and (seen.talk_id, seen.asks) == (asked.id, asked.question)
    return not stood or _is_below(seen, first)


def _shown(tx: Tx, person: Person, asked: Talk) -> Notice | None:
    """The newest message with the question that is open."""
    here = (notices.c.talk_id == asked.id, notices.c.asks == asked.question)
    return on_screen.newest_accepted(tx, person.id, *here)


def _is_below(shown: Notice | None, part: Part) -> bool:
    """Whether a message has a lower number than the one that asks."""
    return shown is not None and shown.message_id is not None and part.message < shown.message_id


def _is_consent(tx: Tx, person: Person, asked: Talk, text: str, now: datetime) -> bool:
    """Whether words pick something that tells or does something, and are no “no”."""
    if says_no(text, person.language):
        return False
    owner = owner_of(tx, asked, person, now)
    if owner is None:
        return False
    ask = ask_of(asked)
    answers = answers_of(tx, asked)
    known = known_for(tx, asked, owner, now, answers)
    if ask.many and says_done(text, person.language):
        value: Answer = picked(ask, answers)
    elif command_of(text, person.language) is not None:
        return False
    else:
        try:
            value = as_answer(text, person, owner, ask.name, asked, known, now)
        except Unread:
            return False
        if isinstance(value, str) and value not in dict(offered(ask, known)):
            return False
    if value == "no" or (isinstance(value, str) and begins(ask.name, value) == SAFETY):
        return False
    if house.kind(asked.conversation).aside:
        return True
    return does_something(tx, owner, asked, ask.name, value, now)
