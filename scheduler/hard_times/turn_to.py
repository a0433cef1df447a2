"""Someone turns to one of the staff in hard times: with words, or for a talk with both."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor, allow
from records.database import Tx
from records.notices import of_group
from records.people import Person, Role
from scheduler.hard_times.facts import to_turn_to
from scheduler.post import outbox
from scheduler.post.times import next_awake
from scheduler.talks.acts import Order, Refused, group_of
from scheduler.talks.known import Known
from scheduler.tasks.requests import ask_for

_NOTES = {"words": "hard_words", "sit": "sit_down"}


def turn_to(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Tell the one who was picked, in their own hours. Refused for anyone else. NotAllowed.

    Words that are sent stay sealed in the talk until they are said.
    """
    group_id = group_of(tx, actor, order, *Role)
    allow(tx.conn, actor, "turn_to", "staff", group=group_id)
    mine = tx.get(Person, actor.person_id)
    known = Known(tx, mine, now, answers={**order.answers, "group": str(group_id)})
    picked = order.words("word_to")
    if picked not in dict(to_turn_to(known)):
        raise Refused("OLD_BUTTON")
    to = tx.get(Person, int(picked))
    name = _NOTES[order.words("do_next")]
    ask_for(
        tx,
        "hard",
        person_id=mine.id,
        group_id=group_id,
        now=now,
        key=f"{name}:{order.talk_id}:{to.id}",
        talk_id=order.talk_id,
        wanted_id=to.id,
    )
    outbox.tell(
        tx,
        to.id,
        name,
        now,
        due_at=next_awake(now, to.hours, to.zone),
        dedupe=f"{name}:{order.talk_id}:{to.id}",
        parts=of_group(group_id),
        talk_id=order.talk_id,
        about_id=mine.id,
        covered=True,
    )
