"""The program's own memory: updates that were taken or set aside, and when it last listened."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Column, LargeBinary
from sqlmodel import Field, SQLModel

from records.moments import Moment
from records.tables import table


class Taken(SQLModel, table=True):
    """An update that was handled. Compared by equality: ids restart at random after idle weeks."""

    update_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    at: datetime = Field(sa_type=Moment)


class Quarantined(SQLModel, table=True):
    """An update that our own code stumbled over: sealed, with the error's type and place."""

    id: int = Field(default=None, primary_key=True)
    update_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    key_id: str
    raw: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    error: str
    at: datetime = Field(sa_type=Moment)


class Program(SQLModel, table=True):
    """One row: the start that is running, and when it last heard from Telegram."""

    id: int = Field(default=None, primary_key=True)
    boot_id: str
    bot_name: str = ""  #: for the links that bring someone in
    key_id: str  #: seals what has no other owner: quarantine of unknown senders
    polled_at: datetime = Field(sa_type=Moment)


class DeadKey(SQLModel, table=True):
    """A key to destroy in the key store. Written with what makes it dead; swept soon after."""

    key_id: str = Field(primary_key=True)


taken = table(Taken)
quarantined = table(Quarantined)
programs = table(Program)
dead_keys = table(DeadKey)
