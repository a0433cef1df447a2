"""What was typed: a command, the person's own word, or words for the question they last got."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from bot.reading import Unread, command_of, read, same_word
from bot.taps import give, post_help, say_no, show, start
from conversations import engine
from conversations.engine import SKIPPED, NotAnAnswer, NotOpen, NoWayBack
from conversations.registry import ALL, by_command
from conversations.script import Reads
from records.access import Actor, NotAllowed
from records.database import Tx
from records.notices import notices
from records.people import Row
from records.talks import talks
from scheduler import outbox, talking
from scheduler.acts import Order, Refused
from scheduler.acts.hide_chat import hide_chat
from scheduler.facts import Known, card_of
from scheduler.facts.gatherings import running_meeting
from scheduler.played import in_chat, owner_of
from scheduler.rest_rows import rests_anywhere
from scheduler.spoken import Voice
from scheduler.turn_words import known_for, label_words

#: questions to which the word itself is an answer
_NAMES_THE_WORD = ("word", "own_word")
_LIVE = ("open", "paused", "stopped")


def typed(tx: Tx, person: Row, text: str, now: datetime) -> None:
    """Take a typed message."""
    if text.startswith("/"):
        _command(tx, person, text, now)
        return
    command = command_of(text, person.language)
    if command == "help":
        post_help(tx, person, now)
    elif command == "hide":
        hide_chat(tx, Actor(person.id), Order(), now)
    elif command == "show" and (covered := _newest_covered(tx, person)) is not None:
        show(tx, person, covered.id, now)
    elif _asks_for_a_break(tx, person, text, command, now):
        _begin(tx, person, "need_a_break", now)
    elif command == "menu":
        _begin(tx, person, "menu", now)
    else:
        _to_the_question(tx, person, text, command, now)


def _newest_covered(tx: Tx, person: Row) -> Row | None:
    return outbox.newest_accepted(tx, person.id, notices.c.covered)


def _asks_for_a_break(tx: Tx, person: Row, text: str, command: str | None, now: datetime) -> bool:
    """Whether this is the person's word; not where they have just been asked for one.

    In a running meeting it always is: a signal is never taken for something else.
    """
    if command != "break" and not same_word(text, card_of(tx, person).get("word", "")):
        return False
    if running_meeting(Known(tx, person, now)) is not None:
        return True
    shown = outbox.newest_question(tx, person.id)
    if shown is None or shown.asks not in _NAMES_THE_WORD:
        return True
    return bool(talking.talk_row(tx, shown.talk_id).question != shown.asks)


def _command(tx: Tx, person: Row, text: str, now: datetime) -> None:
    word = text[1:].split(maxsplit=1)[0].partition("@")[0] if text[1:].strip() else ""
    conversation = by_command(word)
    if word in ("help", "helpnow"):
        post_help(tx, person, now)
    else:
        _begin(tx, person, conversation.name if conversation else "menu", now)


def _begin(tx: Tx, person: Row, name: str, now: datetime) -> None:
    """Begin from the menu; someone who has not joined yet is asked where they were."""
    refusal = start(tx, person, name, now)
    if not refusal:
        return
    live = _newest_live(tx, person)
    not_yours = refusal == "NOT_YOURS"
    if live is not None:
        _ask_again(tx, person, live, now, *([refusal] if not_yours else []))
    elif not not_yours or start(tx, person, "menu", now):
        outbox.post(tx, to=person.id, kind="note", name=_with_no_place(tx, person), now=now)


def _with_no_place(tx: Tx, person: Row) -> str:
    """What someone reads who is in no group: their place rests, or has ended, or never was."""
    if person.state != "here":
        return "not_me"
    return "rests_now" if rests_anywhere(tx, person.id) else "no_place_now"


def _ask_again(tx: Tx, person: Row, talk: Row, now: datetime, *lead: str) -> None:
    """The open question once more, to whoever taps in this talk, if they still may."""
    owner = owner_of(tx, talk, person, now)
    if owner is None:
        say_no(tx, person, talk, NotAllowed(), now)
    else:
        talking.ask_again(tx, owner, talk, now, *lead)


def _newest_live(tx: Tx, person: Row) -> Row | None:
    """The talk that is open in this chat, or else the one that was paused or stopped last."""
    rows = tx.conn.execute(
        select(talks)
        .where(in_chat(person.id), talks.c.state.in_(_LIVE))
        .order_by(talks.c.last_at.desc(), talks.c.id.desc())
    ).all()
    return next((row for row in rows if row.state == "open"), rows[0] if rows else None)


def _to_the_question(tx: Tx, person: Row, text: str, command: str | None, now: datetime) -> None:
    """Typed words belong to the question that was last delivered to this person."""
    shown = outbox.newest_question(tx, person.id)
    talk = talking.talk_row(tx, shown.talk_id) if shown is not None else None
    if shown is None or talk is None or talk.state not in _LIVE:
        _elsewhere(tx, person, now)
    elif talk.state == "stopped" or talk.question not in ALL[talk.conversation].questions:
        _ask_again(tx, person, talk, now, "WHERE_WE_WERE")
    elif talk.question != shown.asks:
        _ask_again(tx, person, talk, now, "NOT_AN_ANSWER")
    elif (owner := owner_of(tx, talk, person, now)) is None:
        say_no(tx, person, talk, NotAllowed(), now)
    else:
        _answer(tx, person, owner, talk, text, command, now)


def filed(tx: Tx, person: Row, file: str, now: datetime) -> bool:
    """Take a file as the answer to the question that asks for one; False if none does."""
    shown = outbox.newest_question(tx, person.id)
    talk = talking.talk_row(tx, shown.talk_id) if shown is not None else None
    if not file or shown is None or talk is None or talk.state != "open":
        return False
    ask = ALL[talk.conversation].questions.get(talk.question)
    if talk.question != shown.asks or ask is None or ask.reads is not Reads.FILE:
        return False
    owner = owner_of(tx, talk, person, now)
    if owner is None:
        return False
    try:
        give(tx, owner, talk, file, now)
    except (NotAnAnswer, NotOpen, NoWayBack, Refused, NotAllowed) as refusal:
        say_no(tx, owner, talk, refusal, now)
    return True


def _elsewhere(tx: Tx, person: Row, now: datetime) -> None:
    """No question is in sight: take up what is open, or show what can be done."""
    live = _newest_live(tx, person)
    if live is not None and live.state == "stopped":
        _ask_again(tx, person, live, now, "WHERE_WE_WERE")
    elif live is not None and live.state == "open":
        _ask_again(tx, person, live, now)
    else:
        _begin(tx, person, "menu", now)


def _answer(
    tx: Tx,
    person: Row,
    owner: Row,
    talk: Row,
    text: str,
    command: str | None,
    now: datetime,
) -> None:
    try:
        if command == "back":
            talking.back(tx, owner, talk, now)
        elif command == "stop":
            talking.stop(tx, owner, talk, now)
        elif command == "skip":
            talking.reply(tx, owner, talk, talk.question, SKIPPED, now)
        else:
            give(tx, owner, talk, _read(tx, person, owner, talk, text, now), now)
    except Unread as unread:
        talking.ask_again(tx, owner, talk, now, unread.phrase)
    except (NotAnAnswer, NotOpen, NoWayBack, Refused, NotAllowed) as refusal:
        say_no(tx, owner, talk, refusal, now)


def _read(
    tx: Tx, person: Row, owner: Row, talk: Row, text: str, now: datetime
) -> str | tuple[str, ...]:
    """The words of whoever types as a value for the open question. Raises Unread."""
    ask = ALL[talk.conversation].questions[talk.question]
    known = known_for(tx, talk, owner, now)
    voice = Voice(person.language, person.zone).about(known)
    offered = [
        (key, label_words(label, known, voice)) for key, label in engine.offered(ask, known)
    ]
    return read(text, ask, offered, now=now, zone=person.zone, language=person.language)
