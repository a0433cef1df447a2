"""The question that a talk asks, and the buttons under it as their reader sees them."""

from __future__ import annotations

from datetime import datetime

from conversations.registry import ALL
from conversations.script import Ask
from locales.plain import spelled_out
from records.database import Tx
from records.people import Person
from records.talks import Talk
from scheduler.talks.known import Known
from scheduler.talks.spoken import Voice
from scheduler.talks.words.asked_back import offered
from scheduler.talks.words.turn_words import known_for, label_words


def ask_of(talk: Talk) -> Ask:
    """The question that a talk asks."""
    return ALL[talk.conversation].questions[talk.question or ""]


def key_of_a_label(
    tx: Tx, person: Person, owner: Person, talk: Talk, text: str, now: datetime
) -> str | None:
    """The choice whose button has just these words; None if none has."""
    ask = ask_of(talk)
    buttons = buttons_of(ask, known_for(tx, talk, owner, now), person)
    labels = {spelled_out(words): key for key, words in buttons}
    return None if ask.many else labels.get(spelled_out(text))


def buttons_of(ask: Ask, known: Known, reader: Person) -> list[tuple[str, str]]:
    """The choices of a question as its reader sees them: each key, and the words on it."""
    voice = Voice(reader.language, reader.zone).about(known)
    return [(key, label_words(label, known, voice)) for key, label in offered(ask, known)]
