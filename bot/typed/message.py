"""A message that was typed, with what came before it: what is looked at, in which order, and why.

1. A cry in two or three messages is a cry (broken_up.py): nothing may come before that.
2. What goes on with the message before is one answer with that (joined.py).
3. A quick “no” after a “yes” about coming is asked about, with what stands now (corrected.py).
4. A yes to what nobody can have read yet does not count (consent.py).
5. A swipe-reply says itself what it is for (replies.py).
6. All else is what its words are by themselves (typing.py).
"""

from __future__ import annotations

from datetime import datetime

from bot.incoming import Incoming
from bot.typed import broken_up, consent, corrected, joined, parts, replies
from bot.typed.answering import filed
from bot.typed.in_need import in_need
from bot.typed.open_question import takes_words
from bot.typed.typing import typed
from records.database import Tx
from records.people import Person
from scheduler.post import outbox
from scheduler.post.messages import NOTHING, Became
from scheduler.talks.people.contact_rows import ONLY, roles_of
from scheduler.talks.turns.talking import begin

_FILE = "voice_or_picture"


def said(tx: Tx, person: Person, incoming: Incoming, now: datetime) -> Became:
    """Take a message; what it became."""
    cry = broken_up.take(tx, person, incoming, now)
    if cry is not None:
        return cry
    origin = replies.origin_of(tx, person, incoming.reply_to)
    for way in (joined.take, corrected.take, consent.take):
        became = way(tx, person, incoming, origin, now)
        if became is not None:
            return became
    became = replies.take(tx, person, incoming.text, origin, now)
    if became is None:
        became = typed(tx, person, incoming.text, now)
    parts.remember(tx, person, incoming, became, now)
    return became


def sent_a_file(tx: Tx, person: Person, incoming: Incoming, now: datetime) -> Became:
    """Take a file: a call in the words under it counts too, and the file is not lost."""
    words = incoming.text
    calls = bool(words) and in_need(tx, person, words, now)
    is_filed = filed(tx, person, incoming.file, now)
    if calls:
        return typed(tx, person, words, now)
    if not is_filed and words and takes_words(tx, person):
        outbox.post(tx, to=person.id, kind="note", name="words_of_a_file", now=now)
        return typed(tx, person, words, now)
    if not is_filed:
        _show_what_to_do(tx, person, now)
    return NOTHING


def _show_what_to_do(tx: Tx, person: Person, now: datetime) -> None:
    """A picture or a voice note that nothing asked for: outside a group, the menu."""
    roles = roles_of(tx, person.id)
    if ONLY in roles:
        begin(tx, person, "menu", now)
    elif roles:
        begin(tx, person, _FILE, now)
