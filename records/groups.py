"""Groups: the people who meet. The title is sealed with the group's key."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Column, Connection, LargeBinary, false, select
from sqlmodel import Field, SQLModel

from records.moments import Moment
from records.tables import table


class Group(SQLModel, table=True):
    """A group. `chat_id` is its Telegram group, if it has one. `form` is adult or child.

    A group for peers only has no staff: its own people run it (SHP:275).
    """

    __tablename__ = "circle"  # "group" is a word of SQL's own
    id: int = Field(default=None, primary_key=True)
    key_id: str
    card: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    chat_id: int | None = Field(default=None, sa_column=Column(BigInteger, unique=True))
    zone: str = "Europe/London"
    form: str = "adult"
    evaluate_every: int = 3
    escalate_after_seconds: int = 180
    began_at: datetime = Field(sa_type=Moment)
    peers_only: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


groups = table(Group)


def is_peers_only(conn: Connection, group_id: int) -> bool:
    """Whether a group is for peers only, without staff."""
    return bool(conn.scalar(select(groups.c.peers_only).where(groups.c.id == group_id)))


def zone_there(conn: Connection, group_id: int) -> str:
    """The time zone in which a group meets."""
    return str(conn.scalar(select(groups.c.zone).where(groups.c.id == group_id)))
