"""What people sent in their chats: ids and times, never the words. It is kept for two days.

So long Telegram lets people change a message, and lets a bot take it away.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Column, Index, LargeBinary
from sqlmodel import Field, SQLModel

from records.moments import Moment
from records.tables import table


class Message(SQLModel, table=True):
    """A message that a person sent.

    `talk_id`, `question` and `turn` say which answer it became, and how far the talk was then.
    `shows` is sealed with the person's key: by it alone can be told whether an edit changes what
    is seen. None of these is kept of an answer without a name, and `sent_at` is its hour then.
    `dice`: Telegram lets no one take it away for a day. `called`: it raised a break. `told`: the
    person has read that an edit of it came too late.
    """

    #: not unique: whoever sends an id twice is no reason to lose what they say
    __table_args__ = (Index("ix_message_chat", "chat_id", "message_id"),)
    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    chat_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    message_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    talk_id: int | None = Field(default=None, foreign_key="talk.id")
    question: str | None = None
    turn: int | None = None
    shows: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    dice: bool = False
    called: bool = False
    told: bool = False
    sent_at: datetime = Field(sa_type=Moment, index=True)


messages = table(Message)
