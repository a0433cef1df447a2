"""Someone who looks after people will be away, and says who might cover for them."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import insert

from records.access import Actor, allow
from records.database import Tx
from records.links import Absence, absences
from records.people import Person, Role
from scheduler.cover.absence_rows import absence_of
from scheduler.cover.absences import ask, end, tell_people
from scheduler.link_people.carers import could_cover
from scheduler.post.times import at_local, local_day
from scheduler.talks.acts import Order, Refused, group_of


def go_away(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Save the days, ask who was picked to cover, and plan a word for each person. NotAllowed.

    Refused if the last day is before the first.
    """
    group_id = group_of(tx, actor, order, Role.LINK_PERSON, Role.FACILITATOR)
    allow(tx.conn, actor, "go", "away", group=group_id)
    person = tx.get(Person, actor.person_id)
    first_at = at_local(order.words("away_from"), "00:00", person.zone)
    last = at_local(order.words("away_to"), "00:00", person.zone)
    if last < first_at:
        raise Refused("ENDS_BEFORE_IT_BEGINS")
    before = absence_of(tx, person.id, group_id, now)
    if before is not None:
        end(tx, before, now)
    done = tx.conn.execute(
        insert(absences).values(
            person_id=person.id,
            group_id=group_id,
            first_at=first_at,
            ends_at=local_day(last + timedelta(hours=30), person.zone),
        )
    )
    (absence_id,) = done.inserted_primary_key or (0,)
    absence = tx.get(Absence, absence_id)
    ask_if_picked(tx, absence, order.words("cover"), now)
    tell_people(tx, absence, now)


def ask_if_picked(tx: Tx, absence: Absence, said: str, now: datetime) -> None:
    """Ask whoever was picked to cover, if they are one of those who can."""
    able = could_cover(tx, absence.person_id, absence.group_id)
    to = next((person.id for person in able if str(person.id) == said), None)
    if to is not None:
        ask(tx, absence, to, now)
