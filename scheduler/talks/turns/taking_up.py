"""A talk that was broken into is taken up again once the other is over, or offered."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, select, update

from conversations import engine
from conversations.free_words import COMMENT
from conversations.script import ANSWERS_THERE, AS_ANSWER
from conversations.talks.did_you_mean import MEANT
from conversations.talks.for_the_form import IN_COMMENT, PUT_IN, PUT_IT
from conversations.talks.unread_words import TYPED as WORDS
from records.access import NotAllowed
from records.database import Tx
from records.meetings import meetings
from records.people import Person
from records.talks import ABOUT_COMING, LIVE, Talk, talks
from scheduler import house
from scheduler.talks.acts import Refused
from scheduler.talks.answers import answers_of
from scheduler.talks.passing_on import held_words
from scheduler.talks.passing_on.passed_on import target_of
from scheduler.talks.turns.changed_answers import keep_words
from scheduler.talks.turns.half_done import (
    has_gone_by,
    is_half_done,
    may_be_offered_after,
    was_offered,
)
from scheduler.talks.turns.half_way import NAME as HALF_WAY
from scheduler.talks.turns.half_way import TYPED, WHICH
from scheduler.talks.turns.played import chat_of, owner_of, person_of
from scheduler.talks.turns.talk_messages import ToSay, say
from scheduler.talks.turns.talking import ask_again, begin, reply

#: what settles in an aside that words were the answer to what they broke into
_SETTLED = (
    *((MEANT, "yes"), ("shall_ring", "answer"), ("shall_reach", "answer")),
    *((PUT_IT, IN_COMMENT), (PUT_IN, IN_COMMENT)),
)
#: a paused talk older than this is not taken up again by itself
STILL_WARM = timedelta(days=7)
_IN_CHAT = ((talks.c.person_id == bindparam("person")) & talks.c.played_by.is_(None)) | (
    talks.c.played_by == bindparam("person")
)
_WARM = (
    select(talks)
    .where(
        _IN_CHAT,
        talks.c.state == "paused",
        talks.c.turn >= bindparam("least"),
        # once it has led to a worry, it is not taken up by itself: another may have followed
        ~house.is_named(talks.c.conversation, "of_a_worry") | talks.c.worry_id.is_(None),
        talks.c.conversation.not_in(ABOUT_COMING)
        | talks.c.meeting_id.is_(None)
        | select(meetings.c.id)
        .where(meetings.c.id == talks.c.meeting_id, meetings.c.starts_at > bindparam("now"))
        .exists(),
        talks.c.last_at > bindparam("since"),
    )
    .order_by(talks.c.last_at.desc(), talks.c.id.desc())
    .limit(1)
)


def offer(tx: Tx, person: Person, half: Talk, now: datetime, *, typed: bool = True) -> None:
    """Ask whether to go on with a talk of another day; with what was `typed` nothing is done."""
    about = {WHICH: str(half.id), **({TYPED: "yes"} if typed else {})}
    begin(tx, person, HALF_WAY, now, answers=about)


def broken_into(tx: Tx, by: Talk, now: datetime) -> Talk | None:
    """The talk that waits in this chat until the one that broke into it is over.

    As a rule one in which something was answered; any, if it was broken into by its own words.
    """
    asked = {"person": chat_of(by), "now": now, "since": now - STILL_WARM}
    least = 1 if house.kind(by.conversation).aside else 2
    found: Talk | None = tx.first(Talk, _WARM, {**asked, "least": least})
    return found


def take_up_paused(tx: Tx, ended: Talk, now: datetime) -> None:
    """When a talk is over, ask the question again that it had broken into in this chat.

    One of another day is only offered, once, and where that fits.
    """
    if _answered_there(tx, ended, now):
        return
    chat = chat_of(ended)
    talk = broken_into(tx, ended, now)
    if talk is None:
        return
    person = tx.get(Person, chat)
    if has_gone_by(person, talk, now):
        return
    if not is_half_done(tx, person, talk, now):
        ask_again(tx, person_of(tx, talk), talk, now, "WHERE_WE_WERE")
    elif may_be_offered_after(ended, talk) and not was_offered(tx, chat, talk):
        offer(tx, person, talk, now, typed=False)


def _answered_there(tx: Tx, ended: Talk, now: datetime) -> bool:
    """Whether an aside has settled what words were in the talk that it asked for.

    Then that question is answered. If it is not asked any more, that is said.
    """
    is_aside = house.kind(ended.conversation).aside
    answers = answers_of(tx, tx.get(Talk, ended.id)) if is_aside else {}
    said = [answers.get(question) == key for question, key in _SETTLED]
    there = target_of(tx, answers, ANSWERS_THERE)
    if there is None or not any(said):
        return False
    talk, question = there
    owner = owner_of(tx, talk, tx.get(Person, chat_of(ended)), now)
    try:
        if owner is None or talk.state not in LIVE or talk.question != question:
            raise engine.NotOpen(question)
        if IN_COMMENT in (answers.get(PUT_IT), answers.get(PUT_IN)):
            words = held_words.in_words(answers, WORDS)
            keep_words(tx, owner, talk, COMMENT, words, now, lead="IN_THE_COMMENT")
            # nothing may join them to a person
            tx.conn.execute(update(talks).where(talks.c.id == ended.id).values(answers=b""))
        else:
            reply(tx, owner, talk, question, answers[AS_ANSWER], now)
    except (engine.NotOpen, engine.NotAnAnswer, Refused, NotAllowed):
        say(tx, owner or person_of(tx, talk), ended, (), None, now, ToSay(lead=["MOVED_ON"]))
        return False
    return True
