"""Talks: a person's run through a conversation. Its state is its answers, sealed as one blob."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BindParameter, Column, ColumnElement, Index, LargeBinary
from sqlmodel import Field, SQLModel

from records.moments import Moment
from records.states import States
from records.tables import table

#: conversations that make no sense once the meeting they are about is off, or has begun
ABOUT_COMING = (
    *("invitation", "pre_brief", "other_way", "check_in", "changed", "my_meetings"),
    *("still_coming", "changed_mind"),
)
#: what is asked of who is invited, before it and after it, also in a talk with someone beside them
ASKED_BEFORE, ASKED_AFTER = ("invitation", "pre_brief"), ("debrief",)


class Talk(SQLModel, table=True):
    """A talk. `key_id` is the person's key; of an anonymous talk, a key of its own.

    `played_by` is who asks the questions for the bot, in their own chat, and taps what the person
    says: someone who looks after a person without a phone. `about_id` is whom the talk is about,
    if that is someone else. Both are ids of people (SQLite can't add a key to a table).
    """

    __table_args__ = (
        Index("ix_talk_person_state", "person_id", "state"),
        Index("ix_talk_of_a_sort", "conversation", "signal_id", "last_at"),
    )
    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    conversation: str
    version: str
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id")
    signal_id: int | None = Field(default=None, foreign_key="signal.id")
    invitation_id: int | None = Field(default=None, foreign_key="invitation.id")
    key_id: str
    answers: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    question: str | None = None  #: the open question
    turn: int = 0  #: counts up, so that effects of each turn have a key of their own
    began_at: datetime = Field(sa_type=Moment)
    last_at: datetime = Field(sa_type=Moment)
    state: str = "open"
    played_by: int | None = Field(default=None, index=True)
    about_id: int | None = Field(default=None, index=True)
    worry_id: int | None = Field(default=None, index=True)


talks = table(Talk)

TALK = States(
    talks,
    {
        "open": frozenset({"paused", "stopped", "finished", "closed"}),
        "paused": frozenset({"open", "stopped", "finished", "closed"}),
        "stopped": frozenset({"open", "closed"}),
        "finished": frozenset({"closed"}),
        "closed": frozenset(),
    },
)


#: a talk that may go on: it is asked again, or taken up, or stopped for now
LIVE = ("open", "paused", "stopped")


def in_chat(person_id: int | BindParameter[int]) -> ColumnElement[bool]:
    """Talks that run in someone's chat: their own that no one plays, and those they play."""
    own = (talks.c.person_id == person_id) & talks.c.played_by.is_(None)
    return own | (talks.c.played_by == person_id)
