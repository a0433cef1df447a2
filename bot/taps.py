"""A tap names its talk, step and choice. Everything is looked up with the sender's own rights."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select

from bot.telegram import Incoming
from conversations.engine import SKIPPED, NotAnAnswer, NotOpen, NoWayBack, picked
from conversations.registry import ALL
from conversations.script import Answer
from records.access import NotAllowed
from records.database import Tx
from records.notices import NOTICE, Lane, notices
from records.people import Row, memberships
from records.signals import signals
from records.talks import TALK, talks
from scheduler import outbox, papers, talking
from scheduler.acts import Refused
from scheduler.acts.raise_signal import is_the_same
from scheduler.answers import answers_of
from scheduler.facts import Known
from scheduler.facts.gatherings import running_meeting
from scheduler.played import chat_of, owner_of
from scheduler.turn_words import BACK, DONE, IN_ENGLISH, SKIP, STOP

#: a shown message hides again after this long, on a phone that others look at (tone.md, J6)
HIDES_AFTER = timedelta(minutes=1)
_TALK = select(talks).where(talks.c.id == bindparam("talk_id"))


def tap(tx: Tx, person: Row, incoming: Incoming, now: datetime) -> str:
    """Take a tap; the name of a phrase for its alert, or nothing."""
    what, _, rest = incoming.text.partition(".")
    if what == "help":
        post_help(tx, person, now)
    elif what == "show" and _is_id(rest):
        return show(tx, person, int(rest), now)
    elif what == "go":
        return start(tx, person, rest, now)
    elif _is_id(what) and rest.count(".") == 1:
        question, _, key = rest.partition(".")
        return _answer(tx, person, int(what), question, key, now)
    else:
        return "OLD_BUTTON"
    return ""


def _is_id(said: str) -> bool:
    """Whether it can be the id of a row: anything may come back from a bad client."""
    return said.isdecimal() and len(said) < 19


def post_help(tx: Tx, person: Row, now: datetime) -> None:
    """Post “Help now” in the first lane."""
    outbox.post(tx, to=person.id, kind="note", name="help", lane=Lane.SIGNAL, now=now)


def start(tx: Tx, person: Row, name: str, now: datetime) -> str:
    """Begin a conversation from the menu or by its command, if this person may."""
    conversation = ALL.get(name)
    roles = set(
        tx.conn.scalars(select(memberships.c.role).where(memberships.c.person_id == person.id))
    )
    if conversation is None or not roles or not _on_menu(name):
        return "OLD_BUTTON"
    if conversation.roles and not roles & set(conversation.roles):
        return "NOT_YOURS"
    standing = tx.conn.execute(
        select(talks).where(
            talks.c.person_id == person.id,
            talks.c.conversation == name,
            talks.c.state.in_(("open", "paused")),
        )
    ).all()
    for talk in standing:
        if conversation.urgent and _on_its_way(tx, talk.signal_id, now):
            talking.ask_again(tx, person, talk, now)  # two taps are one signal
            return ""
        TALK.change(tx.conn, talk.id, "closed")
    here = running_meeting(Known(tx, person, now)) if conversation.while_running else None
    talking.begin(tx, person, name, now, talking.About(meeting_id=here))
    return ""


def _on_its_way(tx: Tx, signal_id: int | None, now: datetime) -> bool:
    signal = tx.conn.execute(select(signals).where(signals.c.id == signal_id)).first()
    return signal is not None and is_the_same(signal, now)


def _on_menu(name: str) -> bool:
    return name == "menu" or bool(ALL[name].title)


def show(tx: Tx, person: Row, row_id: int, now: datetime) -> str:
    """Open a covered message; on a shared phone it hides again."""
    shown = tx.conn.execute(
        select(notices).where(
            notices.c.id == row_id, notices.c.person_id == person.id, notices.c.act == "send"
        )
    ).first()
    if shown is None:
        return "OLD_BUTTON"
    NOTICE.change(tx.conn, shown.id, "opened")
    lane = Lane.SIGNAL if shown.lane == Lane.SIGNAL else Lane.REPLY
    if shown.name in papers.NAMES:  # a file can't take the place of a cover
        outbox.post(
            tx,
            to=person.id,
            kind="note",
            name=shown.name,
            now=now,
            parts=json.loads(shown.parts),
            dedupe=f"shown:{shown.id}",
            meeting_id=shown.meeting_id,
        )
        return ""
    talking.change_shown(tx, shown, now, lane=lane, covered=False)
    if person.covered:
        later = now + HIDES_AFTER
        talking.change_shown(tx, shown, now, due_at=later, lane=lane, covered=True)
    return ""


def _answer(tx: Tx, person: Row, talk_id: int, question: str, key: str, now: datetime) -> str:
    talk = tx.conn.execute(_TALK, {"talk_id": talk_id}).first()
    if talk is None or chat_of(talk) != person.id:
        return "OLD_BUTTON"
    if talk.state in ("finished", "closed"):
        return _too_late(tx, person, talk, question, key, now)
    owner = owner_of(tx, talk, person, now)
    if owner is None:
        say_no(tx, person, talk, NotAllowed(), now)
        return ""
    try:
        _go(tx, owner, talk, question, key, now)
    except NotOpen:
        if answers_of(tx, talk).get(question) == key:
            return "SAME_AS_BEFORE"
        talking.ask_again(tx, owner, talk, now, "OLD_BUTTON")
    except (NotAnAnswer, NoWayBack, Refused, NotAllowed) as refusal:
        say_no(tx, owner, talk, refusal, now)
    return ""


def _go(tx: Tx, person: Row, talk: Row, question: str, key: str, now: datetime) -> None:
    ask = ALL[talk.conversation].questions.get(question)
    if ask is None or (talk.question != question and key in (BACK, SKIP, STOP, DONE)):
        raise NotOpen(question)
    if key == BACK:
        talking.back(tx, person, talk, now)
    elif key == STOP:
        talking.stop(tx, person, talk, now)
    elif key == IN_ENGLISH:
        talking.in_english(tx, talk, now)
    elif ask.many and key == DONE:
        done = picked(ask, answers_of(tx, talk)) or SKIPPED
        talking.reply(tx, person, talk, question, done, now)
    elif ask.many and key != SKIP:
        talking.pick(tx, person, talk, question, key, now)
    else:
        give(tx, person, talk, SKIPPED if key == SKIP else key, now, question)


def give(
    tx: Tx, person: Row, talk: Row, value: Answer, now: datetime, question: str | None = None
) -> None:
    """Give an answer to a talk; on the menu, begin what it names. As `talking.reply` raises."""
    asked = question or talk.question
    conversation = ALL[talk.conversation]
    if conversation.begins != asked or value == SKIPPED:
        talking.reply(tx, person, talk, asked, value, now)
        return
    if talk.question != asked:
        raise NotOpen(asked)
    TALK.change(tx.conn, talk.id, "finished")
    if start(tx, person, str(value), now):
        raise NotAnAnswer(asked)


def say_no(tx: Tx, person: Row, talk: Row, refusal: Exception, now: datetime) -> None:
    """A kind word and the question again; or, where nothing is left to ask, the word alone."""
    if isinstance(refusal, Refused):
        phrase = refusal.phrase
    else:
        known = {NotAnAnswer: "NOT_AN_ANSWER", NoWayBack: "NO_WAY_BACK", NotAllowed: "NOT_YOURS"}
        phrase = known.get(type(refusal), "NOT_AN_ANSWER")
    if phrase.isupper() and phrase not in ("NOT_YOURS", "MEETING_IS_OFF"):
        talking.ask_again(tx, person, talk, now, phrase)
        return
    TALK.change(tx.conn, talk.id, "closed")
    talking.say(tx, person, talk, (), None, now, talking.Spoken(lead=[phrase]))
    talking.take_up_paused(tx, chat_of(talk), now)


def _too_late(tx: Tx, person: Row, talk: Row, question: str, key: str, now: datetime) -> str:
    """A button of a talk that is over: the same answer again is nothing; else what to do now."""
    if talk.state == "finished" and answers_of(tx, talk).get(question) == key:
        return "SAME_AS_BEFORE"
    if talk.signal_id is None:
        outbox.post(tx, to=person.id, kind="note", name="over", now=now)
    return "OVER"
