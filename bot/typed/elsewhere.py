"""Typed words where no question is in sight, or not the one that they answer."""

from __future__ import annotations

from datetime import datetime

from bot.giving import ask_again
from bot.typed import kept_words, says_little, unread
from bot.typed.buttons import key_of_a_label
from bot.typed.commands import begin
from bot.typed.open_question import newest_live
from conversations.registry import ALL
from records.database import Tx
from records.people import Person
from records.talks import TALK, Talk
from scheduler import house
from scheduler.post import outbox
from scheduler.post.messages import NOTHING, Became
from scheduler.talks.turns import taking_up
from scheduler.talks.turns.half_done import has_gone_by, is_half_done, was_offered


def elsewhere(tx: Tx, person: Person, text: str, command: str | None, now: datetime) -> Became:
    """No question is in sight: take up what is open, or show what can be done."""
    if command is None and (asks := kept_words.offer_to_worry(tx, person, text, now)) is not None:
        return asks
    live = newest_live(tx, person)
    if live is None or has_gone_by(person, live, now) or is_left(live):
        return _nowhere(tx, person, text, now)
    if is_half_done(tx, person, live, now):
        if live.state == "paused" or was_offered(tx, person.id, live):
            return _nowhere(tx, person, text, now)
        taking_up.offer(tx, person, live, now)
        return NOTHING
    if live.state == "paused":
        return _nowhere(tx, person, text, now)
    lead = "WHERE_WE_WERE" if live.state == "stopped" else ""
    return offered_or_asked(tx, person, live, text, command, now, lead)


def is_left(talk: Talk) -> bool:
    """Whether it asked what is to become of words, and was stopped: new words are offered anew."""
    return talk.state == "stopped" and house.kind(talk.conversation).aside


def _nowhere(tx: Tx, person: Person, text: str, now: datetime) -> Became:
    """Nothing is asked, and no command was typed: a small answer, an offer, or else the menu."""
    note = says_little.answer_small_talk(person, text)
    for_a_person = note is None and says_little.is_for_a_person(text)
    asks = unread.offer(tx, person, text, now) if for_a_person else None
    if asks is not None:
        return asks
    if says_little.is_too_long(text):
        note = "too_long"
    elif for_a_person:
        note = says_little.not_read(tx, person, text)
    if note is None or note == "small_hello":  # the menu says hello itself
        begin(tx, person, "menu", now)
    else:
        outbox.post(tx, to=person.id, kind="note", name=note, now=now)
    return NOTHING


def offered_or_asked(
    tx: Tx, person: Person, talk: Talk, text: str, command: str | None, now: datetime, lead: str
) -> Became:
    """Offer words to an open worry, or to a person; or, if neither, ask again what is asked."""
    asks = kept_words.offer_to_worry(tx, person, text, now) if command is None else None
    if asks is None and command is None:
        asks = _offered_first(tx, person, talk, text, now)
    if asks is None:
        ask_again(tx, person, talk, now, *_lead(tx, person, talk, text, command, lead, now))
    return asks or NOTHING


def _offered_first(tx: Tx, person: Person, talk: Talk, text: str, now: datetime) -> Became | None:
    """Offer words that fit nowhere before the question of a talk comes again; None if they do not.

    Of a worry that was stopped they are kept with it.
    """
    if talk.played_by is not None or not _says_more(tx, person, talk, text, now):
        return None
    if house.kind(talk.conversation).of_a_worry and talk.question:
        took = kept_words.keep(tx, person, person, talk, text, now)
        return Became(talk, talk.question) if took else None
    if talk.state == "stopped":
        TALK.change(tx.conn, talk.id, "open")  # it waits while that is asked
    return unread.offer(tx, person, text, now)


def _says_more(tx: Tx, person: Person, talk: Talk, text: str, now: datetime) -> bool:
    """Whether it is more than a word to go on, or than one of the choices of a question."""
    if not says_little.is_for_a_person(text) or says_little.only_goes_on(text, person):
        return False
    asks = talk.question in ALL[talk.conversation].questions
    return not asks or key_of_a_label(tx, person, person, talk, text, now) is None


def _lead(
    tx: Tx, person: Person, talk: Talk, text: str, command: str | None, lead: str, now: datetime
) -> tuple[str, ...]:
    """What is said before the question: of words that were not used, that they were not."""
    if command is not None or talk.played_by is not None:
        return (lead,) if lead else ()
    if says_little.is_too_long(text):
        return ("TOO_LONG",)
    return ("CANNOT_READ",) if _says_more(tx, person, talk, text, now) else (lead,) if lead else ()
