"""Facts about a person: what they are called, what they are anywhere, how they came in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from conversations.phrases import N_
from records.database import Tx
from records.people import Role, people
from scheduler.talks.about import invitation_row
from scheduler.talks.cards import key_of
from scheduler.talks.known import Known, fact
from scheduler.talks.moments import Day
from scheduler.talks.spoken import Line, Name

STAFF = frozenset({Role.FACILITATOR, Role.LINK_PERSON, Role.SAFEGUARDING})
NAMELESS = Line(N_("Someone with no name yet"), {})


def in_a_list(known: Known, person_id: int) -> Name | Line:
    """What someone is called where people are listed or picked: never nothing."""
    return known.name_of(person_id) or NAMELESS


@fact("name")
def name(known: Known) -> object:
    """What the person would like to be called."""
    return Name(known.card().get("called", ""))


@fact("word")
def word(known: Known) -> object:
    """The person's own signal word."""
    return Name(known.card().get("word", ""))


@fact("zone")
def zone(known: Known) -> object:
    """The person's time zone."""
    return known.person.zone


@fact("is_facilitator")
def is_facilitator(known: Known) -> object:
    """Whether the person runs meetings in any group."""
    return any(m.role == Role.FACILITATOR for m in known.memberships())


@fact("is_link_person")
def is_link_person(known: Known) -> object:
    """Whether the person looks after anyone."""
    return any(m.role == Role.LINK_PERSON for m in known.memberships())


@fact("is_co_producer")
def is_co_producer(known: Known) -> object:
    """Whether the person is a co-producer in any group."""
    return any(m.role == Role.CO_PRODUCER for m in known.memberships())


@fact("met_by")
def met_by(known: Known) -> object:
    """Who met the person and gave them the link."""
    row = invitation_row(known)
    if row.made_by is not None:
        return known.name_of(row.made_by)
    group_key = key_of(known.tx, row.group_id)
    return Name(known.tx.unseal(group_key, "invitation.met_by", row.met_by).get("name", ""))


@fact("expires")
def expires(known: Known) -> object:
    """Until when the link works."""
    if known.invitation_id is not None:
        return Day(invitation_row(known).expires_at)
    said = known.answers.get("invite_until")
    return Day(datetime.fromisoformat(said)) if isinstance(said, str) else ""


@fact("is_staff_role")
def is_staff_role(known: Known) -> object:
    """Whether the invitation is for a facilitator or a link person."""
    return known.invitation_id is not None and invitation_row(known).role in STAFF


def person_or_words(tx: Tx, said: str) -> int | str:
    """A person picked from a list, as an id: names are kept only with their owner's key.

    Or the words that were typed.
    """
    if not said.isdecimal() or len(said) > 18:
        return said
    known = tx.conn.scalar(select(people.c.id).where(people.c.id == int(said)))
    return int(known) if known is not None else said
