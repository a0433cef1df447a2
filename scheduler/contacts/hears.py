"""Who stands outside a group, now that someone has said yes to it, or is forgotten."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.database import Tx
from records.people import Person, Role
from records.talks import talks
from scheduler.contacts import contacts
from scheduler.events import Forgotten, Hears, SaidYes


def begin_or_end(tx: Tx, event: SaidYes, now: datetime) -> None:
    """Who is in stands outside no more; a co-producer reads who does, if that is news to them."""
    if event.role == Role.CONTACT:
        contacts.begin(tx, event.person_id, event.group_id, now)
        return
    contacts.end(tx, event.person_id, event.group_id, now)
    if event.role in (Role.CO_PRODUCER, Role.PEER):
        person = tx.get(Person, event.person_id)
        began_at = tx.conn.scalar(select(talks.c.began_at).where(talks.c.id == event.talk_id))
        contacts.tell_newcomer(tx, person, event.group_id, began_at, now)


def end_everywhere(tx: Tx, event: Forgotten, now: datetime) -> None:
    """They are told of no worry any more, and who is in those groups hears so."""
    contacts.end_everywhere(tx, event.person_id, now)


ON: Hears = {SaidYes: begin_or_end, Forgotten: end_everywhere}
