"""Words that someone has typed, by themselves: what is looked at, in which order, and why.

What can't wait comes first, and the question that is open comes last:

1. A command with a slash is only that.
2. “I am OK now” ends a break, whatever else is open by now.
3. A break: nothing comes before it, not even a question that takes any words.
4. What can be asked for anywhere: danger, despair, a person, help, that all be hidden.
5. The question that was asked last; `_to_the_question` says which words it does not get.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from bot.giving import ask_again, give, say_no
from bot.starting import BREAK, post_help
from bot.typed import breaks, commands, kept_words, plain_answers, who_wrote
from bot.typed.answering import answer
from bot.typed.breaks import Heard
from bot.typed.elsewhere import elsewhere, is_left, offered_or_asked
from bot.typed.open_question import (
    is_for_a_word,
    is_just_words,
    newest_live,
    open_now,
    open_question,
    presses_a_button,
    unseen,
)
from bot.words.asks import command_of, holds_a_cry
from bot.words.reading import may_be_an_answer
from conversations.engine import NotAnAnswer, NotOpen
from conversations.registry import ALL, fits
from records.access import NotAllowed
from records.database import Tx
from records.people import Person
from records.talks import LIVE, TALK, Talk, in_chat, talks
from scheduler.post import on_screen, outbox
from scheduler.post.messages import NOTHING, Became
from scheduler.safety.worry_rows import ALERT, worry_row
from scheduler.talks.acts import Refused
from scheduler.talks.people.contact_rows import roles_of
from scheduler.talks.turns import taking_up
from scheduler.talks.turns.half_done import has_gone_by, is_half_done
from scheduler.talks.turns.played import owner_of


def typed(tx: Tx, person: Person, text: str, now: datetime) -> Became:
    """Take typed words; what they became."""
    if text.startswith("/"):
        commands.slash(tx, person, text, now)
        return NOTHING
    command = command_of(text, person.language)
    if command in ("despair", "person") and presses_a_button(tx, person, text, now):
        command = None
    if command is None and (over := breaks.ended_by(tx, person, text)) is not None:
        return _ends_it(tx, person, over, now)
    heard = breaks.heard(tx, person, text, command, now)
    if heard is not Heard.NOTHING:
        return _for_a_break(tx, person, heard, command, now)
    if command is None and holds_a_cry(text, person.language):
        post_help(tx, person, now)  # beside whatever becomes of the words
    return _asks_for(tx, person, text, command, now)


def _ends_it(tx: Tx, person: Person, talk: Talk, now: datetime) -> Became:
    """“I am OK now”, typed while something else is open."""
    try:
        give(tx, person, talk, "ok", now)
    except (NotAnAnswer, NotOpen, Refused, NotAllowed) as refusal:
        say_no(tx, person, talk, refusal, now)
    return Became(talk, talk.question)


def _for_a_break(
    tx: Tx, person: Person, heard: Heard, command: str | None, now: datetime
) -> Became:
    """Call for a break, or ask whether one is meant; then what was asked for beside it."""
    if heard is Heard.PERHAPS and fits(ALL[BREAK], roles_of(tx, person.id)):
        breaks.ask(tx, person, now)
        return NOTHING  # put right, the message is a call yet
    asked = open_question(tx, person) if heard is Heard.BOTH else None
    commands.begin(tx, person, BREAK, now)
    if heard is Heard.BOTH:
        commands.beside_a_break(tx, person, asked, command, now)
    return Became(called=True)


def _asks_for(tx: Tx, person: Person, text: str, command: str | None, now: datetime) -> Became:
    """Do what can be asked for anywhere; where it may as well be an answer, it is one."""
    if command in commands.BEFORE_A_QUESTION:
        asked = open_now(tx, person)
        if asked is None or not is_just_words(asked, text, command, person.language):
            return commands.do_now(tx, person, text, command, asked, now)
        if command == "despair" and not may_be_an_answer(text, person.language):
            post_help(tx, person, now)  # who helps comes first, and nothing is lost
        return _to_the_question(tx, person, text, None, now)
    if command is not None and is_for_a_word(open_question(tx, person), now):
        return _for_a_word(tx, person, text, command, now)
    if command == "menu":
        commands.begin(tx, person, "menu", now)
        return NOTHING
    if commands.at_once(tx, person, command, now):
        return NOTHING
    return _to_the_question(tx, person, text, command, now)


def _for_a_word(tx: Tx, person: Person, text: str, command: str, now: datetime) -> Became:
    """Someone was just asked for a word: this can be none, as they hear; and it is done too."""
    if command == "hide":  # why it can't be one comes as well, but covered
        became = _to_the_question(tx, person, text, None, now)
        commands.at_once(tx, person, command, now)
        return became
    commands.at_once(tx, person, command, now)
    return _to_the_question(tx, person, text, None, now)


def _to_the_question(
    tx: Tx, person: Person, text: str, command: str | None, now: datetime
) -> Became:
    """Typed words belong to the question that was last delivered to this person.

    But not a plain question, nor what is for someone who wrote to them, if it answers nothing
    that is asked; and nothing, if another has been asked since that they cannot have read yet.
    """
    if command == "stop" and _nothing_goes_on(tx, person, now):
        outbox.post(tx, to=person.id, kind="note", name=plain_answers.LEFT_ALONE, now=now)
        return NOTHING
    if command is None:
        for take in (plain_answers.take, who_wrote.take):
            if (became := take(tx, person, text, now)) is not None:
                return became
    shown = on_screen.newest_question(tx, person.id)
    talk = tx.get(Talk, shown.talk_id) if shown is not None else None
    newer = unseen(tx, person, talk, command)
    if newer is not None and (became := kept_words.keep_unseen(tx, person, newer, text, now)):
        return became
    if newer is not None and shown is not None and talk is not None and talk.state == "paused":
        ask_again(tx, person, newer, now, "CAME_BEFORE")
        return NOTHING
    if shown is None or talk is None or talk.state not in LIVE or _is_over(tx, talk):
        return elsewhere(tx, person, text, command, now)
    return _to_this(tx, person, talk, str(shown.asks), text, command, now)


def _nothing_goes_on(tx: Tx, person: Person, now: datetime) -> bool:
    """Whether nothing is asked that could be stopped; who is in no group reads what they are."""
    live = newest_live(tx, person)
    over = live is None or live.state == "stopped" or has_gone_by(person, live, now)
    return over and bool(roles_of(tx, person.id))


def _to_this(
    tx: Tx, person: Person, talk: Talk, asks: str, text: str, command: str | None, now: datetime
) -> Became:
    """Words for a talk whose question `asks` can be seen, unless that is not what goes on."""
    if not (command == "stop" and talk.state == "open") and is_half_done(tx, person, talk, now):
        taking_up.offer(tx, person, talk, now)
    elif is_left(talk):
        return elsewhere(tx, person, text, command, now)
    elif talk.state == "stopped" or talk.question not in ALL[talk.conversation].questions:
        return offered_or_asked(tx, person, talk, text, command, now, "WHERE_WE_WERE")
    elif talk.question != asks:  # it came before the newest question
        return offered_or_asked(tx, person, talk, text, command, now, "NOT_AN_ANSWER")
    elif talk.conversation == ALERT and _has_another(tx, person, talk):
        ask_again(tx, person, talk, now, "TAP_WHICH")
    elif (owner := owner_of(tx, talk, person, now)) is None:
        say_no(tx, person, talk, NotAllowed(), now)
    else:
        took = who_wrote.take_first(tx, person, talk, text, now) if command is None else None
        return took or answer(tx, person, owner, talk, text, command, now)
    return NOTHING


def _is_over(tx: Tx, talk: Talk) -> bool:
    """Whether it asks about a worry that is dealt with: then it asks nothing any more."""
    worry = worry_row(tx, talk.worry_id) if talk.conversation == ALERT else None
    over = worry is not None and worry.state == "closed"
    if over:
        TALK.change(tx.conn, talk.id, "closed")
    return over


def _has_another(tx: Tx, person: Person, alert: Talk) -> bool:
    """Whether staff are asked about another worry as well: which one typed words mean is open."""
    others = (talks.c.conversation == ALERT, talks.c.state.in_(LIVE), talks.c.id != alert.id)
    which = (in_chat(person.id), *others, talks.c.worry_id != alert.worry_id)
    return tx.conn.scalar(select(talks.c.id).where(*which).limit(1)) is not None
