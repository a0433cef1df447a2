"""Whom someone leaves out for good hears no more of their open worries, at no step."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update

from records.database import Tx
from records.people import Row
from records.worries import worries
from scheduler.safety.answer_worry import put_back
from scheduler.safety.raise_worry import leave_out
from scheduler.safety.worry_rows import as_saved, left_out, open_worries, waited_for
from scheduler.talks.cards import card_of, left_out_on
from scheduler.tasks import tasks


def keep_out(tx: Tx, person: Row, now: datetime) -> None:
    """Someone has left people out for good: of what is open they hear no more either.

    If one of them was on it, it goes on to others.
    """
    out = left_out_on(card_of(tx, person))
    mine = (worries.c.person_id == person.id) | (worries.c.about_id == person.id)
    for worry in open_worries(tx, mine):
        never = left_out(worry) | out
        tx.conn.execute(
            update(worries).where(worries.c.id == worry.id).values(left_out=as_saved(never))
        )
        leave_out(tx, worry.id, sorted(out), now)
        if worry.taken_by in out:
            put_back(tx, worry, worry.taken_by, now)
        elif worry.taken_by is None:
            if not waited_for(tx, worry.id):
                tx.conn.execute(
                    update(worries).where(worries.c.id == worry.id).values(next_at=now)
                )
            tasks.of_a_worry(tx, worry.id, now)
