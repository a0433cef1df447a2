"""A friendly word from one of the staff, in their own words, to someone they look after."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor, allow
from records.database import Tx
from records.people import Person
from scheduler.events import InTouch, Touch
from scheduler.friendly_words.note_touch import one_of_mine, touch
from scheduler.friendly_words.words_due import WORD
from scheduler.post import outbox
from scheduler.post.events import happened
from scheduler.post.times import next_awake
from scheduler.talks.acts import Order


def send_word(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Post it, in their hours and within their budget. Refused for who is not theirs. NotAllowed.

    The words stay sealed in the talk of whoever typed them until they are said.
    """
    mine = actor.person_id or 0
    person_id, group_id = one_of_mine(tx, mine, order.words("word_to"), now)
    allow(tx.conn, actor, "send", "word", group=group_id, about=person_id, now=now)
    person = tx.get(Person, person_id)
    outbox.tell(
        tx,
        person_id,
        "friendly_word",
        now,
        due_at=next_awake(now, person.hours, person.zone),
        dedupe=f"friendly_word:{order.talk_id}:{person_id}",
        budgeted=True,
        talk_id=order.talk_id,
        about_id=mine,
    )
    touch(tx, person_id, mine, group_id, WORD, now)
    happened(tx, InTouch(person_id, mine, Touch.WRITTEN), now)
