"""An answer is changed while its talk goes on, or goes back; words are kept beside it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import update

from conversations import engine
from conversations.offers import PICKING
from conversations.registry import ALL
from conversations.script import ASKED, Answer, Answers
from records.database import Tx, as_json
from records.notices import Notice, notices
from records.people import Person
from records.talks import Talk
from scheduler.post import on_screen
from scheduler.talks.answers import answers_of
from scheduler.talks.known import Known
from scheduler.talks.passing_on import held_words, telling
from scheduler.talks.passing_on.readers import as_asked
from scheduler.talks.turns.for_whom import with_those_named
from scheduler.talks.turns.open_talks import save
from scheduler.talks.turns.played import chat_of
from scheduler.talks.turns.talk_messages import ToSay, change_shown, say
from scheduler.talks.turns.talking import ask_again, take_turn
from scheduler.talks.turns.turn_acts import run_act
from scheduler.talks.words.turn_words import known_for


def pick(tx: Tx, person: Person, talk: Talk, question: str, key: str, now: datetime) -> None:
    """Pick one of several, or put it back: the message is changed in place."""
    before = answers_of(tx, talk)
    turn = engine.pick(
        ALL[talk.conversation], before, question, key, known_for(tx, talk, person, now, before)
    )
    save(tx, talk, turn.answers, question, now)
    shown = on_screen.newest_accepted(
        tx, chat_of(talk), notices.c.talk_id == talk.id, notices.c.asks == question
    )
    if shown is not None:
        change_shown(tx, _without_its_lead(tx, shown), now)


def _without_its_lead(tx: Tx, shown: Notice) -> Notice:
    """A message that is changed in place: what was said before its question is over by then."""
    parts = json.loads(shown.parts)
    if parts.pop("lead", None) is None:
        return shown
    mine = notices.c.id == shown.id
    tx.conn.execute(update(notices).where(mine).values(parts=as_json(parts)))
    return tx.get(Notice, shown.id)


def tick(
    tx: Tx, person: Person, talk: Talk, question: str, keys: Answer, now: datetime, lead: str
) -> None:
    """Have just these be picked, of those on offer, and ask again."""
    answers = {**answers_of(tx, talk), question + PICKING: keys}
    save(tx, talk, answers, question, now)
    ask_again(tx, person, tx.get(Talk, talk.id), now, lead)


def keep_words(
    tx: Tx,
    person: Person,
    talk: Talk,
    name: str,
    words: str,
    now: datetime,
    *,
    lead: str,
    said_in: str | None = None,
) -> None:
    """Keep words beside the answers of a talk, and ask its question again, after `lead`.

    `said_in` is the message they take the place in; a new one without it. No words: none stay.
    """
    answers = answers_of(tx, talk)
    said = held_words.by_message(talk, talk.turn + 2)  # as the message notes it afterwards
    here = said if said_in is None else said_in
    words_so_far = {**held_words.pairs(answers, name), here: words}
    words_so_far = {one: typed for one, typed in words_so_far.items() if typed}
    answers = {**answers, name: held_words.as_answer(words_so_far)}
    if ASKED in answers:  # whom they name is not among those asked now
        answers[ASKED] = as_asked(known_for(tx, talk, person, now, answers))
    save(tx, talk, answers, talk.question, now)
    ask_again(tx, person, tx.get(Talk, talk.id), now, lead)


def back(tx: Tx, person: Person, talk: Talk, now: datetime) -> None:
    """Open the last answered question again. Raises NoWayBack."""
    before = answers_of(tx, talk)
    turn = engine.back(ALL[talk.conversation], before, known_for(tx, talk, person, now, before))
    telling.take_back(tx, talk, turn.undone, now)
    question = turn.question.name if turn.question else None
    known = known_for(tx, talk, person, now, turn.answers)
    save(tx, talk, with_those_named(known, turn.question, turn.answers), question, now)
    say(tx, person, talk, (), question, now, ToSay())


def replace(
    tx: Tx,
    person: Person,
    talk: Talk,
    question: str,
    read: Callable[[Known], Answer],
    now: datetime,
    spoken: ToSay | None = None,
) -> None:
    """Put another answer in the place of the last one; `read` gives it, with these facts.

    Raises NoWayBack if it is not the last, or if something has been done or told because of it;
    else as `reply`, and what `read` raises. Nothing has been changed then.
    """
    before, conversation = answers_of(tx, talk), ALL[talk.conversation]
    turn = engine.back(conversation, before, known_for(tx, talk, person, now, before))
    if turn.question is None or turn.question.name != question:
        raise engine.NoWayBack
    if turn.undone and not telling.only_waits(tx, talk, turn.undone):
        raise engine.NoWayBack
    known = known_for(tx, talk, person, now, turn.answers)
    value = read(known)
    if value == before.get(question):
        return
    said = engine.heard(conversation, turn.answers, question, value, known)
    telling.take_back(tx, talk, turn.undone, now)
    spoken = spoken or ToSay(lead=["ANSWER_CHANGED"])
    take_turn(tx, person, talk, turn.answers, said, now, spoken, known.with_answers(said))


def replace_ended(
    tx: Tx,
    person: Person,
    talk: Talk,
    question: str,
    read: Callable[[Known], Answer],
    now: datetime,
    spoken: ToSay,
) -> None:
    """The same in a talk that ended with this answer: it stays as it is. Raises as `replace`."""
    before, conversation = answers_of(tx, talk), ALL[talk.conversation]
    turn = engine.back(conversation, before, known_for(tx, talk, person, now, before))
    if turn.undone or turn.question is None or turn.question.name != question:
        raise engine.NoWayBack
    value = read(known_for(tx, talk, person, now, turn.answers))
    answers: Answers = {**before, question: value}
    if conversation.each:
        _, answers = run_act(known_for(tx, talk, person, now, answers), talk, conversation.each)
    save(tx, talk, answers, None, now)
    shown = spoken.over or spoken.row
    said = json.loads(shown.parts).get("said", ()) if shown is not None else ()
    say(tx, person, talk, said, None, now, spoken)
