"""Words that may mean a choice, or belong somewhere: who typed them is asked."""

from __future__ import annotations

from datetime import datetime

from bot.typed import says_little
from bot.typed.asides import begin_aside
from bot.typed.buttons import ask_of, buttons_of
from bot.words.choosing import half_meant
from bot.words.clean import cleaned
from conversations.registry import ALL
from conversations.script import ANSWERS_THERE, AS_ANSWER, Answers, Reads
from conversations.talks.did_you_mean import MEANT_WORDS, NAME, SAYS_MORE
from conversations.talks.unread_words import TYPED
from records.database import Tx
from records.people import Person
from records.talks import Talk
from scheduler.post.messages import Became
from scheduler.talks.passing_on import held_words
from scheduler.talks.passing_on.passed_on import adds_to
from scheduler.talks.words.turn_words import known_for


def ask_which_is_meant(
    tx: Tx, person: Person, talk: Talk, text: str, now: datetime
) -> Became | None:
    """Ask whether a longer sentence means one of the choices of the open question.

    The talk that asks; None where words are kept, or asked about already, or none is meant.
    """
    conversation = ALL[talk.conversation]
    ask = conversation.questions[talk.question or ""]
    can_wait = not (conversation.urgent or ask.keeps or ask.many)
    if ask.reads is not Reads.CHOICE or not can_wait or talk.played_by is not None:
        return None
    known, words = known_for(tx, talk, person, now), cleaned(text)
    buttons = buttons_of(ask, known, person)
    meant = half_meant(text, buttons, person.language) if words else None
    if meant is None:
        return None
    key, says_more = meant
    there = adds_to(talk, ask.name)
    return _asks_whether(tx, person, there, buttons, key, words or "", now, says_more=says_more)


def ask_whether(
    tx: Tx, person: Person, talk: Talk, keys: tuple[str, ...], text: str, now: datetime
) -> Became | None:
    """Ask whether words mean the first of these choices that the open question has.

    The talk that asks; None if it has none of them.
    """
    ask = ask_of(talk)
    buttons = buttons_of(ask, known_for(tx, talk, person, now), person)
    key = next((key for key in keys if key in dict(buttons)), None)
    words = cleaned(text)
    if key is None or words is None:
        return None
    there = adds_to(talk, ask.name)
    return _asks_whether(tx, person, there, buttons, key, words, now, says_more=False)


def _asks_whether(
    tx: Tx,
    person: Person,
    there: str,
    buttons: list[tuple[str, str]],
    key: str,
    words: str,
    now: datetime,
    *,
    says_more: bool,
) -> Became:
    """Begin the talk that asks whether this choice was meant by these words."""
    answers: Answers = {
        ANSWERS_THERE: there,
        AS_ANSWER: key,
        MEANT_WORDS: dict(buttons)[key],
        SAYS_MORE: "yes" if says_more else "",
        TYPED: held_words.as_answer({"": words}),
    }
    return begin_aside(tx, person, NAME, answers, now)


def ask_where_to_put(
    tx: Tx, person: Person, talk: Talk, text: str, now: datetime
) -> Became | None:
    """Ask whether words are for the comment of a form, or for a person, or for no one.

    The talk that asks; None where they say nothing, or where no form asks.
    """
    words = cleaned(text)
    if words is None or says_little.says_nothing(text, person) or talk.played_by is not None:
        return None
    answers: Answers = {
        ANSWERS_THERE: adds_to(talk, talk.question or ""),
        TYPED: held_words.as_answer({"": words}),
    }
    return begin_aside(tx, person, "for_the_form", answers, now)
