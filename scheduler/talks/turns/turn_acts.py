"""What an answer does: the acts that a script names, one after another."""

from __future__ import annotations

from sqlalchemy import update

from conversations import engine
from conversations.registry import ALL
from conversations.script import Answers, Do
from records.access import Actor
from records.people import Person
from records.talks import Talk, talks
from scheduler.talks.acts import Order, Outcome, act_named
from scheduler.talks.known import Known
from scheduler.talks.people.group import group_id_of
from scheduler.talks.words.turn_words import known_for


def run_acts(
    talk: Talk, before: Answers, known: Known, *, first: bool
) -> tuple[engine.Turn, Talk, Known]:
    """Run the acts of a turn, one after another, looking again after each."""
    conversation, done = ALL[talk.conversation], set()
    acts: list[str] = [conversation.each] if conversation.each and not first else []
    tx, now = known.tx, known.now
    while True:
        for name in acts:
            talk, answers = run_act(known, talk, name)
            known = known_for(tx, talk, tx.get(Person, known.person.id), now, answers)
        turn = engine.after(conversation, before, known.answers, known, first=first)
        todo = [path for path in turn.do if path not in done]
        if not todo:
            return turn, talk, known
        done.add(todo[0])
        step = conversation.by_path[todo[0]]
        acts = [step.act] if isinstance(step, Do) else []


def order_for(known: Known, talk: Talk) -> Order:
    """What an act is to do for the meeting and the group that the talk's words are about."""
    answers = known.answers
    named = known.meeting_id is not None or known.invitation_id is not None or "group" in answers
    return Order(
        meeting_id=known.meeting_id,
        signal_id=talk.signal_id,
        invitation_id=talk.invitation_id,
        talk_id=talk.id,
        about_id=talk.about_id,
        worry_id=talk.worry_id,
        answers=answers,
        group_id=None if named else group_id_of(known),
    )


def run_act(known: Known, talk: Talk, name: str) -> tuple[Talk, Answers]:
    """Run an act; the talk, and its answers, as they are then."""
    tx, answers = known.tx, known.answers
    actor = Actor(known.person.id, by=talk.played_by)
    outcome = act_named(name)(tx, actor, order_for(known, talk), known.now) or Outcome()
    about = {
        "meeting_id": outcome.meeting_id,
        "signal_id": outcome.signal_id,
        "about_id": outcome.about_id,
        "worry_id": outcome.worry_id,
    }
    values = {column: row_id for column, row_id in about.items() if row_id is not None}
    if values:
        tx.conn.execute(update(talks).where(talks.c.id == talk.id).values(**values))
    return tx.get(Talk, talk.id), {**answers, **outcome.say, **outcome.answers}
