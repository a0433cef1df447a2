"""What was typed: a command, the person's own word, or words for the question they last got."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from sqlalchemy import select

from bot import breaks
from bot.breaks import Heard
from bot.reading import Unread, command_of, is_safety_word, read
from bot.taps import give, post_help, say_no, show, start
from conversations import engine
from conversations.engine import SKIPPED, NotAnAnswer, NotOpen, NoWayBack
from conversations.registry import ALL, by_command
from conversations.script import Reads
from records.access import Actor, NotAllowed
from records.database import Tx
from records.notices import Lane, notices
from records.people import Row
from records.talks import talks
from scheduler import outbox, talking
from scheduler.acts import Order, Refused
from scheduler.acts.hide_chat import hide_chat
from scheduler.facts import Known
from scheduler.facts.gatherings import running_meeting
from scheduler.half_done import is_half_done, was_offered
from scheduler.messages import NOTHING, Became
from scheduler.played import in_chat, owner_of
from scheduler.rest_rows import rests_anywhere
from scheduler.spoken import Voice
from scheduler.turn_words import known_for, label_words

#: the question for a word of one's own: what is a command elsewhere is an answer to it
_OWN_WORD = "own_word"
_LIVE = ("open", "paused", "stopped")


def typed(tx: Tx, person: Row, text: str, now: datetime) -> Became:
    """Take a typed message; what it became."""
    if text.startswith("/"):
        _command(tx, person, text, now)
        return NOTHING
    command = command_of(text, person.language)
    heard = _heard(tx, person, text, command, now)
    if heard is Heard.NOTHING:
        return _no_break(tx, person, text, command, now)
    if heard is Heard.PERHAPS:
        breaks.ask(tx, person, now)
        return NOTHING  # put right, the message is a call yet
    if heard is Heard.BREAK:
        _begin(tx, person, "need_a_break", now)
    else:
        asked = _open_question(tx, person)
        _begin(tx, person, "need_a_break", now)
        _as_well(tx, person, asked, command, now)
    return Became(called=True)


def in_need(tx: Tx, person: Row, text: str, now: datetime, answered: str | None = None) -> bool:
    """Whether words mean this wherever they stand: a break, help, or that all be hidden.

    Not, as a rule, if they `answered` the question for one's own word.
    """
    if answered in breaks.NAMES_THE_WORD and running_meeting(Known(tx, person, now)) is None:
        return False
    command = command_of(text, person.language)
    if command in ("help", "hide", "safety"):
        return True
    return _heard(tx, person, text, command, now) is not Heard.NOTHING


def _heard(tx: Tx, person: Row, text: str, command: str | None, now: datetime) -> Heard:
    answers = partial(_would_answer, tx, person, text, now)
    return breaks.heard(tx, person, text, command, now, answers)


def _no_break(tx: Tx, person: Row, text: str, command: str | None, now: datetime) -> Became:
    """A command, or words for the open question. As one's own word, a command is refused there."""
    if command == "safety" and not _only_words(tx, person, text):
        _begin(tx, person, "safety", now)
        return Became(called=True)
    for_a_word = command is not None and _is_for_a_word(_open_question(tx, person), now)
    if for_a_word and command == "hide":  # why it can't be one comes as well, but covered
        became = _to_the_question(tx, person, text, None, now)
        _at_once(tx, person, command, now)
        return became
    done = _at_once(tx, person, command, now)
    if for_a_word:
        return _to_the_question(tx, person, text, None, now)
    if command == "menu":
        _begin(tx, person, "menu", now)
    elif not done:
        return _to_the_question(tx, person, text, command, now)
    return NOTHING


def _only_words(tx: Tx, person: Row, text: str) -> bool:
    """Whether this is what someone says more of a worry, or one word where words are asked for."""
    asked = _open_question(tx, person)
    if asked is None or asked.state != "open":
        return False
    ask = ALL[asked.conversation].questions[asked.question]
    if ask.reads not in (Reads.TEXT, Reads.WORD):
        return False
    return asked.conversation == "safety" or is_safety_word(text, person.language)


def _at_once(tx: Tx, person: Row, command: str | None, now: datetime) -> bool:
    """Do what is a command wherever it is typed; whether it was one."""
    if command == "help":
        post_help(tx, person, now)
    elif command == "hide":
        hide_chat(tx, Actor(person.id), Order(), now)
    elif command == "show" and (covered := _newest_covered(tx, person)) is not None:
        show(tx, person, covered.id, now)
    else:
        return False
    return True


def _as_well(tx: Tx, person: Row, asked: Row | None, command: str | None, now: datetime) -> None:
    """Their word for a break is a command too: the signal has gone, and this is done beside it.

    Back, Skip and the menu would put something else on top of it: the question waits, and comes
    again afterwards.
    """
    if command == "help":
        post_help(tx, person, now, Lane.REPLY)  # after the words that it has gone
        return
    if command == "safety":
        _begin(tx, person, "safety", now)
        return
    done = _at_once(tx, person, command, now)
    if not done and command == "stop" and asked is not None and asked.signal_id is None:
        talking.stop(tx, person, asked, now, "STOPPED_TOO")


def _open_question(tx: Tx, person: Row) -> Row | None:
    """The talk whose question was delivered last, if that is still the one to answer."""
    shown = outbox.newest_question(tx, person.id)
    talk = talking.talk_row(tx, shown.talk_id) if shown is not None else None
    if shown is None or talk is None or talk.state not in ("open", "paused"):
        return None
    asked = talk.question == shown.asks and talk.question in ALL[talk.conversation].questions
    return talk if asked else None


def _is_for_a_word(asked: Row | None, now: datetime) -> bool:
    """Whether someone has just been asked for a word: whatever they type, it is meant as one."""
    return (
        asked is not None
        and asked.question == _OWN_WORD
        and asked.last_at > now - talking.IN_THE_MIDDLE
    )


def _would_answer(tx: Tx, person: Row, text: str, now: datetime) -> bool:
    """Whether a text can be read as the answer to the open question."""
    asked = _open_question(tx, person)
    owner = owner_of(tx, asked, person, now) if asked is not None else None
    if asked is None or owner is None:
        return False
    try:
        value = _read(tx, person, owner, asked, text, now)
    except Unread:
        return False
    ask = ALL[asked.conversation].questions[asked.question]
    return engine.fits(ask, value, known_for(tx, asked, owner, now))


def _newest_covered(tx: Tx, person: Row) -> Row | None:
    return outbox.newest_accepted(tx, person.id, notices.c.covered, ~notices.c.hidden)


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
    if live is not None and is_half_done(tx, person, live, now):
        live = None
    if name == "safety":  # who is in no group can still be told who helps
        post_help(tx, person, now)
    elif live is not None:
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


def _to_the_question(tx: Tx, person: Row, text: str, command: str | None, now: datetime) -> Became:
    """Typed words belong to the question that was last delivered to this person."""
    shown = outbox.newest_question(tx, person.id)
    talk = talking.talk_row(tx, shown.talk_id) if shown is not None else None
    if shown is None or talk is None or talk.state not in _LIVE:
        _elsewhere(tx, person, now)
    elif not (command == "stop" and talk.state == "open") and is_half_done(tx, person, talk, now):
        talking.offer(tx, person, talk, now)
    elif talk.state == "stopped" or talk.question not in ALL[talk.conversation].questions:
        _ask_again(tx, person, talk, now, "WHERE_WE_WERE")
    elif talk.question != shown.asks:
        _ask_again(tx, person, talk, now, "NOT_AN_ANSWER")
    elif (owner := owner_of(tx, talk, person, now)) is None:
        say_no(tx, person, talk, NotAllowed(), now)
    else:
        question = talk.question if _answer(tx, person, owner, talk, text, command, now) else None
        return Became(talk, question)
    return NOTHING


def filed(tx: Tx, person: Row, file: str, now: datetime) -> bool:
    """Take a file as the answer to the question that asks for one; False if none does."""
    shown = outbox.newest_question(tx, person.id)
    talk = talking.talk_row(tx, shown.talk_id) if shown is not None else None
    if not file or shown is None or talk is None or talk.state != "open":
        return False
    ask = ALL[talk.conversation].questions.get(talk.question)
    if talk.question != shown.asks or ask is None or ask.reads is not Reads.FILE:
        return False
    if is_half_done(tx, person, talk, now):
        talking.offer(tx, person, talk, now)
        return True
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
    half = live is not None and is_half_done(tx, person, live, now)
    if (
        live is not None
        and half
        and live.state != "paused"
        and not was_offered(tx, person.id, live)
    ):
        talking.offer(tx, person, live, now)
    elif half:
        _begin(tx, person, "menu", now)
    elif live is not None and live.state == "stopped":
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
) -> bool:
    """Take words for the open question; whether they answered it."""
    try:
        if command == "back":
            talking.back(tx, owner, talk, now)
        elif command == "stop":
            talking.stop(tx, owner, talk, now)
        elif command == "skip":
            talking.reply(tx, owner, talk, talk.question, SKIPPED, now)
            return True
        else:
            give(tx, owner, talk, _read(tx, person, owner, talk, text, now), now)
            return True
    except Unread as unread:
        talking.ask_again(tx, owner, talk, now, unread.phrase)
    except (NotAnAnswer, NotOpen, NoWayBack, Refused, NotAllowed) as refusal:
        say_no(tx, owner, talk, refusal, now)
    return False


def _read(
    tx: Tx, person: Row, owner: Row, talk: Row, text: str, now: datetime
) -> str | tuple[str, ...]:
    """The words of whoever types as a value for the open question. Raises Unread."""
    known = known_for(tx, talk, owner, now)
    return as_answer(text, person, owner, talk.question, talk, known, now)


def as_answer(
    text: str, person: Row, owner: Row, question: str, talk: Row, known: Known, now: datetime
) -> str | tuple[str, ...]:
    """Words of whoever types as a value for a question of their owner's talk. Raises Unread."""
    ask = ALL[talk.conversation].questions[question]
    voice = Voice(person.language, person.zone).about(known)
    offered = [
        (key, label_words(label, known, voice)) for key, label in engine.offered(ask, known)
    ]
    language = owner.language if ask.reads is Reads.WORD else person.language
    return read(text, ask, offered, now=now, zone=person.zone, language=language)
