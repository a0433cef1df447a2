"""What becomes of worries when someone leaves people out, is forgotten, or can't be reached."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update

from records.database import Tx
from records.people import Person
from records.worries import worries
from scheduler.events import ChatClosed, ChatOpen, Forgotten, Hears, LeavesOut
from scheduler.safety.answer_worry import put_back
from scheduler.safety.pass_worry_on import cover_all
from scheduler.safety.raise_worry import leave_out
from scheduler.safety.worry_circles import own_left_out
from scheduler.safety.worry_notes import tell_what_was_missed
from scheduler.safety.worry_rows import as_saved, left_out, look_again, open_worries, waited_for
from scheduler.talks.cards import card_of, left_out_on
from scheduler.talks.known import Known
from scheduler.tasks import tasks


def keep_them_out(tx: Tx, event: LeavesOut, now: datetime) -> None:
    """Whom someone has left out for good hears no more of what is open either, at no step.

    If one of them was on it, it goes on to others.
    """
    person = tx.get(Person, event.person_id)
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


def leave_them_with_others(tx: Tx, event: Forgotten, now: datetime) -> None:
    """A worry stays with whoever is told or on it, without a word or a name of theirs.

    Whom they left out stays so: until now some of that was known only from what they chose. What
    they were told or took themself goes on to others.
    """
    person = tx.get(Person, event.person_id)
    known = Known(tx, person, now)
    for worry in open_worries(tx, worries.c.person_id == person.id):
        out = as_saved(left_out(worry) | own_left_out(known))
        values = {"words": None, "left_out": out}
        tx.conn.execute(update(worries).where(worries.c.id == worry.id).values(**values))
        cover_all(tx, worry, now)
    mine = (worries.c.person_id == person.id) | (worries.c.about_id == person.id)
    tx.conn.execute(update(worries).where(mine).values(words=None))
    took = (worries.c.taken_by == person.id, worries.c.state == "closed")
    tx.conn.execute(update(worries).where(*took).values(taken_by=None))
    look_again(tx, person.id, now)


def ask_others(tx: Tx, event: ChatClosed, now: datetime) -> None:
    """What they were told of goes on at once."""
    look_again(tx, event.person_id, now)


def say_what_they_missed(tx: Tx, event: ChatOpen, now: datetime) -> None:
    """They read how their own worries stand, where the newest news failed."""
    tell_what_was_missed(tx, event.person_id, now)


ON: Hears = {
    LeavesOut: keep_them_out,
    Forgotten: leave_them_with_others,
    ChatClosed: ask_others,
    ChatOpen: say_what_they_missed,
}
