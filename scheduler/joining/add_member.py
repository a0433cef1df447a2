"""Someone comes in without Telegram: they have said yes to whoever has met them (SHP, 393)."""

from __future__ import annotations

import secrets
from datetime import datetime

from sqlalchemy import insert

from records.access import Actor, allow
from records.database import Tx
from records.groups import Group
from records.notices import Lane
from records.people import Person, Role, Way, invitations, memberships, people
from scheduler.joining.make_invitation import link_for
from scheduler.meetings.schedule_meeting import ask_to_what_is_planned
from scheduler.post import outbox
from scheduler.talks.acts import Order, Refused, group_of


def add_member(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Make them a member who is told by voice; whoever looks after them gets a first talk.

    Their name is asked in that talk, so that it is sealed with their own key and no one else's.
    Refused unless they were met and have said yes. NotAllowed.
    """
    group_id = group_of(tx, actor, order, Role.FACILITATOR, Role.LINK_PERSON)
    allow(tx.conn, actor, "invite", "group", group=group_id)
    if order.words("met") != "yes" or order.words("agreed") != "yes":
        raise Refused("NOT_YOURS")
    group = tx.get(Group, group_id)
    link_id = link_for(tx, actor, Role.CO_PRODUCER, order.words("who"), group_id)
    key_id = tx.keys.new()
    done = tx.conn.execute(
        insert(people).values(
            key_id=key_id,
            card=tx.seal(key_id, "person.card", {}),
            zone=group.zone,
            covered=False,
            ways=Way.CALL.value,
            state="here",
            began_at=now,
        )
    )
    (person_id,) = done.inserted_primary_key or (0,)
    member = {"person_id": person_id, "group_id": group_id, "link_id": link_id, "since": now}
    tx.conn.execute(insert(memberships).values(role=Role.CO_PRODUCER.value, **member))
    tx.conn.execute(
        insert(invitations).values(  # who has met them is kept, as for all who come in by a link
            code_hash=tx.keys.fingerprint("invitation", secrets.token_urlsafe(18)),
            group_id=group_id,
            role=Role.CO_PRODUCER,
            made_by=actor.person_id,
            link_id=link_id,
            expires_at=now,
            used_by=person_id,
            state="used",
        )
    )
    person = tx.get(Person, person_id)
    ask_to_what_is_planned(tx, person, group_id, now)
    outbox.post(
        tx,
        to=link_id,
        kind="begin",
        name="first_talk",
        lane=Lane.NOTICE,  # after what is still to be said to whoever adds them
        now=now,
        parts={"with": True},
        about_id=person_id,
    )
