"""Make a link with a one-time code, in the name of someone who has met the person (SHP, 393)."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import insert, select

from records.access import Actor, allow
from records.database import Tx
from records.groups import is_peers_only
from records.people import RUNS, Role, invitations, memberships
from records.programs import programs
from scheduler.talks.acts import Order, Outcome, Refused, group_of
from scheduler.talks.cards import key_of
from scheduler.talks.people.contact_rows import are_enough

LASTS = timedelta(days=14)
#: as what people come into a group for peers only (SHP:275)
_NO_STAFF = (Role.CO_PRODUCER, Role.PEER, Role.CONTACT)


def make_invitation(tx: Tx, actor: Actor, order: Order, now: datetime) -> Outcome:
    """The link, in `say["invite_link"]`. Only a keyed hash of its code is kept. NotAllowed.

    Refused for staff of a group that is for peers only, where nobody gets a link person either.
    """
    group_id = group_of(tx, actor, order, *RUNS, Role.LINK_PERSON)
    allow(tx.conn, actor, "invite", "group", group=group_id)
    if order.words("met") != "yes":
        raise Refused("NOT_YOURS")
    code = secrets.token_urlsafe(18)
    key_id = key_of(tx, group_id)
    role = Role(order.words("role") or order.words("as_what") or Role.CO_PRODUCER)
    peers_only = is_peers_only(tx.conn, group_id)
    if not fits(role, peers_only=peers_only):
        raise Refused("NOT_YOURS")
    if role is Role.CONTACT and are_enough(tx, group_id):
        raise Refused("CONTACTS_ENOUGH")
    who = order.words("who")
    tx.conn.execute(
        insert(invitations).values(
            code_hash=tx.keys.fingerprint("invitation", code),
            group_id=group_id,
            role=role,
            made_by=actor.person_id,
            met_by=tx.seal(key_id, "invitation.met_by", {"name": order.words("met_by")}),
            link_id=None if peers_only else link_for(tx, actor, role, who, group_id),
            expires_at=now + LASTS,
            state="open",
        )
    )
    bot_name = tx.conn.scalar(select(programs.c.bot_name).limit(1)) or "bot"
    return Outcome(
        say={
            "invite_link": f"https://t.me/{bot_name}?start={code}",
            "invite_until": (now + LASTS).isoformat(),
        }
    )


def fits(role: Role, *, peers_only: bool) -> bool:
    """Whether someone can come into such a group as this."""
    return role in _NO_STAFF if peers_only else role not in (Role.PEER, Role.CONTACT)


def link_for(tx: Tx, actor: Actor, role: Role, who: str, group_id: int) -> int | None:
    """The co-producer's link person: the one chosen, if they are one, or the inviter."""
    if role is not Role.CO_PRODUCER:
        return None
    if who.isdigit() and tx.conn.scalar(
        select(memberships.c.id).where(
            memberships.c.person_id == int(who),
            memberships.c.group_id == group_id,
            memberships.c.role == Role.LINK_PERSON,
        )
    ):
        return int(who)
    return actor.person_id
