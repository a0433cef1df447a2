"""What is known when a turn is made: looked up only when asked for, each under its own name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, TypeVar, cast

from sqlalchemy import bindparam, select

from conversations.script import Answers
from records.access import NotAllowed, may
from records.database import Tx
from records.groups import groups
from records.people import Membership, Person, memberships
from records.reading import read_once
from records.roles import As, roles_in, roles_towards
from records.talks import Talk
from scheduler import house
from scheduler.talks.answers import picked_meeting
from scheduler.talks.cards import card_of
from scheduler.talks.spoken import Name

Lookup = Callable[["Known"], object]
_LOOKUPS: dict[str, Lookup] = {}
Found = TypeVar("Found")


class Place(Membership):
    """What someone is in a group, and whether that is one for peers only."""

    peers_only: bool


_FOR_ALL = ("row:meeting", "row:staff:")
_MEMBERSHIPS = read_once(
    select(memberships, groups.c.peers_only)
    .join(groups, groups.c.id == memberships.c.group_id)
    .where(memberships.c.person_id == bindparam("person_id"))
    .order_by(memberships.c.id)
)


def places_of(tx: Tx, person_id: int) -> list[Place]:
    """What someone is, in each group."""
    return tx.every(Place, _MEMBERSHIPS, {"person_id": person_id})


def fact(name: str) -> Callable[[Lookup], Lookup]:
    """Register a lookup under the name that lines use for it. Raises BroughtTwice."""

    def register(lookup: Lookup) -> Lookup:
        if name in _LOOKUPS:
            raise house.BroughtTwice(f"the fact {name!r}")
        _LOOKUPS[name] = lookup
        return lookup

    return register


def names_of_facts() -> frozenset[str]:
    """The names of all facts that can be looked up."""
    house.rooms()
    return frozenset(_LOOKUPS)


class Known(Mapping[str, object]):
    """Facts for one person about one thing, looked up lazily and at most once.

    What no lookup knows is an answer of the talk, or nothing. Which meeting it is about is settled
    before any fact is read: the talk's, or else the one that was picked in it. Nothing that is
    looked up changes that, so it does not matter what is read first.
    """

    def __init__(  # noqa: PLR0913 - what a talk can be about
        self,
        tx: Tx,
        person: Person,
        now: datetime,
        *,
        meeting_id: int | None = None,
        signal_id: int | None = None,
        invitation_id: int | None = None,
        about_id: int | None = None,
        worry_id: int | None = None,
        talk_id: int | None = None,
        answers: Answers | None = None,
        extra: Mapping[str, object] | None = None,
        conversation: str = "",
    ) -> None:
        self.tx, self.person, self.now = tx, person, now
        self._conversation = conversation  #: of a talk that is still to begin
        self.worry_id = worry_id
        self.answers: Answers = answers or {}
        self._of_the_talk = meeting_id
        self.meeting_id = meeting_id if meeting_id is not None else picked_meeting(self.answers)
        self.signal_id = signal_id
        self.invitation_id, self.about_id, self.talk_id = invitation_id, about_id, talk_id
        self._known: dict[str, object] = dict(extra or {})

    def __getitem__(self, name: str) -> object:
        if name not in self._known:
            self._known[name] = self._look_up(name)
        return self._known[name]

    def _look_up(self, name: str) -> object:
        lookup = _LOOKUPS.get(name)
        if lookup is not None:
            return lookup(self)
        house.rooms()  # in a house that was not opened, what is missing may be a fact
        if name in self.answers:
            said = self.answers[name]
            return Name(said) if isinstance(said, str) else said
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def row(self, name: str, find: Callable[[], Found]) -> Found:
        """A row that several facts want, found once."""
        key = f"row:{name}"
        if key not in self._known:
            self._known[key] = find()
        return cast("Found", self._known[key])

    def with_answers(self, answers: Answers) -> Known:
        """The same, after another answer and before anything is done; rows are not read again.

        A new answer can choose the meeting or the group, unless the talk is about one.
        """
        again = Known(
            self.tx,
            self.person,
            self.now,
            meeting_id=self._of_the_talk,
            signal_id=self.signal_id,
            invitation_id=self.invitation_id,
            about_id=self.about_id,
            worry_id=self.worry_id,
            talk_id=self.talk_id,
            answers=answers,
            conversation=self._conversation,
        )
        same = again.meeting_id is not None and again.meeting_id == self.meeting_id
        if same or self.invitation_id is not None:
            again._known = {k: v for k, v in self._known.items() if k.startswith("row:")}
        return again

    def conversation(self) -> str:
        """The name of the talk's conversation; empty where this is about no talk."""
        if self._conversation or self.talk_id is None:
            return self._conversation
        talk = self.tx.find(Talk, self.talk_id)
        return talk.conversation if talk is not None else ""

    def true_for_all(self) -> dict[str, object]:
        """The rows that are the same for whoever this is about: of the meeting and its staff."""
        return {k: v for k, v in self._known.items() if k.startswith(_FOR_ALL)}

    def person_row(self, person_id: int) -> Person:
        """Another person's row."""
        return self.row(
            f"person:{person_id}",
            lambda: self.tx.get(Person, person_id),
        )

    def name_of(self, person_id: int | None) -> Name:
        """What someone is called; empty when they gave no name, or may not be read."""
        if person_id is None:
            return Name("")
        return Name(card_of(self.tx, self.person_row(person_id)).get("called", ""))

    def memberships(self) -> list[Place]:
        """What this person is, in each group."""
        return self.row("memberships", lambda: places_of(self.tx, self.person.id))

    def card(self) -> dict[str, Any]:
        """This person's own words."""
        mine: dict[str, Any] = self.row("card", lambda: card_of(self.tx, self.person))
        return mine

    def allow(self, verb: str, thing: str, group: int, about: int | None = None) -> None:
        """Let this person read something of a group, or about another, or raise NotAllowed."""
        roles = frozenset(As(m.role) for m in self.memberships() if m.group_id == group)
        if about is not None and not may(roles, verb, thing):  # what they are to the other adds
            roles = roles_towards(self.tx.conn, self.person.id, group, about, self.now)
        if not may(roles, verb, thing):  # who stands outside is no member of it
            roles |= roles_in(self.tx.conn, self.person.id, group)
        if not may(roles, verb, thing):
            raise NotAllowed
