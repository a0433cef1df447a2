"""Someone wants to be forgotten: their words can't be read again, by anyone, in any backup.

What is left is rows of numbers. Nothing more is sent to them.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select, update

from records.access import NO_GROUP, Actor, allow
from records.agreements import ideas
from records.calendars import entries, series_entries
from records.calls import Call, calls
from records.claims import claims
from records.database import Tx
from records.links import Absence, Swap, absences, swaps, touches
from records.meetings import comings
from records.notices import notices
from records.people import PERSON, Person, Row, Way, memberships, people
from records.polls import poll_replies, polls
from records.profiles import showings
from records.rests import rests
from records.series import regulars
from records.signals import SIGNAL, signals
from records.surveys import survey_replies, surveys
from records.talks import LIVE, talks
from records.tasks import task_owners, tasks
from records.undone import undone
from records.worries import worries
from scheduler.buddies.buddies import forget_buddy
from scheduler.contacts import contacts
from scheduler.cover.absences import end
from scheduler.duties.turns_back import give_all_back
from scheduler.link_people.swaps import find_another
from scheduler.peers import peers
from scheduler.phone_calls.callers import after
from scheduler.phone_calls.queue import drop, have_listed, pass_to
from scheduler.post import messages, outbox
from scheduler.safety.pass_worry_on import cover_all
from scheduler.safety.worry_circles import own_left_out
from scheduler.safety.worry_rows import as_saved, left_out, look_again, open_worries
from scheduler.talks.acts import Order, Refused
from scheduler.talks.known import Known
from scheduler.tasks.sorts import SAFETY
from scheduler.tasks.tasks import settle


def forget(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Forget the actor, or whom the operator names in `person`. NotAllowed."""
    person_id = int(order.words("person") or actor.person_id or 0)
    allow(tx.conn, actor, "forget", "self", group=NO_GROUP, about=person_id)
    person = tx.first(Person, select(people).where(people.c.id == person_id))
    if person is None:
        raise Refused("NOT_YOURS")
    PERSON.change(tx.conn, person_id, "left")
    if not PERSON.change(
        tx.conn, person_id, "forgotten", telegram_id=None, card=b"", ways=Way.HERE
    ):
        return  # forgotten already
    _leave_worries(tx, person, now)
    _end_signals(tx, person_id, now)
    mine = talks.c.person_id == person_id
    key_ids = {person.key_id, *tx.conn.scalars(select(talks.c.key_id).where(mine))}
    tx.conn.execute(update(talks).where(mine).values(answers=b"", question=None, state="closed"))
    outbox.withdraw(tx, notices.c.person_id == person_id)
    outbox.withdraw(tx, notices.c.about_id == person_id, notices.c.name != "correction")
    about = (notices.c.person_id == person_id) | (notices.c.about_id == person_id)
    tx.conn.execute(update(notices).where(about).values(parts="{}", asks=None))
    _end_tasks(tx, person_id)
    messages.forget_all(tx, person_id)
    _end_calls(tx, person_id, now)
    tx.conn.execute(delete(series_entries).where(series_entries.c.person_id == person_id))
    tx.conn.execute(delete(entries).where(entries.c.person_id == person_id))
    tx.conn.execute(delete(claims).where(claims.c.person_id == person_id))
    tx.conn.execute(update(claims).where(claims.c.paid_by == person_id).values(paid_by=None))
    named = ideas.c.proposed_by == person_id
    tx.conn.execute(update(ideas).where(named).values(proposed_by=None))
    tx.conn.execute(delete(poll_replies).where(poll_replies.c.person_id == person_id))
    tx.conn.execute(update(polls).where(polls.c.made_by == person_id).values(made_by=None))
    theirs = survey_replies.c.talk_id.in_(select(talks.c.id).where(mine))
    tx.conn.execute(delete(survey_replies).where(theirs))
    tx.conn.execute(update(surveys).where(surveys.c.made_by == person_id).values(made_by=None))
    tx.conn.execute(delete(regulars).where(regulars.c.person_id == person_id))
    tx.conn.execute(delete(showings).where(showings.c.person_id == person_id))
    tx.conn.execute(delete(comings).where(comings.c.person_id == person_id))
    tx.conn.execute(delete(undone).where(undone.c.person_id == person_id))
    give_all_back(tx, person_id, now)
    peers.stop_everywhere(tx, person_id, now)
    contacts.end_everywhere(tx, person_id, now)
    tx.conn.execute(delete(memberships).where(memberships.c.person_id == person_id))
    tx.conn.execute(
        update(memberships).where(memberships.c.link_id == person_id).values(link_id=None)
    )
    _forget_touches(tx, person_id)
    _forget_rests(tx, person_id)
    _end_swaps(tx, person_id, now)
    forget_buddy(tx, person_id, now)
    _end_absences(tx, person_id, now)
    owned = task_owners.c.person_id == person_id
    settle(tx, now, tasks.c.id.in_(select(task_owners.c.task_id).where(owned)))
    tx.conn.execute(delete(task_owners).where(owned))
    tx.bury(*sorted(key_ids))


def _end_tasks(tx: Tx, person_id: int) -> None:
    """What they asked for is no one's any more, and who has ended what is not kept."""
    theirs = (tasks.c.person_id == person_id, tasks.c.kind != SAFETY)  # that stays, without a name
    mine = select(tasks.c.id).where(*theirs)
    tx.conn.execute(delete(task_owners).where(task_owners.c.task_id.in_(mine)))
    tx.conn.execute(delete(tasks).where(*theirs))
    for column in (tasks.c.wanted_id, tasks.c.ended_by):
        tx.conn.execute(update(tasks).where(column == person_id).values({column.name: None}))


def _end_calls(tx: Tx, person_id: int, now: datetime) -> None:
    """Nobody rings them, and whom they were to ring someone else does."""
    tx.conn.execute(delete(calls).where(calls.c.person_id == person_id))
    mine = (calls.c.caller_id == person_id, calls.c.state == "open")
    for call in tx.every(Call, select(calls).where(*mine)):
        to = after(tx, call, now)
        if to is None:
            drop(tx, calls.c.id == call.id)
        elif pass_to(tx, call, to, now):
            have_listed(tx, to, now)
    played = (talks.c.played_by == person_id) | (talks.c.about_id == person_id)
    live = talks.c.state.in_(LIVE)
    tx.conn.execute(update(talks).where(played, live).values(state="closed"))


def _end_swaps(tx: Tx, person_id: int, now: datetime) -> None:
    """They get no other link person, and are nobody's: facilitators find another."""
    tx.conn.execute(delete(swaps).where(swaps.c.person_id == person_id))
    theirs = (swaps.c.new_id == person_id, swaps.c.state.in_(("offered", "agreed")))
    for swap in tx.every(Swap, select(swaps).where(*theirs)):
        find_another(tx, swap, now)
    for column in (swaps.c.old_id, swaps.c.new_id):
        tx.conn.execute(update(swaps).where(column == person_id).values({column.name: None}))


def _forget_touches(tx: Tx, person_id: int) -> None:
    """That staff had a word with them, and their own supervisions."""
    tx.conn.execute(delete(touches).where(touches.c.person_id == person_id))


def _forget_rests(tx: Tx, person_id: int) -> None:
    """That their place in a group rests, and what they had to do with that of others."""
    tx.conn.execute(delete(rests).where(rests.c.person_id == person_id))
    for column in (rests.c.by_id, rests.c.link_id):
        tx.conn.execute(update(rests).where(column == person_id).values({column.name: None}))


def _end_absences(tx: Tx, person_id: int, now: datetime) -> None:
    """They are away no more, and cover for nobody: facilitators do from now on."""
    for absence in tx.every(
        Absence,
        select(absences).where(absences.c.person_id == person_id, absences.c.state != "over"),
    ):
        end(tx, absence, now)
    tx.conn.execute(delete(absences).where(absences.c.person_id == person_id))
    covers = (absences.c.cover_id == person_id, absences.c.state.in_(("asked", "covered")))
    tx.conn.execute(update(absences).where(*covers).values(state="alone"))
    tx.conn.execute(update(absences).where(absences.c.cover_id == person_id).values(cover_id=None))


def _leave_worries(tx: Tx, person: Row, now: datetime) -> None:
    """A worry stays with whoever is told or on it, without a word or a name of theirs.

    Whom they left out stays so: until now some of that was known only from what they chose. What
    they were told or took themself goes on to others.
    """
    known = Known(tx, person, now)
    for worry in open_worries(tx, worries.c.person_id == person.id):
        out = as_saved(left_out(worry) | own_left_out(known))
        values = {"words": None, "left_out": out}
        tx.conn.execute(update(worries).where(worries.c.id == worry.id).values(**values))
        cover_all(tx, worry, now)
    mine = (worries.c.person_id == person.id) | (worries.c.about_id == person.id)
    tx.conn.execute(update(worries).where(mine).values(words=None))
    tx.conn.execute(update(worries).where(worries.c.about_id == person.id).values(about_id=None))
    tx.conn.execute(update(worries).where(worries.c.seen_by == person.id).values(seen_by=None))
    took = (worries.c.taken_by == person.id, worries.c.state == "closed")
    tx.conn.execute(update(worries).where(*took).values(taken_by=None))
    look_again(tx, person.id, now)


def _end_signals(tx: Tx, person_id: int, now: datetime) -> None:
    """What staff were sent for them is rewritten at once to name no one (see the sweep)."""
    mine = select(signals.c.id).where(signals.c.person_id == person_id)
    for signal_id in list(tx.conn.scalars(mine)):
        SIGNAL.change(tx.conn, signal_id, "ended", ended_at=now, next_at=now)
        outbox.withdraw(tx, notices.c.signal_id == signal_id, notices.c.act == "send")
