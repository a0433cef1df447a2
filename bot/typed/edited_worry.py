"""Changed words of a worry: kept, or passed on to those who were told of it."""

from __future__ import annotations

from datetime import datetime

from bot.typed import kept_words
from bot.words.clean import cleaned
from conversations.registry import ALL
from conversations.safety.safety import KEPT
from conversations.talks.did_you_mean import MEANT
from conversations.talks.unread_words import TYPED
from records.access import Actor
from records.database import Tx
from records.messages import Message
from records.people import Person
from records.talks import Talk
from records.worries import Worry, worries
from scheduler import house
from scheduler.post import outbox
from scheduler.safety.give_words import pass_words_on
from scheduler.safety.worry_rows import open_worries, worry_row
from scheduler.safety.worry_words import said_so_far
from scheduler.talks.answers import answers_of
from scheduler.talks.known import Known
from scheduler.talks.passing_on import held_words

#: the question whether words are passed on that fit nowhere
OFFERED = "pass_it_on"
#: questions at which words are said of a worry, or kept for it
_OF_A_WORRY = ("safety_words", "safety_tell", "safety_for", "add_it", OFFERED, MEANT)


def said_of_a_worry(tx: Tx, person: Person, row: Message, text: str, now: datetime) -> bool:
    """Put new words in the place of what someone said of a worry, for those who are told of it.

    Before it is raised they are kept beside the others.
    """
    talk = tx.get(Talk, row.talk_id) if row.question in _OF_A_WORRY else None
    if talk is None:
        return False
    words = cleaned(text)
    if words is None:
        return False
    said_in = held_words.by_message(talk, row.turn)
    answers = answers_of(tx, talk)
    held = held_words.pairs(answers, KEPT) | held_words.pairs(answers, TYPED)
    if "" in held and row.turn == 1:  # the first, which began it
        said_in = ""
    if said_in in held and _is_still_kept(talk):
        return kept_words.keep(tx, person, person, talk, text, now, said_in=said_in)
    worry = _passed_on_with(tx, person, said_in, now)
    if worry is None and not house.kind(talk.conversation).of_a_worry:
        return False
    if worry is not None:
        pass_words_on(tx, Actor(person.id), worry, {said_in: words}, now)
        name = "edit_of_a_worry"
    else:
        name = "edit_of_a_yes" if _is_open(tx, talk.worry_id) else "edit_of_answer"
    outbox.post(tx, to=person.id, kind="note", name=name, now=now)
    return True


def _is_open(tx: Tx, worry_id: int | None) -> bool:
    worry = worry_row(tx, worry_id)
    return worry is not None and worry.state != "closed"


def _is_still_kept(talk: Talk) -> bool:
    """Whether nobody has read what is kept with a talk, and it still asks what becomes of it."""
    asks = ALL[talk.conversation].questions.get(talk.question or "")
    return talk.state in ("open", "paused") and asks is not None and bool(asks.keeps)


def _passed_on_with(tx: Tx, person: Person, said_in: str, now: datetime) -> Worry | None:
    """The open worry with which the words of a message were passed on."""
    known = Known(tx, person, now)
    mine = open_worries(tx, worries.c.person_id == person.id)
    return next((one for one in reversed(mine) if said_in in said_so_far(known, one)), None)
