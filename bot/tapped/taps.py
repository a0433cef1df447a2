"""A tap names its talk, step and choice. Everything is looked up with the sender's own rights."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import bindparam, select

from bot.incoming import Incoming
from bot.tapped import old_buttons
from conversations.engine import SKIPPED, NotAnAnswer, NotOpen, NoWayBack, OnlyAStart, picked
from conversations.registry import ALL, INSTEAD_OUTSIDE, fits
from conversations.script import Answer, Answers, Ask, Choice
from records.access import NotAllowed
from records.database import Tx
from records.notices import NOTICE, Lane, notices
from records.people import Row
from records.signals import signals
from records.talks import TALK, talks
from records.worries import UNTAKEN
from scheduler import house
from scheduler.meetings.gatherings import running_meeting
from scheduler.post import outbox
from scheduler.safety.answer_worry import open_worry
from scheduler.safety.worry_rows import ALERT, TO_STAFF, worry_row
from scheduler.safety.worry_words import instead
from scheduler.signals.raise_signal import is_the_same
from scheduler.talks import held_words, talking
from scheduler.talks.acts import Refused
from scheduler.talks.answers import answers_of
from scheduler.talks.contact_rows import ONLY, roles_of
from scheduler.talks.known import Known
from scheduler.talks.played import chat_of, owner_of
from scheduler.talks.turn_words import BACK, DONE, IN_ENGLISH, SKIP, STOP

BREAK, SAFETY = "need_a_break", "safety"
#: a shown message hides again after this long, on a phone that others look at (W:10)
HIDES_AFTER = timedelta(minutes=1)
_WHY_NOT: dict[type[Exception], str] = {
    NoWayBack: "NO_WAY_BACK",
    NotAllowed: "NOT_YOURS",
    OnlyAStart: "ONLY_A_START",
}
_TALK = select(talks).where(talks.c.id == bindparam("talk_id"))


def tap(tx: Tx, person: Row, incoming: Incoming, now: datetime) -> str:
    """Take a tap; the name of a phrase for its alert, or nothing."""
    alert = _take(tx, person, incoming.text, now)
    if alert == "OLD_BUTTON":
        return old_buttons.unknown(tx, person, now)
    if alert == "NOT_YOURS":
        old_buttons.not_yours(tx, person, asks_for(incoming.text), now)
    return alert


def _take(tx: Tx, person: Row, data: str, now: datetime) -> str:
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


def post_help(tx: Tx, person: Row, now: datetime, lane: Lane = Lane.SIGNAL) -> None:
    """Post “Help now”, as a rule in the first lane."""
    outbox.post(tx, to=person.id, kind="note", name="help", lane=lane, now=now)


def start(tx: Tx, person: Row, name: str, now: datetime, answers: Answers | None = None) -> str:
    """Begin a conversation from the menu or by its command, if this person may.

    With `answers` it goes on from there.
    """
    roles = roles_of(tx, person.id)
    if ONLY in roles:
        name = INSTEAD_OUTSIDE.get(name, name)
    conversation = ALL.get(name)
    if conversation is None or not roles or not _on_menu(name):
        return "OLD_BUTTON"
    if not fits(conversation, roles):
        return "NOT_YOURS"
    if name == SAFETY:  # an older screen of it still counts, if that is the one that is tapped
        return begin_safety(tx, person, now)
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
    talking.begin(tx, person, name, now, talking.About(meeting_id=here), answers=answers)
    return ""


def begin_safety(
    tx: Tx, person: Row, now: datetime, talk: Row | None = None, *, tell: bool = False
) -> str:
    """The one screen of a worry about safety, from anywhere; with `tell`, and a yes to it.

    From a `talk` about a break it takes where that is. Who is in no group is told who helps.
    """
    known = Known(tx, person, now)
    if not known.memberships():
        post_help(tx, person, now)
        return ""
    about = talking.About(
        meeting_id=running_meeting(known), signal_id=talk.signal_id if talk is not None else None
    )
    talk_id = talking.begin(tx, person, SAFETY, now, about)
    if tell:
        begun = talking.talk_row(tx, talk_id)
        with suppress(NotOpen, NotAnAnswer, NotAllowed):
            talking.reply(tx, person, begun, "safety_tell", "tell", now)
    return ""


def _asks_for_safety(tx: Tx, talk: Row | None, question: str, key: str) -> bool:
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


@cache
def begins(question: str, key: str) -> str:
    """The conversation that a choice begins, whichever talk it stands in; or nothing."""
    asked = (one.questions[question] for one in ALL.values() if question in one.questions)
    found = (c for ask in asked for c in ask.choices if isinstance(c, Choice) and c.key == key)
    return next((choice.begins for choice in found if choice.begins), "")


@cache
def _menus() -> frozenset[str]:
    """The questions whose answer is the name of a conversation."""
    return frozenset(one.begins for one in ALL.values() if one.begins)


def asks_for(data: str) -> str:
    """The conversation that a tap begins, told by its data alone; or nothing."""
    what, _, rest = data.partition(".")
    if what == "go":
        return rest
    question, _, key = rest.partition(".")
    return key if question in _menus() and key in ALL else begins(question, key)


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
    opens = NOTICE.change(tx.conn, shown.id, "opened") and shown.name == ALERT
    if opens and instead(tx, shown, person, now) is not None:  # None: they were left out since
        open_worry(tx, shown.worry_id, person.id, now)
    if shown.worry_id is not None and shown.name in TO_STAFF and _is_old(shown, now):
        return _its_card(tx, person, shown, now)
    lane = Lane.SIGNAL if shown.lane == Lane.SIGNAL else Lane.REPLY
    if house.kind(shown.name).file is not None:  # a file can't take the place of a cover
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


def _is_old(shown: Row, now: datetime) -> bool:
    """Whether Telegram lets nobody change it any more."""
    return shown.settled_at is not None and shown.settled_at <= now - outbox.STILL_CHANGEABLE


def _its_card(tx: Tx, person: Row, of: Row, now: datetime) -> str:
    """What a worry says now, in a new message: of a message that stays covered, or an old talk."""
    worry = worry_row(tx, of.worry_id)
    if worry is None or instead(tx, of, person, now) is None:
        return "OLD_BUTTON"
    lane = {"lane": Lane.SIGNAL, "now": now, "worry_id": worry.id}
    how = instead(tx, of, person, now)
    if how in ("worry_over", "worry_taken"):
        outbox.post(tx, to=person.id, kind="note", name=str(how), **lane)
    else:
        outbox.post(tx, to=person.id, kind="begin", name=ALERT, **lane)
    return ""


def _answer(tx: Tx, person: Row, talk_id: int, question: str, key: str, now: datetime) -> str:
    talk = tx.conn.execute(_TALK, {"talk_id": talk_id}).first()
    mine = talk if talk is not None and chat_of(talk) == person.id else None
    if _asks_for_safety(tx, mine, question, key):
        return begin_safety(tx, person, now, mine)
    if talk is None or mine is None:
        return "OLD_BUTTON"
    if question in _menus() and key in ALL and _is_past(talk, question):
        return start(tx, person, key, now)  # an old menu is as good as a new one
    if talk.conversation == ALERT:
        talk, question = _still_asked(tx, person, talk, question, key, now)
    changed = old_buttons.changes_coming(tx, person, talk, question, key, now)
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
    tx: Tx, person: Row, owner: Row, talk: Row, question: str, key: str, now: datetime
) -> str:
    """Give a tap to a talk that goes on: to its open question, or say where we are in it."""
    try:
        _go(tx, owner, talk, question, key, now)
    except NotOpen:
        if answers_of(tx, talk).get(question) == key:
            return "SAME_AS_BEFORE"
        if old_buttons.is_left(tx, person, talk, now):
            talking.offer(tx, person, talk, now, typed=False)
        else:
            talking.ask_again(tx, owner, talk, now, "OLD_BUTTON")
    except (NotAnAnswer, NoWayBack, Refused, NotAllowed) as refusal:
        say_no(tx, owner, talk, refusal, now)
    return ""


def _is_past(talk: Row, question: str) -> bool:
    """Whether a talk is over, or asks something else by now."""
    return talk.state in ("finished", "closed") or talk.question != question


def _still_asked(
    tx: Tx, person: Row, talk: Row, question: str, key: str, now: datetime
) -> tuple[Row, str]:
    """The talk and question that an answer to a worry is for: while nobody is on it, any counts.

    “I'm on it” is never lost because it was tapped on an older message.
    """
    worry = worry_row(tx, talk.worry_id)
    waits = worry is not None and worry.state in UNTAKEN and key in ("seen", "taken", "cannot")
    if not waits or instead(tx, talk, person, now) != ALERT:
        return talk, question
    if talk.state not in ("finished", "closed"):
        return talk, "worry_then" if talk.question == "worry_then" and key != "seen" else question
    about = talking.About(worry_id=talk.worry_id)
    return talking.talk_row(tx, talking.begin(tx, person, ALERT, now, about)), "worry_answer"


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
        done_picking(tx, person, talk, ask, now)
    elif ask.many and key != SKIP:
        talking.pick(tx, person, talk, question, key, now)
    else:
        give(tx, person, talk, SKIPPED if key == SKIP else key, now, question)


def done_picking(tx: Tx, person: Row, talk: Row, ask: Ask, now: datetime) -> None:
    """“Done”: what is ticked is the answer; where something must be, that is said. As `reply`."""
    ticked = picked(ask, answers_of(tx, talk))
    if ticked or ask.skip:
        talking.reply(tx, person, talk, ask.name, ticked or SKIPPED, now)
    else:
        talking.ask_again(tx, person, talk, now, "NOTHING_PICKED")


def give(
    tx: Tx, person: Row, talk: Row, value: Answer, now: datetime, question: str | None = None
) -> None:
    """Give an answer to a talk; on the menu, begin what it names. As `talking.reply` raises."""
    asked = question or talk.question
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


def say_no(tx: Tx, person: Row, talk: Row, refusal: Exception, now: datetime) -> None:
    """A kind word and the question again; or, where nothing is left to ask, the word alone."""
    phrase = _phrase_of(refusal)
    if is_asked_again(refusal):
        talking.ask_again(tx, person, talk, now, phrase)
        return
    TALK.change(tx.conn, talk.id, "closed")
    if phrase == "NOT_YOURS" and talk.conversation in held_words.OF_A_WORRY:
        post_help(tx, person, now)  # who is in no group any more can still be told who helps
        return
    if phrase == "MEETING_IS_OFF" and old_buttons.meeting_of(tx, talk) is not None:
        old_buttons.about_it(tx, person, talk, now)
        talking.take_up_paused(tx, talk, now)
        return
    talking.say(tx, person, talk, (), None, now, talking.Spoken(lead=[phrase]))
    talking.take_up_paused(tx, talk, now)


def _too_late(tx: Tx, person: Row, talk: Row, question: str, key: str, now: datetime) -> str:
    """A button of a talk that is over: the screen that it leads to, or how it stands now."""
    card = talk.worry_id is not None and talk.conversation == ALERT
    if card or talk.conversation == SAFETY:
        if talk.state == "finished" and answers_of(tx, talk).get(question) == key:
            return "SAME_AS_BEFORE"
        return _its_card(tx, person, talk, now) if card else begin_safety(tx, person, now, talk)
    return old_buttons.too_late(tx, person, talk, question, key, now)
