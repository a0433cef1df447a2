"""A button from before. Nothing is done unseen: what tells or cancels something is asked again.

One thing is done at once, since people expect it: see coming_again.py.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from bot.effects import does_something
from bot.tapped.how_it_stands import about_it, meeting_of, note
from conversations.offers import SKIPPED, picked
from conversations.registry import ALL
from records.access import Actor, NotAllowed, allow
from records.database import Tx
from records.people import Person, Role
from records.signals import Signal
from records.talks import LIVE, Talk, in_chat, talks
from scheduler.signals.facts import ASKING
from scheduler.talks.answers import answers_of
from scheduler.talks.known import Known
from scheduler.talks.people.circle import but_not
from scheduler.talks.people.contact_rows import roles_of
from scheduler.talks.turns import open_talks, talking
from scheduler.talks.turns.half_done import is_half_done
from scheduler.talks.turns.played import owner_of
from scheduler.talks.words.turn_words import BACK, DONE, IN_ENGLISH, SKIP, STOP

#: a second tap within this time is a slip: what the first did is on the screen
A_SLIP = timedelta(minutes=10)
#: of a meeting that is off, what may still be wanted by who has said something else, and how long
_STILL_WANTED = ("fare", "ring", "on_my_way", "no_ring")
_FOR_SO_LONG = timedelta(days=14)
#: roles of talks that do something to a group
_RUNS_IT = frozenset({Role.FACILITATOR, Role.PEER, Role.LINK_PERSON})
_OF_A_BREAK = (
    *("need_a_break", "unsure_break", "you_did_not_tap", "come_over", "after_a_signal"),
    *("no_one_yet_3", "no_one_yet_6", "no_one_came"),
)


def shown_first(
    tx: Tx, person: Person, owner: Person, talk: Talk, question: str, key: str, now: datetime
) -> bool:
    """Ask it once more in place of doing it, where that is done to a group and does something.

    So it is in a talk of who runs one that was stopped, or left half-way on another day. What
    someone says of themself counts: it would be the same question that is shown again.
    """
    script = ALL[talk.conversation]
    ask = script.questions.get(question)
    if ask is None or talk.question != question or key in (BACK, STOP, IN_ENGLISH):
        return False
    if _RUNS_IT.isdisjoint(script.roles):
        return False
    if talk.state != "stopped" and not is_half_done(tx, person, talk, now):
        return False
    before = answers_of(tx, talk)
    if key == DONE:
        value = picked(ask, before) or SKIPPED
    elif ask.many and key != SKIP:
        return False
    else:
        value = SKIPPED if key == SKIP else key
    if not does_something(tx, owner, talk, question, value, now):
        return False
    talking.ask_again(tx, owner, talk, now, "WHERE_WE_WERE")
    return True


def is_left(tx: Tx, person: Person, talk: Talk, now: datetime) -> bool:
    """Whether a talk was stopped, or left half-way on another day: it can be taken up."""
    return talk.state == "stopped" or is_half_done(tx, person, talk, now)


def too_late(tx: Tx, person: Person, talk: Talk, question: str, key: str, now: datetime) -> str:
    """What is said to a button of a talk that is over; the name of a phrase, for its alert."""
    same = talk.state == "finished" and answers_of(tx, talk).get(question) == key
    if same and now - talk.last_at <= A_SLIP:
        return "SAME_AS_BEFORE"
    if talk.signal_id is not None and (said := _of_a_signal(tx, person, talk, now)) is not None:
        return said
    if talk.conversation in _OF_A_BREAK:
        return note(tx, person, "before_break", now, talk, ways=_if_not_there(tx, person))
    if talk.conversation == "cancelled" and key in _STILL_WANTED and not same:
        meeting, owner = meeting_of(tx, talk), owner_of(tx, talk, person, now)
        if meeting is not None and owner is not None and now < meeting.starts_at + _FOR_SO_LONG:
            about = open_talks.About(meeting_id=meeting.id, played_by=talk.played_by)
            talking.begin(tx, owner, "cancelled", now, about)
            return ""
    return about_it(tx, person, talk, now)


def _if_not_there(tx: Tx, person: Person) -> list[str]:
    """The button for a break, where it does not stand under a note already."""
    return [] if Role.CO_PRODUCER in roles_of(tx, person.id) else ["need_a_break"]


def _of_a_signal(tx: Tx, person: Person, talk: Talk, now: datetime) -> str | None:
    """A call for a break: the question that is open now, while it goes on; or that it is over.

    None for what the asker had been asked, once it is over.
    """
    same = (in_chat(person.id), talks.c.signal_id == talk.signal_id, talks.c.state.in_(LIVE))
    found = select(talks).where(*same).order_by(talks.c.id.desc()).limit(1)
    live = tx.first(Talk, found)
    if live is not None:
        talking.ask_again(tx, person, live, now, "OLD_BUTTON")
        return ""
    if talk.conversation not in ASKING:
        return None
    signal = tx.get(Signal, talk.signal_id)
    if signal.state in ("raised", "unanswered") and _may_still_help(tx, person, signal, now):
        about = open_talks.About(meeting_id=signal.meeting_id, signal_id=signal.id)
        talking.begin(tx, person, talk.conversation, now, about)
        return ""
    answered = signal.answered_at
    if answered is None or now - answered > A_SLIP:
        name = "signal_rewritten" if answered else "signal_rewritten_over"
        note(tx, person, name, now)
    return "SEEN_TO_ALREADY"


def _may_still_help(tx: Tx, person: Person, signal: Signal, now: datetime) -> bool:
    """Whether they may answer it, and whoever asks has not left them out since."""
    asker = tx.find(Person, signal.person_id)
    if asker is None or not but_not(Known(tx, asker, now, signal_id=signal.id), [person.id]):
        return False
    group, about = signal.group_id, signal.person_id
    try:
        allow(tx.conn, Actor(person.id), "answer", "signal", group=group, about=about, now=now)
    except NotAllowed:
        return False
    return True
