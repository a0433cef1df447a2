"""Someone says yes and is in. The invitation works once: the first yes wins."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert, select, update

from records.access import Actor, allow
from records.database import Tx
from records.meetings import comings, meetings
from records.people import INVITATION, PERSON, Row, invitations, memberships, people
from scheduler import polls, surveys
from scheduler.acts import Order, Refused
from scheduler.acts.schedule_meeting import invite
from scheduler.planner import plan_hello


def join(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Make the person a member as the invitation says. Refused if it was used or is too old."""
    invitation = tx.conn.execute(
        select(invitations).where(invitations.c.id == order.invitation_id)
    ).one()
    allow(tx.conn, actor, "join", "group", group=invitation.group_id, about=actor.person_id)
    if invitation.used_by == actor.person_id:
        return
    if invitation.expires_at < now:
        raise Refused("link_old")
    if not INVITATION.change(tx.conn, invitation.id, "used", used_by=actor.person_id):
        raise Refused("link_used")
    known = tx.conn.scalar(
        select(memberships.c.id).where(
            memberships.c.person_id == actor.person_id,
            memberships.c.group_id == invitation.group_id,
            memberships.c.role == invitation.role,
        )
    )
    if known is None:
        tx.conn.execute(
            insert(memberships).values(
                person_id=actor.person_id,
                group_id=invitation.group_id,
                role=invitation.role,
                link_id=invitation.link_id,
                since=now,
            )
        )
    else:
        tx.conn.execute(
            update(memberships).where(memberships.c.id == known).values(link_id=invitation.link_id)
        )
    PERSON.change(tx.conn, actor.person_id or 0, "here")
    if invitation.role == "co_producer":
        person = tx.conn.execute(select(people).where(people.c.id == actor.person_id)).one()
        plan_hello(tx, person, now)
        ask_to_what_is_planned(tx, person, invitation.group_id, now)


def ask_to_what_is_planned(tx: Tx, person: Row, group_id: int, now: datetime) -> None:
    """Whoever comes in is asked to the group's coming meetings too, and what else is asked."""
    asked = select(comings.c.meeting_id).where(comings.c.person_id == person.id)
    for meeting in tx.conn.execute(
        select(meetings).where(
            meetings.c.group_id == group_id,
            meetings.c.state == "planned",
            meetings.c.starts_at > now,
            meetings.c.id.not_in(asked),
        )
    ).all():
        invite(tx, meeting, person, now)
    polls.ask_newcomer(tx, person.id, group_id, now)
    surveys.ask_newcomer(tx, person.id, group_id, now)
