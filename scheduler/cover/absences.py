"""Link persons who are away: when it begins and ends, and who is told of it (CH:161)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, func, select, update

from records.calls import calls
from records.database import Tx
from records.links import ABSENCE, Absence, absences
from records.notices import Lane, notices
from records.people import Person, Role, memberships
from records.tasks import tasks as task_rows
from scheduler.friendly_words import word_lists
from scheduler.jobs import first
from scheduler.link_people.carers import linked_to
from scheduler.phone_calls.pass_call import pass_on
from scheduler.post import outbox
from scheduler.post.times import next_awake
from scheduler.talks.digest import digests
from scheduler.talks.people.members import everyone
from scheduler.tasks import tasks

TOLD, BACK = "link_away", "link_back"
_GONE = ("sending", "accepted", "opened", "confirmed")
_LIVE = absences.c.state != "over"
_TO_BEGIN = _LIVE & absences.c.begun_at.is_(None)
_BEGINNING = select(absences).where(_TO_BEGIN, absences.c.first_at <= bindparam("now"))
_ENDING = select(absences).where(_LIVE, absences.c.ends_at <= bindparam("now"))
NEXT_BEGIN = first(select(func.min(absences.c.first_at)).where(_TO_BEGIN), absences.c.id)
NEXT_END = first(select(func.min(absences.c.ends_at)).where(_LIVE), absences.c.id)


def ask(tx: Tx, absence: Absence, cover_id: int, now: datetime) -> None:
    """Ask someone to cover. Until they say yes the facilitators are asked."""
    if absence.state == "asked":
        ABSENCE.change(tx.conn, absence.id, "alone")
    ABSENCE.change(tx.conn, absence.id, "asked", cover_id=cover_id)
    outbox.post(
        tx,
        to=cover_id,
        kind="begin",
        name="asked_to_cover",
        lane=Lane.NOTICE,
        now=now,
        about_id=absence.person_id,
    )


def tell_people(tx: Tx, absence: Absence, now: datetime, key: str = "") -> None:
    """Plan a silent word for each of their people: until when, and who is there meanwhile.

    Its words are made when it is sent, so it names whoever covers by then.
    """
    for row in linked_to(tx, absence.person_id, absence.group_id):
        person = tx.get(Person, row.person_id)
        due = next_awake(max(now, absence.first_at), person.hours, person.zone)
        if due < absence.ends_at:
            _note(tx, TOLD, person.id, absence, now, due_at=due, key=key)


def staff_note(tx: Tx, name: str, to: int, absence: Absence, about_id: int, now: datetime) -> None:
    """A line for the one who is away, or for who covers, about the other."""
    outbox.tell(
        tx,
        to,
        name,
        now,
        dedupe=f"{name}:{absence.id}:{about_id}:{to}:{now.isoformat()}",
        about_id=about_id,
        silent=name == "cover_over",
    )


def beginning(tx: Tx, now: datetime) -> list[Absence]:
    """Absences that begin."""
    return tx.every(Absence, _BEGINNING, {"now": now})


def begin_absence(tx: Tx, absence: Absence, now: datetime) -> None:
    """Whom they were to ring goes to who covers; facilitators hear of it if nobody does."""
    done = tx.conn.execute(
        update(absences)
        .where(absences.c.id == absence.id, absences.c.begun_at.is_(None))
        .values(begun_at=now)
    )
    if done.rowcount != 1:
        return
    pass_calls(tx, absence, calls.c.caller_id == absence.person_id, now)
    tasks.settle(tx, now, task_rows.c.group_id == absence.group_id)
    if absence.state == "covered":
        word_lists.plan_their_list(tx, absence.cover_id or 0, now)
    if absence.state != "covered" and linked_to(tx, absence.person_id, absence.group_id):
        for person in everyone(tx, absence.group_id, Role.FACILITATOR):
            if person.id != absence.person_id:
                digests.post(
                    tx,
                    to=person.id,
                    kind="note",
                    name="no_cover",
                    now=now,
                    dedupe=f"no_cover:{absence.id}:{person.id}",
                    about_id=absence.person_id,
                )


def ending(tx: Tx, now: datetime) -> list[Absence]:
    """Absences that end."""
    return tx.every(Absence, _ENDING, {"now": now})


def end(tx: Tx, absence: Absence, now: datetime) -> None:
    """It is over: the link person hears again, and who covered no more."""
    if not ABSENCE.change(tx.conn, absence.id, "over"):
        return
    about = (notices.c.about_id == absence.person_id, notices.c.person_id.is_not(None))
    outbox.withdraw(tx, *about, notices.c.name.in_((TOLD, "asked_to_cover", "no_cover")))
    if absence.begun_at is not None:
        pass_calls(tx, absence, calls.c.caller_id != absence.person_id, now)
        tasks.settle(tx, now, task_rows.c.group_id == absence.group_id)
    if absence.state == "covered" and absence.cover_id is not None:
        staff_note(tx, "cover_over", absence.cover_id, absence, absence.person_id, now)


def say_back(tx: Tx, absence: Absence, now: datetime) -> None:
    """Back before the day that people were told: those who were told hear it, silently."""
    for row in linked_to(tx, absence.person_id, absence.group_id):
        told = (notices.c.about_id == absence.person_id, notices.c.person_id == row.person_id)
        since = notices.c.dedupe.like(f"{TOLD}:{absence.id}:%")
        gone = select(notices.c.id).where(
            *told, notices.c.name == TOLD, since, notices.c.state.in_(_GONE)
        )
        if tx.conn.scalar(gone.limit(1)) is not None:
            person = tx.get(Person, row.person_id)
            due = next_awake(now, person.hours, person.zone)
            _note(tx, BACK, person.id, absence, now, due_at=due)


def _note(
    tx: Tx, name: str, to: int, absence: Absence, now: datetime, *, due_at: datetime, key: str = ""
) -> None:
    outbox.tell(
        tx,
        to,
        name,
        now,
        due_at=due_at,
        dedupe=f"{name}:{absence.id}:{to}:{key}",
        about_id=absence.person_id,
        silent=True,
    )


def pass_calls(tx: Tx, absence: Absence, which: ColumnElement[bool], now: datetime) -> None:
    """Those of their people whom someone is still to ring are rung by who does so now."""
    theirs = select(memberships.c.person_id).where(
        memberships.c.link_id == absence.person_id, memberships.c.group_id == absence.group_id
    )
    pass_on(tx, absence.group_id, calls.c.person_id.in_(theirs) & which, now)
