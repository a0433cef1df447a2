"""Someone comes with a link: the code is looked up by its keyed hash, and joining begins."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import insert, select

from bot.incoming import Incoming
from locales.catalogue import languages
from records.database import Tx
from records.groups import groups
from records.people import Invitation, Person, Role, invitations, people
from records.talks import LIVE, Talk, talks
from scheduler.talks.turns.open_talks import About
from scheduler.talks.turns.talking import ask_again, begin

#: with what joining begins, where it is not that of a group's own people
_TALKS: Mapping[str, str] = {Role.CONTACT: "joining_outside"}


def redeem(tx: Tx, person: Person | None, incoming: Incoming, now: datetime) -> str | None:
    """Begin joining for a code that works; otherwise the name of the note that says why not.

    The code is used up only when the person says yes: until then the same link begins again.
    """
    code = incoming.text.partition(" ")[2].strip()
    invitation = tx.first(
        Invitation,
        select(invitations).where(
            invitations.c.code_hash == tx.keys.fingerprint("invitation", code)
        ),
    )
    if invitation is None:
        return "link_old"
    if invitation.state != "open":
        return "link_used"
    if invitation.expires_at < now:
        return "link_old"
    if person is None:
        person = _new_person(tx, incoming, invitation, now)
    going = tx.first(
        Talk,
        select(talks).where(
            talks.c.person_id == person.id,
            talks.c.invitation_id == invitation.id,
            talks.c.state.in_(LIVE),
        ),
    )
    if going is not None:
        ask_again(tx, person, going, now)
    else:
        begin(
            tx,
            person,
            _TALKS.get(invitation.role, "joining"),
            now,
            About(invitation_id=invitation.id),
        )
    return None


def _new_person(tx: Tx, incoming: Incoming, invitation: Invitation, now: datetime) -> Person:
    zone = tx.conn.scalar(select(groups.c.zone).where(groups.c.id == invitation.group_id))
    code = incoming.language.partition("-")[0]
    known = {language.code for language in languages()}
    key_id = tx.keys.new()
    done = tx.conn.execute(
        insert(people).values(
            telegram_id=incoming.sender_id,
            key_id=key_id,
            card=tx.seal(key_id, "person.card", {}),
            language=code if code in known else "en",
            zone=str(zone),
            began_at=now,
        )
    )
    (person_id,) = done.inserted_primary_key or (0,)
    return tx.get(Person, person_id)
