"""A tap names its talk, step and choice. Everything is looked up with the sender's own rights."""

from __future__ import annotations

from datetime import datetime

from bot.giving import done_picking, give, say_no
from bot.incoming import Incoming
from bot.starting import SAFETY, asks_for, begin_safety, begins, menus, post_help, start
from bot.tapped import coming_again, how_it_stands, old_buttons
from bot.tapped.covers import show, show_its_card
from conversations.engine import NotAnAnswer, NotOpen, NoWayBack
from conversations.offers import SKIPPED
from conversations.registry import ALL
from records.access import NotAllowed
from records.database import Tx
from records.people import Person
from records.talks import Talk
from records.worries import UNTAKEN
from scheduler.safety.worry_rows import ALERT, worry_row
from scheduler.safety.worry_words import said_by_now
from scheduler.talks.acts import Refused
from scheduler.talks.answers import answers_of
from scheduler.talks.turns import changed_answers, open_talks, taking_up, talk_messages, talking
from scheduler.talks.turns.played import chat_of, owner_of
from scheduler.talks.words.turn_words import BACK, DONE, IN_ENGLISH, SKIP, STOP


def tap(tx: Tx, person: Person, incoming: Incoming, now: datetime) -> str:
    """Take a tap; the name of a phrase for its alert, or nothing."""
    alert = _take(tx, person, incoming.text, now)
    if alert == "OLD_BUTTON":
        return how_it_stands.unknown(tx, person, now)
    if alert == "NOT_YOURS":
        how_it_stands.not_yours(tx, person, asks_for(incoming.text), now)
    return alert


def _take(tx: Tx, person: Person, data: str, now: datetime) -> str:
    what, _, rest = data.partition(".")
    if what == "help":
        post_help(tx, person, now)
    elif what == "show" and _is_id(rest):
        return show(tx, person, int(rest), now)
    elif what == "go":
        return start(tx, person, rest, now)
    elif what == SAFETY:  # a yes to whom the bot could still name without its database
        return begin_safety(tx, person, now, tell=True)
    elif _is_id(what) and rest.count(".") == 1:
        question, _, key = rest.partition(".")
        return _answer(tx, person, int(what), question, key, now)
    else:
        return "OLD_BUTTON"
    return ""


def _is_id(said: str) -> bool:
    """Whether it can be the id of a row: anything may come back from a bad client."""
    return said.isdecimal() and len(said) < 19


def _asks_for_safety(tx: Tx, talk: Talk | None, question: str, key: str) -> bool:
    """Whether a tap means a worry: a break's button for it, or one of a screen that is over.

    That is so too once someone is on what was raised there: who taps again has more to tell.
    """
    if begins(question, key) == SAFETY:
        return True
    if question not in ("safety_tell", "safety_for") or key == STOP:
        return False
    if talk is None or talk.state in ("finished", "closed"):
        return True
    worry = worry_row(tx, talk.worry_id)
    return worry is not None and worry.state not in UNTAKEN


def _answer(tx: Tx, person: Person, talk_id: int, question: str, key: str, now: datetime) -> str:
    talk = tx.find(Talk, talk_id)
    mine = talk if talk is not None and chat_of(talk) == person.id else None
    if _asks_for_safety(tx, mine, question, key):
        return begin_safety(tx, person, now, mine)
    if talk is None or mine is None:
        return "OLD_BUTTON"
    if question in menus() and key in ALL and _is_past(talk, question):
        return start(tx, person, key, now)  # an old menu is as good as a new one
    if talk.conversation == ALERT:
        talk, question = _still_asked(tx, person, talk, question, key, now)
    changed = coming_again.changes_coming(tx, person, talk, question, key, now)
    if changed is not None:
        return changed
    if talk.state in ("finished", "closed"):
        return _too_late(tx, person, talk, question, key, now)
    owner = owner_of(tx, talk, person, now)
    if owner is None:
        say_no(tx, person, talk, NotAllowed(), now)
    elif not old_buttons.shown_first(tx, person, owner, talk, question, key, now):
        return _in_its_talk(tx, person, owner, talk, question, key, now)
    return ""


def _in_its_talk(
    tx: Tx, person: Person, owner: Person, talk: Talk, question: str, key: str, now: datetime
) -> str:
    """Give a tap to a talk that goes on: to its open question, or say where we are in it."""
    try:
        _go(tx, owner, talk, question, key, now)
    except NotOpen:
        if answers_of(tx, talk).get(question) == key:
            return "SAME_AS_BEFORE"
        if old_buttons.is_left(tx, person, talk, now):
            taking_up.offer(tx, person, talk, now, typed=False)
        else:
            talking.ask_again(tx, owner, talk, now, "OLD_BUTTON")
    except (NotAnAnswer, NoWayBack, Refused, NotAllowed) as refusal:
        say_no(tx, owner, talk, refusal, now)
    return ""


def _is_past(talk: Talk, question: str) -> bool:
    """Whether a talk is over, or asks something else by now."""
    return talk.state in ("finished", "closed") or talk.question != question


def _still_asked(
    tx: Tx, person: Person, talk: Talk, question: str, key: str, now: datetime
) -> tuple[Talk, str]:
    """The talk and question that an answer to a worry is for: while nobody is on it, any counts.

    “I'm on it” is never lost because it was tapped on an older message.
    """
    worry = worry_row(tx, talk.worry_id)
    waits = worry is not None and worry.state in UNTAKEN and key in ("seen", "taken", "cannot")
    if not waits or said_by_now(tx, talk.worry_id, talk.conversation, person, now) != ALERT:
        return talk, question
    if talk.state not in ("finished", "closed"):
        return talk, "worry_then" if talk.question == "worry_then" and key != "seen" else question
    about = open_talks.About(worry_id=talk.worry_id)
    return tx.get(Talk, talking.begin(tx, person, ALERT, now, about)), "worry_answer"


def _go(tx: Tx, person: Person, talk: Talk, question: str, key: str, now: datetime) -> None:
    ask = ALL[talk.conversation].questions.get(question)
    if ask is None or (talk.question != question and key in (BACK, SKIP, STOP, DONE)):
        raise NotOpen(question)
    if key == BACK:
        changed_answers.back(tx, person, talk, now)
    elif key == STOP:
        talking.stop(tx, person, talk, now)
    elif key == IN_ENGLISH:
        talk_messages.in_english(tx, talk, now)
    elif ask.many and key == DONE:
        done_picking(tx, person, talk, ask, now)
    elif ask.many and key != SKIP:
        changed_answers.pick(tx, person, talk, question, key, now)
    else:
        give(tx, person, talk, SKIPPED if key == SKIP else key, now, question)


def _too_late(tx: Tx, person: Person, talk: Talk, question: str, key: str, now: datetime) -> str:
    """A button of a talk that is over: the screen that it leads to, or how it stands now."""
    card = talk.worry_id is not None and talk.conversation == ALERT
    if card or talk.conversation == SAFETY:
        if talk.state == "finished" and answers_of(tx, talk).get(question) == key:
            return "SAME_AS_BEFORE"
        return (
            show_its_card(tx, person, talk, now) if card else begin_safety(tx, person, now, talk)
        )
    return old_buttons.too_late(tx, person, talk, question, key, now)
