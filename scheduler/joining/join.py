"""Someone says yes and is in. The invitation works once: the first yes wins."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select

from records.access import Actor, allow
from records.database import Tx
from records.groups import is_peers_only
from records.people import (
    INVITATION,
    PERSON,
    Invitation,
    Person,
    Role,
    memberships,
)
from scheduler.events import SaidYes
from scheduler.friendly_words.hello import plan_hello
from scheduler.meetings.schedule_meeting import ask_to_what_is_planned
from scheduler.post.events import happened
from scheduler.talks.acts import Order, Refused
from scheduler.talks.people.contact_rows import are_enough
from scheduler.talks.people.members import make_member

#: what someone is in the group from then on, where that is not what they were asked to be
_AS_WHAT: Mapping[str, tuple[Role, ...]] = {
    Role.CONTACT: (),
    Role.PEER: (Role.PEER, Role.CO_PRODUCER),
}


def join(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Make the person a member as the invitation says. Refused if it was used or is too old."""
    invitation = tx.get(Invitation, order.invitation_id)
    allow(tx.conn, actor, "join", "group", group=invitation.group_id, about=actor.person_id)
    if invitation.used_by == actor.person_id:
        return
    if invitation.expires_at < now:
        raise Refused("link_old")
    if invitation.role == Role.CONTACT:
        _may_stand_outside(tx, actor.person_id or 0, invitation.group_id)
    if not INVITATION.change(tx.conn, invitation.id, "used", used_by=actor.person_id):
        raise Refused("link_used")
    person_id, group_id = actor.person_id or 0, invitation.group_id
    PERSON.change(tx.conn, person_id, "here")
    as_what = _AS_WHAT.get(invitation.role, (invitation.role,))
    for role in as_what:
        make_member(tx, person_id, group_id, role, invitation.link_id, now)
    happened(tx, SaidYes(person_id, group_id, invitation.role, order.talk_id), now)
    if Role.CO_PRODUCER in as_what:
        person = tx.get(Person, person_id)
        if not is_peers_only(tx.conn, group_id):  # a friendly word comes from staff
            plan_hello(tx, person, now)
        ask_to_what_is_planned(tx, person, group_id, now)


def _may_stand_outside(tx: Tx, person_id: int, group_id: int) -> None:
    """Refused for who is in the group themself, and where a few others are there by now."""
    mine = (memberships.c.person_id == person_id, memberships.c.group_id == group_id)
    if tx.conn.scalar(select(memberships.c.id).where(*mine).limit(1)) is not None:
        raise Refused("contact_inside")
    if are_enough(tx, group_id):
        raise Refused("contacts_enough")
