"""People, and what ties them to groups. Names and words are sealed with the person's own key."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Column, Connection, LargeBinary, UniqueConstraint, select
from sqlmodel import Field, SQLModel

from records.moments import Moment
from records.states import States
from records.tables import table


class Hours(StrEnum):
    """When the bot may write to someone, in the person's own zone."""

    MORNINGS = "mornings"  #: 9 to 12
    AFTERNOONS = "afternoons"  #: 12 to 17
    EVENINGS = "evenings"  #: 17 to 21
    ANY = "any"  #: 9 to 21


class Role(StrEnum):
    """What someone is in a group. One person can be several."""

    CO_PRODUCER = "co_producer"
    FACILITATOR = "facilitator"
    LINK_PERSON = "link_person"
    SAFEGUARDING = "safeguarding"  #: told when someone is worried about a person's safety
    PEER = "peer"  #: a co-producer as well, who helps to run a group that has no staff
    CONTACT = "contact"  #: outside a group without staff (records/contacts.py), and no member


#: who runs a group: its facilitators, or in a peers-only one those who help with it (SHP:275)
RUNS = (Role.FACILITATOR, Role.PEER)


class Way(StrEnum):
    """A way of reaching someone."""

    HERE = "telegram"
    EMAIL = "email"
    CALL = "call"  #: by the voice of whoever looks after them


class Person(SQLModel, table=True):
    """Someone who writes to the bot. No user name, surname, place or diagnosis is kept.

    `card` is sealed JSON: called, word, helps, circle, how to be reached and what is safe.
    `covered` means that a message out of the blue shows only "You have a message." until it is
    opened. `ways` are the ways of reaching them, in the order they chose, with commas.
    """

    id: int = Field(default=None, primary_key=True)
    telegram_id: int | None = Field(default=None, sa_column=Column(BigInteger, unique=True))
    key_id: str
    card: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    language: str = "en"
    zone: str = "Europe/London"
    hours: str = Hours.ANY
    covered: bool = True
    rhythm_days: int = 14
    ways: str = Field(default=Way.HERE, sa_column_kwargs={"server_default": Way.HERE.value})
    state: str = "joining"
    began_at: datetime = Field(sa_type=Moment)
    blocked_at: datetime | None = Field(default=None, sa_type=Moment)
    heard_at: datetime | None = Field(default=None, sa_type=Moment)


class Membership(SQLModel, table=True):
    """That someone is something in a group. `link_id` is a co-producer's link person."""

    __table_args__ = (UniqueConstraint("person_id", "group_id", "role"),)
    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    group_id: int = Field(foreign_key="circle.id", index=True)
    role: str
    link_id: int | None = Field(default=None, foreign_key="person.id")
    since: datetime = Field(sa_type=Moment)


class Invitation(SQLModel, table=True):
    """A link with a one-time code, made by someone who has met the person (SHP, 393).

    Only a keyed hash of the code is kept. `met_by` is sealed with the group's key when it is a
    name typed by an operator; `made_by` when it is a person.
    """

    id: int = Field(default=None, primary_key=True)
    code_hash: bytes = Field(sa_column=Column(LargeBinary, unique=True, nullable=False))
    group_id: int = Field(foreign_key="circle.id")
    role: str
    made_by: int | None = Field(default=None, foreign_key="person.id")
    met_by: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    link_id: int | None = Field(default=None, foreign_key="person.id")
    expires_at: datetime = Field(sa_type=Moment)
    used_by: int | None = Field(default=None, foreign_key="person.id")
    state: str = "open"


people = table(Person)
memberships = table(Membership)
invitations = table(Invitation)

INVITATION = States(
    invitations,
    {
        "open": frozenset({"used", "declined", "expired"}),
        "used": frozenset(),
        "declined": frozenset(),
        "expired": frozenset(),
    },
)
PERSON = States(
    people,
    {
        "joining": frozenset({"here", "left"}),
        "here": frozenset({"left"}),
        "left": frozenset({"here", "forgotten"}),
        "forgotten": frozenset(),
    },
)


def zone_of(conn: Connection, person_id: int | None) -> str:
    """The time zone of a person who is there."""
    return str(conn.scalar(select(people.c.zone).where(people.c.id == person_id)))
