"""Someone who was asked to cover for a link person says yes or no."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor, allow
from records.database import Tx
from records.links import ABSENCE
from records.tasks import tasks as task_rows
from scheduler.cover.absence_rows import asked_to_cover
from scheduler.cover.absences import staff_note, tell_people
from scheduler.friendly_words.word_lists import plan_their_list
from scheduler.talks.acts import Order, Outcome
from scheduler.tasks import tasks


def answer_cover(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """Note it, for each group they were asked for, and tell the one who is away. NotAllowed.

    `say["too_late"]` if it is settled already.
    """
    mine = actor.person_id or 0
    asked = asked_to_cover(tx, order.about_id, mine, now)
    yes = order.words("can_cover") == "yes"
    settled = False
    for absence in asked:
        allow(tx.conn, actor, "cover", "away", group=absence.group_id)
        if ABSENCE.change(tx.conn, absence.id, "covered" if yes else "alone"):
            settled = True
            note = "cover_yes" if yes else "cover_no"
            staff_note(tx, note, absence.person_id, absence, mine, now)
            if yes and absence.first_at <= now:
                tell_people(tx, absence, now, key=str(mine))
                plan_their_list(tx, mine, now)
                tasks.settle(tx, now, task_rows.c.group_id == absence.group_id)
    return Outcome() if settled else Outcome(say={"too_late": "yes"})
