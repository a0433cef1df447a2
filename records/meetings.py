"""Meetings, and who said they would come."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Index, LargeBinary, UniqueConstraint, bindparam, select
from sqlmodel import Field, SQLModel

from records.moments import Moment
from records.states import States
from records.tables import table


class Meeting(SQLModel, table=True):
    """A meeting. `card` is sealed JSON: title, purpose, place, who, quiet_room, door and so on."""

    __table_args__ = (Index("ix_meeting_state", "state", "starts_at"),)
    id: int = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="circle.id", index=True)
    made_by: int = Field(foreign_key="person.id")
    made_at: datetime = Field(sa_type=Moment)
    number: int  #: the first meeting of the group is 1
    starts_at: datetime = Field(sa_type=Moment)
    minutes: int
    #: of a series; no key in SQL, since SQLite adds none to a table that others point at
    series_id: int | None = Field(default=None, index=True)
    occurrence: int | None = None  #: its place in the series' rule, from 1
    break_at: int | None = None  #: minutes from the start
    card: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    cancelled_at: datetime | None = Field(default=None, sa_type=Moment)
    late: bool = False  #: cancelled with fewer than 24 real hours to go (CH:146)
    state: str = "planned"


class Coming(SQLModel, table=True):
    """What someone said about coming to a meeting: yes, no, unsure, unwell or part; never why.

    `told` is set once someone has told this person of a cancellation by voice.
    """

    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)
    id: int = Field(default=None, primary_key=True)
    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    answer: str | None = None
    needs: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    confirmed_at: datetime | None = Field(default=None, sa_type=Moment)
    told_at: datetime | None = Field(default=None, sa_type=Moment)


#: of the answers: who is there, if only for a part; who takes part without being there; and all
#: who are not there
COMES = ("yes", "part")
OTHER_WAY = "other_way"
STAYS_AWAY = ("no", "unwell", OTHER_WAY)

meetings = table(Meeting)
comings = table(Coming)

MEETING = States(
    meetings,
    {
        "planned": frozenset({"cancelled", "held"}),
        "cancelled": frozenset({"all_told"}),
        "all_told": frozenset(),
        "held": frozenset(),
    },
)

_COMES = select(comings.c.id).where(
    comings.c.meeting_id == bindparam("meeting"),
    comings.c.person_id == bindparam("person"),
    comings.c.answer.in_(COMES),
)


def says_they_come(conn: Connection, meeting_id: int | None, person_id: int) -> bool:
    """Whether someone has said that they come to a meeting, or that they came."""
    who = {"meeting": meeting_id, "person": person_id}
    return conn.scalar(_COMES, who) is not None


class Made(NamedTuple):
    """What a meeting begins with. `card` is open; it is sealed when it is saved."""

    group_id: int
    made_by: int
    starts_at: datetime
    minutes: int
    break_at: int | None
    card: Mapping[str, Any]
    series_id: int | None = None
    occurrence: int | None = None
