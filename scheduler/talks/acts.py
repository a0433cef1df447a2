"""One verb a file. Acts are the only writers of the domain; turns and the clock call them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from conversations.script import Answers
from conversations.typed import TAKE_OUT
from records.access import Actor
from records.database import Tx
from records.people import Role, memberships
from scheduler import house
from scheduler.talks.answers import picked_meeting


@dataclass(frozen=True)
class Order:
    """What an act is about, and what was answered."""

    meeting_id: int | None = None
    signal_id: int | None = None
    invitation_id: int | None = None
    talk_id: int | None = None
    about_id: int | None = None
    worry_id: int | None = None
    answers: Answers = field(default_factory=dict)
    #: what the talk's own words were about, where no meeting settles it
    group_id: int | None = None

    def words(self, question: str) -> str:
        """A typed answer, or nothing."""
        said = self.answers.get(question, "")
        return said if isinstance(said, str) else ""

    def said(self, names: Iterable[str]) -> dict[str, str]:
        """What was typed for these, each by its name; empty for what is to be taken out."""
        typed = ((name, self.words(name)) for name in names)
        return {name: "" if words == TAKE_OUT else words for name, words in typed if words}

    @property
    def meeting(self) -> int:
        """The meeting it is about, or that was picked; 0 if there is none."""
        return self.meeting_id or picked_meeting(self.answers) or 0


@dataclass(frozen=True)
class Outcome:
    """What a talk is about from now on, and things worth saying that only the act knows."""

    meeting_id: int | None = None
    signal_id: int | None = None
    about_id: int | None = None
    worry_id: int | None = None
    say: dict[str, str] = field(default_factory=dict)
    answers: Answers = field(default_factory=dict)  #: what is thereby answered


class Refused(Exception):
    """The act can't be done now. `phrase` names the kind words to say. Nothing was written."""

    def __init__(self, phrase: str) -> None:
        super().__init__(phrase)
        self.phrase = phrase


def group_of(tx: Tx, actor: Actor, order: Order, *roles: Role) -> int:
    """The group an order is for: the one chosen, or the one that the talk's words were about.

    Without a talk, the first where the actor is one of these. Refused if there is none.
    """
    said = order.words("group")
    if said.isdecimal():
        return int(said)
    mine = select(memberships.c.group_id).where(
        memberships.c.person_id == actor.person_id, memberships.c.role.in_(roles)
    )
    if order.group_id is not None:
        mine = mine.where(memberships.c.group_id == order.group_id)
    found = tx.conn.scalar(mine.order_by(memberships.c.id).limit(1))
    if found is None:
        raise Refused("NOT_YOURS")
    return int(found)


Act = Callable[[Tx, Actor, Order, datetime], Outcome | None]


def act_named(name: str) -> Act:
    """The act of this name, whichever room brings it. Raises KeyError."""
    act: Act = house.acts()[name]
    return act
