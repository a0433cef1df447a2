"""What was typed fits nowhere: small talk gets a small answer, the rest is offered to a person."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from bot.starting import begin_safety
from bot.typed import asides, kept_words
from bot.typed.asides import begin_aside
from bot.typed.says_little import answers_someone, says_something
from bot.typed.whom import asked_for, for_whom, tells_of_danger
from bot.words.clean import cleaned
from conversations.registry import ALL
from conversations.script import ADDS_TO, Answers
from conversations.talks.unread_words import NO_NAME, TYPED
from records.database import Tx
from records.people import Person, Role
from records.talks import in_chat, talks
from scheduler.link_people.carers import looked_after
from scheduler.post.messages import Became
from scheduler.talks.passing_on import held_words
from scheduler.talks.passing_on.wrote import who_wrote_last
from scheduler.talks.people.contact_rows import roles_of
from scheduler.talks.turns import open_talks, talking

_ANONYMOUS = tuple(name for name, conversation in ALL.items() if conversation.anonymous)


def offer(
    tx: Tx,
    person: Person,
    text: str,
    now: datetime,
    after: str | None = None,
    wrote: int | None = None,
) -> Became | None:
    """Offer to pass words on: with an open worry, to whoever wrote, or to who gets in touch.

    They may have come `after` an answer to which they can't be added, or reply to whoever `wrote`.
    The talk that asks. What was offered before, and not answered, is offered with it. None for who
    looks after others, unless one of those wrote; and for words that say nothing.
    """
    if (asks := kept_words.offer_to_worry(tx, person, text, now)) is not None:
        return asks
    words = cleaned(text)
    wrote = wrote or who_wrote_last(tx, person.id, now)
    if wrote is None and words is not None:
        wrote = asked_for(tx, person, words, now)
    says_it = answers_someone if wrote is not None else says_something
    if words is None or not says_it(text, person):
        return None
    if Role.CO_PRODUCER not in roles_of(tx, person.id):
        if tells_of_danger(tx, person, text, now):
            begin_safety(tx, person, now)
            return Became(called=True)
        return _offer_back(tx, person, wrote, words, now) if wrote is not None else None
    before = held_words.unanswered(tx, person.id, TYPED, now)
    answers: Answers = {
        TYPED: held_words.as_answer({**before, "": words}),
        **(for_whom(tx, person, wrote, words, now) if wrote is not None else {}),
    }
    beside: Answers = {
        **({NO_NAME: "yes"} if _after_no_name(tx, person, now) else {}),
        **({ADDS_TO: after} if after else {}),
    }
    return begin_aside(tx, person, "unread_words", answers, now, beside)


def _after_no_name(tx: Tx, person: Person, now: datetime) -> bool:
    """Whether someone has just said something without a name: these words may be for that."""
    which = (in_chat(person.id), talks.c.conversation.in_(_ANONYMOUS), talks.c.turn > 1)
    newest = select(talks.c.id).where(*which, talks.c.last_at > now - open_talks.IN_THE_MIDDLE)
    return tx.conn.scalar(newest.limit(1)) is not None


def _offer_back(tx: Tx, staff: Person, wrote: int, words: str, now: datetime) -> Became | None:
    """Offer one of the staff to send what they typed to someone of theirs, who wrote to them."""
    mine = {row.person_id: row.group_id for row in looked_after(tx, staff.id, now)}
    if wrote not in mine:
        return None
    about: Answers = {"own_words": words, "word_to": str(wrote), "group": str(mine[wrote])}
    return asides.asks_in(tx, talking.begin(tx, staff, "word_back", now, answers=about))
