"""Notices: what must reach someone. A row of ids before anything is sent; never the words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from enum import IntEnum
from typing import Any

from sqlalchemy import BigInteger, Column, ColumnElement, Index, false
from sqlmodel import Field, SQLModel

from records.moments import Moment
from records.states import States
from records.tables import table


class Lane(IntEnum):
    """Which goes first."""

    SIGNAL = 0
    REPLY = 1
    NOTICE = 2
    BROADCAST = 3
    DIGEST = 4  #: waits to be told in a facilitator's digest; never sent by itself


class Notice(SQLModel, table=True):
    """One thing to say, change or take away.

    `kind` is begin (a conversation starts when this is due), turn (a message of a talk) or note
    (a one-way line). `parts` is JSON: names of phrases, paths of lines. `asks` is the question.
    `target_id` is the notice whose message an edit, delete or pin is about, or the digest in whose
    message a line was told. `budgeted` notices
    count against the person's message budget (W:13).
    """

    __table_args__ = (
        Index("ix_notice_waiting", "state", "lane", "due_at"),
        Index("ix_notice_person", "person_id", "state"),
    )
    id: int = Field(default=None, primary_key=True)
    act: str = "send"
    lane: int = Lane.REPLY
    kind: str
    name: str
    parts: str = "{}"
    asks: str | None = None
    person_id: int | None = Field(default=None, foreign_key="person.id")
    group_id: int | None = Field(default=None, foreign_key="circle.id")
    talk_id: int | None = Field(default=None, foreign_key="talk.id")
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id", index=True)
    signal_id: int | None = Field(default=None, foreign_key="signal.id", index=True)
    about_id: int | None = Field(default=None, foreign_key="person.id")
    worry_id: int | None = Field(default=None, index=True)  #: (SQLite can't add a key to a table)
    target_id: int | None = Field(default=None, foreign_key="notice.id")
    due_at: datetime = Field(sa_type=Moment)
    deadline: datetime | None = Field(default=None, sa_type=Moment)
    dedupe: str | None = Field(default=None, unique=True)
    budgeted: bool = False
    covered: bool = False
    silent: bool = False
    #: the person has had it cleared from their chat (see hide_chat)
    hidden: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    boot_id: str | None = None  #: the lease: which start of the program is sending it
    chat_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    message_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    settled_at: datetime | None = Field(default=None, sa_type=Moment)
    state: str = "planned"


class Attempt(SQLModel, table=True):
    """Evidence that something was tried: when, how, what came of it; never the words.

    `message_id` is the chat's; of an e-mail, the notice whose e-mail it was, if not its own.
    """

    id: int = Field(default=None, primary_key=True)
    notice_id: int = Field(foreign_key="notice.id", index=True)
    at: datetime = Field(sa_type=Moment)
    channel: str
    language: str
    outcome: str  #: accepted, retry, failed
    error: str | None = None
    message_id: int | None = Field(default=None, sa_column=Column(BigInteger))


#: of a note about a group, and about no meeting of it: where that stands among its parts
_GROUP = "circle"
notices = table(Notice)
attempts = table(Attempt)

NOTICE = States(
    notices,
    {
        "planned": frozenset({"sending", "withdrawn", "missed", "failed"}),
        "sending": frozenset({"accepted", "planned", "failed"}),
        "accepted": frozenset({"opened", "confirmed", "planned"}),  # an e-mail can come back
        "opened": frozenset({"confirmed"}),
        "confirmed": frozenset(),
        "withdrawn": frozenset(),
        "missed": frozenset(),
        "failed": frozenset(),
    },
)


def of_group(group_id: int | None) -> dict[str, Any]:
    """The parts of a notice that is about a group, and about no meeting of it."""
    return {_GROUP: group_id} if group_id else {}


def group_in(parts: Mapping[str, Any]) -> int:
    """The group that a notice with these parts is about; 0 if it is about none."""
    return int(parts.get(_GROUP, 0))


def group_of(row: Notice) -> int:
    """The same of a row."""
    return group_in(json.loads(row.parts))


def is_of_group(group_id: int) -> ColumnElement[bool]:
    """Whether a notice is about this group, whatever else its parts say."""
    said = f'"{_GROUP}":{group_id}'
    return notices.c.parts.contains(f"{said},") | notices.c.parts.contains(f"{said}}}")
