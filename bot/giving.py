"""An answer is given to a talk; and what is said where it can't be taken."""

from __future__ import annotations

from datetime import datetime

from bot.starting import SAFETY, begin_safety, begins, post_help, start
from bot.tapped import how_it_stands
from conversations.engine import NotAnAnswer, NotOpen, NoWayBack, OnlyAStart
from conversations.offers import SKIPPED, picked
from conversations.registry import ALL
from conversations.script import Answer, Ask
from records.access import NotAllowed
from records.database import Tx
from records.people import Person
from records.talks import TALK, Talk
from scheduler import house
from scheduler.talks.acts import Refused
from scheduler.talks.answers import answers_of
from scheduler.talks.turns import taking_up, talk_messages, talking
from scheduler.talks.turns.played import owner_of

_WHY_NOT: dict[type[Exception], str] = {
    NoWayBack: "NO_WAY_BACK",
    NotAllowed: "NOT_YOURS",
    OnlyAStart: "ONLY_A_START",
}


def done_picking(tx: Tx, person: Person, talk: Talk, ask: Ask, now: datetime) -> None:
    """“Done”: what is ticked is the answer; where something must be, that is said. As `reply`."""
    ticked = picked(ask, answers_of(tx, talk))
    if ticked or ask.skip:
        talking.reply(tx, person, talk, ask.name, ticked or SKIPPED, now)
    else:
        talking.ask_again(tx, person, talk, now, "NOTHING_PICKED")


def give(
    tx: Tx, person: Person, talk: Talk, value: Answer, now: datetime, question: str | None = None
) -> None:
    """Give an answer to a talk; on the menu, begin what it names. As `talking.reply` raises."""
    asked = question or talk.question or ""
    conversation = ALL[talk.conversation]
    if isinstance(value, str) and begins(asked, value) == SAFETY:  # typed
        begin_safety(tx, person, now, talk)
        return
    if conversation.begins != asked or value == SKIPPED:
        talking.reply(tx, person, talk, asked, value, now)
        return
    if talk.question != asked:
        raise NotOpen(asked)
    TALK.change(tx.conn, talk.id, "finished")
    if start(tx, person, str(value), now):
        raise NotAnAnswer(asked)


def is_asked_again(refusal: Exception) -> bool:
    """Whether the question can still be answered, in other words."""
    phrase = _phrase_of(refusal)
    return phrase.isupper() and phrase not in ("NOT_YOURS", "MEETING_IS_OFF")


def _phrase_of(refusal: Exception) -> str:
    if isinstance(refusal, Refused):
        return refusal.phrase
    return _WHY_NOT.get(type(refusal), "NOT_AN_ANSWER")


def say_no(tx: Tx, person: Person, talk: Talk, refusal: Exception, now: datetime) -> None:
    """A kind word and the question again; or, where nothing is left to ask, the word alone."""
    phrase = _phrase_of(refusal)
    if is_asked_again(refusal):
        talking.ask_again(tx, person, talk, now, phrase)
        return
    TALK.change(tx.conn, talk.id, "closed")
    if phrase == "NOT_YOURS" and house.kind(talk.conversation).of_a_worry:
        post_help(tx, person, now)  # who is in no group any more can still be told who helps
        return
    if phrase == "MEETING_IS_OFF" and how_it_stands.meeting_of(tx, talk) is not None:
        how_it_stands.about_it(tx, person, talk, now)
        taking_up.take_up_paused(tx, talk, now)
        return
    talk_messages.say(tx, person, talk, (), None, now, talk_messages.ToSay(lead=[phrase]))
    taking_up.take_up_paused(tx, talk, now)


def ask_again(tx: Tx, person: Person, talk: Talk, now: datetime, *lead: str) -> None:
    """The open question once more, to whoever taps in this talk, if they still may."""
    owner = owner_of(tx, talk, person, now)
    if owner is None:
        say_no(tx, person, talk, NotAllowed(), now)
    else:
        talking.ask_again(tx, owner, talk, now, *lead)
