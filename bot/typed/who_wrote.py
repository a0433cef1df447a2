"""Words under what someone wrote to them: they are for that person."""

from __future__ import annotations

from datetime import datetime

from bot.typed.buttons import ask_of
from bot.typed.open_question import open_question, would_answer
from bot.typed.says_little import answers_someone, is_too_long
from bot.typed.unread import offer
from bot.words.polite import small_talk
from conversations.free_words import COMMENT
from conversations.registry import ALL
from conversations.script import Reads
from locales.plain import spelled_out
from records.database import Tx
from records.people import Person, Role
from records.talks import Talk
from scheduler.post import outbox
from scheduler.post.messages import NOTHING, Became
from scheduler.talks.passing_on.wrote import who_wrote_last
from scheduler.talks.people.contact_rows import roles_of

#: what is said to small talk under what someone wrote: it was for them, perhaps
_NOT_PASSED = {
    "thanks": "thanks_not_passed",
    "hello": "hello_not_passed",
    "who": "small_who",
}


def answer_who_wrote(
    tx: Tx, person: Person, text: str, now: datetime, wrote: int | None = None
) -> Became | None:
    """Offer words to whoever wrote, as short as they are; None where no one's words came last.

    Thanks and a greeting get their small answer, and that it was not passed on.
    """
    wrote = wrote or who_wrote_last(tx, person.id, now)
    if wrote is None:
        return None
    if not is_too_long(text) and not answers_someone(text, person):
        if Role.CO_PRODUCER not in roles_of(tx, person.id):
            return None
        kind = small_talk(spelled_out(text), person.language) or "thanks"
        outbox.post(tx, to=person.id, kind="note", name=_NOT_PASSED[kind], now=now)
        return NOTHING
    return offer(tx, person, text, now, wrote=wrote)


def take(tx: Tx, person: Person, text: str, now: datetime) -> Became | None:
    """Words under what someone wrote are for them, if they answer nothing that is asked."""
    if (wrote := who_wrote_last(tx, person.id, now)) is None:
        return None
    asked = open_question(tx, person)
    can_wait = asked is None or not ALL[asked.conversation].urgent
    if not can_wait or would_answer(tx, person, text, now):
        return None
    return answer_who_wrote(tx, person, text, now, wrote)


def take_first(tx: Tx, person: Person, talk: Talk, text: str, now: datetime) -> Became | None:
    """Words under what someone wrote are for them, though a question before it would take any."""
    ask = ask_of(talk)
    in_words = ask.reads in (Reads.TEXT, Reads.OWN_WORDS) and not ask.keeps
    takes_any = in_words or ask.keeps == COMMENT
    return answer_who_wrote(tx, person, text, now) if takes_any else None
