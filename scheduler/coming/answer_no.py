"""After a no: to this one, to all of these, or for a while; what is picked is what follows."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor
from records.database import Tx
from records.meetings import Meeting
from records.people import Person
from scheduler.meetings.who_comes import add_needs, no_to_all_that_follow
from scheduler.series.left_in_peace import A_WHILE, leave_in_peace
from scheduler.talks.acts import Order


def answer_no(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Keep the wish; for a while the group asks no one who would rather not. NotAllowed.

    Without a wish the no is to the one meeting, and they are asked to the next (who_comes.answer).
    """
    asked = "no_for" if order.words("no_for") else "no_more"
    wish = order.words(asked)
    add_needs(tx, actor, order.meeting, **{asked: wish})
    if wish == "all_of_these":
        no_to_all_that_follow(tx, actor, order.meeting, now)
    elif wish in ("four_weeks", "not_for_a_while"):
        until = now + A_WHILE
        group_id = tx.get(Meeting, order.meeting).group_id
        leave_in_peace(tx, tx.get(Person, actor.person_id), group_id, until)
        no_to_all_that_follow(tx, actor, order.meeting, now, until)
