"""What was typed fits nowhere: small talk gets a small answer, the rest is offered to a person."""

from __future__ import annotations

from datetime import datetime

from bot import kept_words
from bot.polite import small_talk
from bot.reading import cleaned
from conversations.engine import offered
from conversations.registry import ALL
from conversations.script import ADDS_TO, ASKED, Answers, Ask
from conversations.unread_words import TYPED
from locales.plain import spelled_out
from records.database import Tx
from records.people import Role, Row
from records.talks import TALK
from scheduler import kept, talking
from scheduler.contact_rows import roles_of
from scheduler.facts import Known
from scheduler.facts.looks import as_asked
from scheduler.messages import Became
from scheduler.spoken import Voice
from scheduler.turn_words import known_for, label_words

#: words that are missing only a form: what they were meant for is said with an example
_NO_FORM = ("NOT_A_DAY", "NOT_A_TIME", "NOT_A_NUMBER", "NOT_AN_ADDRESS", "NOT_A_PHONE")
_A_STORY = 4  #: so many words without a digit are none of these


def is_for_a_person(text: str, phrase: str = "NOT_AN_ANSWER") -> bool:
    """Whether words that could not be read are more than an answer with a slip in it."""
    words = [word for word in spelled_out(text).split() if not word.isdigit()]
    if phrase in _NO_FORM:
        return len(words) >= _A_STORY and not any(char.isdigit() for char in text)
    return phrase == "NOT_AN_ANSWER" and bool(words)


def answer_small_talk(person: Row, text: str) -> str | None:
    """The note that answers small talk; None if it is none."""
    kind = small_talk(spelled_out(text), person.language)
    return f"small_{kind}" if kind is not None else None


def answers_what_it_broke_into(tx: Tx, person: Row, aside: Row, text: str, now: datetime) -> bool:
    """Whether words are just those on a button of the question that was broken into: that counts.

    Nothing else typed counts there: it is not what is asked now.
    """
    if aside.conversation not in talking.ASIDES:
        return False
    talk = talking.broken_into(tx, aside, now)
    if talk is None or talk.question not in ALL[talk.conversation].questions:
        return False
    key = key_of_a_label(tx, person, person, talk, text, now)
    if key is None or talk.played_by is not None:
        return False
    TALK.change(tx.conn, aside.id, "closed")
    talking.reply(tx, person, talk, talk.question, key, now)
    return True


def key_of_a_label(
    tx: Tx, person: Row, owner: Row, talk: Row, text: str, now: datetime
) -> str | None:
    """The choice whose button has just these words; None if none has."""
    ask = ALL[talk.conversation].questions[talk.question]
    buttons = buttons_of(ask, known_for(tx, talk, owner, now), person)
    labels = {spelled_out(words): key for key, words in buttons}
    return None if ask.many else labels.get(spelled_out(text))


def buttons_of(ask: Ask, known: Known, reader: Row) -> list[tuple[str, str]]:
    """The choices of a question as its reader sees them: each key, and the words on it."""
    voice = Voice(reader.language, reader.zone).about(known)
    return [(key, label_words(label, known, voice)) for key, label in offered(ask, known)]


def offer(
    tx: Tx, person: Row, text: str, now: datetime, after: str | None = None
) -> Became | None:
    """Offer to pass words on: with an open worry, or to whoever gets in touch with this person.

    They may have come `after` an answer to which they can't be added. The talk that asks. What was
    offered before, and not answered, is offered with it. None for who looks after others, and for
    words that say nothing.
    """
    if (asks := kept_words.offer_to_worry(tx, person, text, now)) is not None:
        return asks
    words = cleaned(text)
    if words is None or kept_words.says_nothing(text, person):
        return None
    if Role.CO_PRODUCER not in roles_of(tx, person.id):
        return None
    answers = {TYPED: kept.as_answer({**kept.unanswered(tx, person.id, TYPED, now), "": words})}
    asked = as_asked(Known(tx, person, now, answers=answers))
    about: Answers = {**answers, ASKED: asked, **({ADDS_TO: after} if after else {})}
    return kept_words.asks_in(tx, talking.begin(tx, person, "unread_words", now, answers=about))
