"""Who is told of a worry in a group: one of the staff is named, or it is asked again later."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor, allow
from records.database import Tx
from records.groups import Group
from records.notices import of_group
from records.people import Person, Role
from scheduler.contacts.no_contact import (
    INVITE,
    INVITING,
    LATER,
    NOT_BEFORE,
    PUT_OFF,
    is_missing,
    staff_to_name,
)
from scheduler.post import outbox
from scheduler.talks.acts import Order, Refused
from scheduler.talks.cards import write_on_group
from scheduler.talks.known import Known
from scheduler.talks.people.members import make_member


def settle_contact(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Do what `contact_pick` says for the group. Refused if it is settled by now. NotAllowed."""
    group_id, answer = int(order.words("group") or 0), order.words("contact_pick")
    allow(tx.conn, actor, "change", "group", group=group_id)
    person = tx.get(Person, actor.person_id)
    known = Known(tx, person, now)
    if not is_missing(known, group_id):
        raise Refused("SEEN_TO_ALREADY")
    if answer in (INVITE, LATER):
        row = tx.get(Group, group_id)
        until = now + (INVITING if answer == INVITE else PUT_OFF)
        write_on_group(tx, row, {NOT_BEFORE: until.isoformat()})
        return
    allow(tx.conn, actor, "name", "safeguarding", group=group_id)
    if answer not in dict(staff_to_name(known, group_id)):
        raise Refused("NOT_AN_ANSWER")
    make_member(tx, int(answer), group_id, Role.SAFEGUARDING, None, now)
    if int(answer) != actor.person_id:
        outbox.tell(
            tx,
            int(answer),
            "named_safeguarding",
            now,
            about_id=actor.person_id,
            parts=of_group(group_id),
            dedupe=f"named_safeguarding:{group_id}:{now.isoformat()}:{answer}",
        )
