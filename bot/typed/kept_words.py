"""Words that answer nothing are not lost: they are kept, or offered to whoever they are for."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from bot.typed.asides import asks_in
from bot.typed.buttons import ask_of
from bot.typed.says_little import says_nothing
from bot.words.clean import Unread, clean, cleaned
from bot.words.yes_and_no import refuses, says_yes
from conversations.free_words import COMMENT
from conversations.registry import ALL
from conversations.safety.safety import KEPT
from conversations.talks.unread_words import TYPED
from records.database import Tx
from records.people import Person
from records.talks import Talk
from records.worries import Worry, worries
from scheduler.post.messages import Became
from scheduler.post.sending.hidden import has_hidden
from scheduler.safety.worry_circles import names_one_who_hears
from scheduler.talks.passing_on import held_words
from scheduler.talks.turns import changed_answers, open_talks, talking
from scheduler.talks.words.turn_words import known_for

#: so long after a worry was raised, words that answer nothing may be more of it
MORE_OF_IT = timedelta(hours=24)
_MORE = "more_to_tell"


def keep(
    tx: Tx,
    person: Person,
    owner: Person,
    talk: Talk,
    text: str,
    now: datetime,
    *,
    said_in: str | None = None,
) -> bool:
    """Keep words with the talk whose question they pick nothing of, and ask it again.

    False if that question keeps none. A refusal is no such words: nothing is done then. They take
    the place of what was `said_in` the same message before.
    """
    name = ask_of(talk).keeps
    if not name:
        return False
    in_comment = name == COMMENT
    if in_comment and (says_nothing(text, person) or not any(map(str.isalpha, text))):
        return False
    if refuses(text, person.language) and not in_comment:
        if said_in is None:
            talking.ask_again(tx, owner, talk, now, "TOLD_NO_ONE")
        else:
            changed_answers.keep_words(
                tx, owner, talk, name, "", now, lead="TOLD_NO_ONE", said_in=said_in
            )
        return True
    try:
        words = clean(text)
    except Unread as unread:
        talking.ask_again(tx, owner, talk, now, unread.phrase)
        return True
    if name == TYPED and any(map(str.isdigit, words)) and not any(map(str.isalpha, words)):
        return False  # a number, meant for a button
    lead = "IN_THE_COMMENT" if in_comment else "WORDS_ARE_KEPT"
    of_a_worry = name == KEPT and talk.worry_id is None
    if of_a_worry and names_one_who_hears(known_for(tx, talk, owner, now), words):
        lead = "WORDS_NAME_SOMEONE"
    changed_answers.keep_words(tx, owner, talk, name, words, now, lead=lead, said_in=said_in)
    return True


def keep_unseen(tx: Tx, person: Person, talk: Talk, text: str, now: datetime) -> Became | None:
    """Keep words for a question that this person cannot have read yet, or has hidden.

    None if it keeps none. A yes or no is none of it: nobody says yes to what they have not read.
    """
    if talk.played_by is not None or talk.question not in ALL[talk.conversation].questions:
        return None
    if not ask_of(talk).keeps:
        return None
    if says_yes(text, person.language) or says_nothing(text, person):
        talking.ask_again(tx, person, talk, now)
        return Became()
    return Became(talk, talk.question) if keep(tx, person, person, talk, text, now) else None


def offer_to_worry(tx: Tx, person: Person, text: str, now: datetime) -> Became | None:
    """Offer to pass words on with the worry that this person has raised, if one is open.

    The talk that asks; None if there is no such worry, or if the words say nothing. It comes
    covered, if they hid it since.
    """
    worry = None if says_nothing(text, person) else _open_worry(tx, person, now)
    words = cleaned(text)
    if worry is None or words is None:
        return None
    about = open_talks.About(worry_id=worry.id)
    answers = {KEPT: held_words.as_answer({"": words})}
    covered = has_hidden(tx, person.id, worry.raised_at)
    talk_id = talking.begin(tx, person, _MORE, now, about, answers=answers, covered=covered)
    return asks_in(tx, talk_id)


def _open_worry(tx: Tx, person: Person, now: datetime) -> Worry | None:
    mine = (worries.c.person_id == person.id, worries.c.state != "closed")
    found: Worry | None = tx.first(
        Worry,
        select(worries)
        .where(*mine, worries.c.raised_at > now - MORE_OF_IT)
        .order_by(worries.c.id.desc())
        .limit(1),
    )
    return found
