"""Talks in the database: a turn of the engine becomes answers, acts, and rows of what to say."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import insert

from conversations import engine
from conversations.registry import ALL
from conversations.script import ASKED, Answers, Tell
from records.database import Tx
from records.notices import Notice
from records.people import Person
from records.talks import TALK, Talk, talks
from scheduler import ports
from scheduler.talks.answers import answers_of, sealed
from scheduler.talks.known import Known
from scheduler.talks.passing_on import telling, told_together
from scheduler.talks.passing_on.heard_in import HEARD
from scheduler.talks.passing_on.readers import as_asked
from scheduler.talks.turns.for_whom import is_for_others, names_others, with_those_named
from scheduler.talks.turns.half_way import NAME as HALF_WAY
from scheduler.talks.turns.half_way import half_done
from scheduler.talks.turns.open_talks import About, open_again, pause_open, save
from scheduler.talks.turns.played import owner_of
from scheduler.talks.turns.talk_messages import ToSay, say, unread
from scheduler.talks.turns.turn_acts import run_acts
from scheduler.talks.words.asked_back import newly_read
from scheduler.talks.words.turn_words import known_for

_BEGIN = insert(talks)


def begin(
    tx: Tx,
    person: Person,
    name: str,
    now: datetime,
    about: About | None = None,
    row: Notice | None = None,
    answers: Answers | None = None,
    *,
    covered: bool = False,
) -> int:
    """Begin a talk and post (or put into `row`) its first message; the talk's id."""
    answers = answers or {}
    conversation, about = ALL[name], about or About()
    key_id = tx.keys.new() if conversation.anonymous else person.key_id
    pause_open(tx, about.played_by or person.id)
    done = tx.conn.execute(
        _BEGIN,
        {
            "person_id": person.id,
            "conversation": name,
            "version": conversation.version,
            "meeting_id": about.meeting_id,
            "signal_id": about.signal_id,
            "invitation_id": about.invitation_id,
            "about_id": about.about_id,
            "worry_id": about.worry_id,
            "played_by": about.played_by,
            "key_id": key_id,
            "answers": sealed(tx, key_id, answers, anonymous=conversation.anonymous),
            "began_at": now,
            "last_at": now,
        },
    )
    (talk_id,) = done.inserted_primary_key or (0,)
    talk = tx.get(Talk, talk_id)
    take_turn(tx, person, talk, answers, answers, now, ToSay(row=row, first=True, covered=covered))
    return int(talk_id)


def _goes_on(known: Known, talk: Talk) -> bool:
    """Take up the talk that was offered; False if it is over, or may not be gone on with."""
    half = half_done(known)
    owner = owner_of(known.tx, half, known.person, known.now) if half is not None else None
    if half is None or owner is None:
        return False
    TALK.change(known.tx.conn, talk.id, "finished")
    ask_again(known.tx, owner, half, known.now, "WHERE_WE_WERE")
    return True


def reply(
    tx: Tx,
    person: Person,
    talk: Talk,
    question: str,
    value: Any,
    now: datetime,
    beside: Answers | None = None,
) -> None:
    """Answer the open question of a talk. Raises NotOpen, NotAnAnswer, Refused, NotAllowed.

    In which messages the one before was typed is forgotten: it is the newest no longer. What is
    put `beside` the answers the script must remember.
    """
    before = {name: said for name, said in answers_of(tx, talk).items() if name != HEARD}
    before |= beside or {}
    known = known_for(tx, talk, person, now, before)
    said = engine.heard(ALL[talk.conversation], before, question, value, known)
    if names_others(known, ALL[talk.conversation].questions[question], value, before):
        ask_again(tx, person, talk, now, "NOT_TO_OTHERS")
        return
    if talk.conversation == HALF_WAY and value == "yes" and _goes_on(known, talk):
        return
    anew = any(name in said and said[name] != one for name, one in before.items())
    instead = anew and not ALL[talk.conversation].questions[question].chooses
    spoken = ToSay(lead=["ANSWER_CHANGED"] if instead else [])
    before = engine.unchanged(before, said)
    take_turn(tx, person, talk, before, said, now, spoken, known.with_answers(said))


def stop(tx: Tx, person: Person, talk: Talk, now: datetime, lead: str = "STOPPED") -> None:
    """Stop for now: the answers are kept."""
    TALK.change(tx.conn, talk.id, "stopped", last_at=now)
    if told_together.go_now(tx, talk.id, now) and lead == "STOPPED":
        lead = "STOPPED_AND_TOLD"
    say(tx, person, talk, (), None, now, ToSay(lead=[lead]))


def ask_again(tx: Tx, person: Person, talk: Talk, now: datetime, *lead: str) -> None:
    """The open question once more, after a kind word; with answers that still fit the script."""
    conversation = ALL[talk.conversation]
    before = answers_of(tx, talk)
    turn = engine.resume(conversation, before, known_for(tx, talk, person, now, before))
    open_again(tx, talk, now)
    if turn.question is None:  # the script has changed, and nothing is left to ask
        take_turn(tx, person, talk, turn.answers, turn.answers, now, ToSay(lead=list(lead)))
        return
    known = known_for(tx, talk, person, now, turn.answers)
    answers = with_those_named(known, turn.question, turn.answers)
    save(tx, talk, answers, turn.question.name, now, version=conversation.version)
    before_it = unread(tx, talk, turn.question.name)
    parts = json.loads(before_it.parts) if before_it is not None else {}
    read = list(parts.get("read", ()))
    spoken = ToSay(lead=list(lead), read=read, covered=before_it is not None)
    say(tx, person, talk, parts.get("said", ()), turn.question.name, now, spoken)


def ask_anew(tx: Tx, person: Person, talk: Talk, now: datetime, *lead: str) -> None:
    """The same, with all that is said before a first question that asks about other words now."""
    conversation = ALL[talk.conversation]
    before = answers_of(tx, talk)
    known = known_for(tx, talk, person, now, before)
    said = engine.after(conversation, {}, before, known, first=True).said
    open_again(tx, talk, now)
    save(tx, talk, before, talk.question, now)
    say(tx, person, talk, said, talk.question, now, ToSay(lead=list(lead)))


def take_turn(
    tx: Tx,
    person: Person,
    talk: Talk,
    before: Answers,
    answers: Answers,
    now: datetime,
    spoken: ToSay,
    known: Known | None = None,
) -> None:
    """Do what the new answers lead to, save them, and post what to say.

    `known` are the facts, if they have been looked up with these answers already.
    """
    conversation = ALL[talk.conversation]
    if known is None:
        known = known_for(tx, talk, person, now, answers)
    read = newly_read(conversation, before, answers)
    turn, talk, known = run_acts(talk, before, known, first=spoken.first)
    if is_for_others(conversation, turn) and known.get("readers"):
        _ask_anew(tx, person, talk, before, as_asked(known), now)
        return
    answers = turn.answers
    for path in turn.tell:
        step = conversation.by_path[path]
        if isinstance(step, Tell):
            telling.tell(known, talk, path, step, talk.turn)
    question = turn.question.name if turn.question else None
    answers = with_those_named(known, turn.question, answers)
    save(tx, talk, answers, question, now, version=conversation.version)
    if question is None:
        TALK.change(tx.conn, talk.id, "finished")
    else:
        open_again(tx, talk, now)
    if conversation.waits:
        (told_together.go_on if question is not None else told_together.go_now)(tx, talk.id, now)
    if question is None and not turn.said and not spoken.lead:
        spoken.lead.append("OVER")
    if question is not None:
        spoken.read += read
    say(tx, person, talk, turn.said, question, now, spoken)
    if question is None:
        ports.talk_is_over(tx, talk, answers, now)


def _ask_anew(
    tx: Tx, person: Person, talk: Talk, before: Answers, asked: tuple[str, ...], now: datetime
) -> None:
    """Ask the same of those who stand there now; nobody has been told."""
    save(tx, talk, {**before, ASKED: asked}, talk.question, now)
    ask_again(tx, person, tx.get(Talk, talk.id), now, "NOT_TO_OTHERS")
