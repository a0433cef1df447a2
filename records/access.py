"""Who may do or see what. The one table, asked by every act and every read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import Connection, String, bindparam, literal, select, union_all

from records.contacts import contacts
from records.groups import is_peers_only
from records.links import absences
from records.people import Role, memberships


class As(StrEnum):
    """What someone is, seen from the thing in question."""

    STRANGER = "stranger"
    SELF = "self"  #: it is about them, or theirs
    CO_PRODUCER = "co_producer"  #: of the group in question
    FACILITATOR = "facilitator"  #: of the group in question
    SAFEGUARDING = "safeguarding"  #: of the group in question
    LINK_PERSON = "link_person"  #: of someone in the group in question
    OWN_LINK = "own_link"  #: the link person of the very person in question
    OPERATOR = "operator"  #: at the command line
    COVER = "cover"  #: covers for the link person of the very person in question, now
    PEER = "peer"  #: helps to run the group in question, which has no staff
    LINK_ELSEWHERE = "link_elsewhere"  #: hears for them in another group; this one has no staff
    CONTACT = "contact"  #: outside the group in question; told of a worry about safety only


class Chat(StrEnum):
    """Where it was asked. A group never shows, asks or accepts anything personal."""

    PRIVATE = "private"
    GROUP = "group"
    TERMINAL = "terminal"


class NotAllowed(Exception):
    """This person may not do or see this."""


#: what is one's own does not depend on a group
NO_GROUP = 0

S, C, F, L, O = As.SELF, As.CO_PRODUCER, As.FACILITATOR, As.LINK_PERSON, As.OWN_LINK  # noqa: E741 - a table reads better narrow
OP, G, K = As.OPERATOR, As.SAFEGUARDING, As.COVER
P, E, X = As.PEER, As.LINK_ELSEWHERE, As.CONTACT

#: verb, object -> who may, in a private chat (or at the terminal, for the operator).
TABLE: dict[tuple[str, str], frozenset[As]] = {
    ("join", "group"): frozenset({As.STRANGER, S}),
    ("invite", "group"): frozenset({F, L, OP, P}),
    ("make", "group"): frozenset({OP}),
    ("help_run", "group"): frozenset({C}),  # and only where it has no staff
    ("see", "group"): frozenset({C, F, L, G}),
    ("change", "group"): frozenset({F, P}),
    ("end", "place"): frozenset({F, P}),  # and only after a talk, or to keep someone safe now
    ("see", "agreement"): frozenset({C, F, L, G}),
    ("put_forward", "idea"): frozenset({C, F, L, G}),
    ("answer", "idea"): frozenset({C, F, L, G}),
    ("settle", "agreement"): frozenset({F, P}),
    ("turn_to", "staff"): frozenset({C, F, L, G}),
    ("answer", "talk"): frozenset({S}),
    ("see", "talk"): frozenset({S}),
    ("change", "choices"): frozenset({S}),
    ("see", "choices"): frozenset({S}),
    ("forget", "self"): frozenset({S, OP}),
    ("see", "name"): frozenset({S, F, L, O, G, K, P, E, X}),  # X: only of who raised a worry
    ("see", "helps"): frozenset({S, F, L, O, K, P, E}),
    ("see", "profile"): frozenset({S, C, F, L}),  # and only where it is shown to them
    ("see", "wish"): frozenset({S, F, O, K}),
    ("wish", "buddy"): frozenset({C}),
    ("see", "buddy"): frozenset({C}),  # and only who they go with
    ("see", "buddies"): frozenset({F, L}),
    ("pair", "buddies"): frozenset({F, L}),
    ("change", "profile"): frozenset({S}),
    ("show", "profile"): frozenset({S}),
    ("see", "plan"): frozenset({S}),
    ("make", "meeting"): frozenset({F, P}),
    ("cancel", "meeting"): frozenset({F, P}),
    ("change", "meeting"): frozenset({F, P}),
    ("pass", "phone"): frozenset({F, L, P}),
    ("see", "meeting"): frozenset({C, F, L, G, E}),
    ("answer", "invitation"): frozenset({C, F, L}),
    ("see", "timeline"): frozenset({F, P}),
    ("see", "coming"): frozenset({S, F, O, K, P}),
    ("confirm", "cancelled"): frozenset({C, F, L}),
    ("confirm", "change"): frozenset({C, F, L}),
    ("see", "call_list"): frozenset({O, L, K, E}),
    ("record", "told"): frozenset({F, L, O, K, E}),  # and only while they are to ring them
    ("ring", "person"): frozenset({F, L, O, K, E}),  # as above: the number, and what is safe
    ("play", "talk"): frozenset({O, K}),
    ("note", "door"): frozenset({F, L, P}),
    ("raise", "signal"): frozenset({C, F, L}),
    ("see", "signal"): frozenset({S, F, L, O, G, K, P, E}),  # whoever was asked to
    ("answer", "signal"): frozenset({F, L, O, K, P, E}),
    ("end", "signal"): frozenset({S}),
    ("see", "task"): frozenset({S, F, L, O, G, K, P, E, X}),  # and only while it is on their list
    ("settle", "task"): frozenset({F, L, O, G, K, P, E, X}),  # as above
    ("pass", "task"): frozenset({F, L, O, G, K, P, E}),  # as above
    ("take_back", "task"): frozenset({S}),
    ("raise", "worry"): frozenset({S, C, F, L, G, P}),  # S: more of what they have raised
    ("raise_for", "worry"): frozenset({F, L, O, G, K, E}),  # what they were told by voice
    ("see", "worry"): frozenset({S, F, L, O, G, K, P, E, X}),  # whoever was asked, none left out
    ("take", "worry"): frozenset({F, L, O, G, K, P, E, X}),
    ("close", "worry"): frozenset({F, L, O, G, K, P, E, X}),  # and only who has taken it
    ("name", "safeguarding"): frozenset({F}),
    ("see", "contact"): frozenset({S, C, P}),  # who it is, and when they look
    ("end", "contact"): frozenset({S, P}),
    ("tell", "link_person"): frozenset({C}),
    ("tell", "readers"): frozenset(
        {C, F, L, G}
    ),  # the same, but no one whom they left out, or name
    ("tell", "facilitators"): frozenset({C, L}),
    ("evaluate", "meeting"): frozenset({C, F, L}),
    ("want", "word"): frozenset({F, L, P, E}),
    ("take", "turn"): frozenset({C, F, L}),  # and only one's own can be given back
    ("make", "poll"): frozenset({F, P}),
    ("see", "poll"): frozenset({C, F}),
    ("answer", "poll"): frozenset({C}),
    ("count", "poll"): frozenset({F, P}),  # how many, never who
    ("settle", "poll"): frozenset({F, P}),
    ("make", "survey"): frozenset({F, P}),
    ("see", "survey"): frozenset({C, F}),
    ("answer", "survey"): frozenset({C}),
    ("close", "survey"): frozenset({F, P}),
    ("make", "claim"): frozenset({C, F, L}),
    ("see", "claim"): frozenset({S, F, O, K, P}),
    ("pay", "claim"): frozenset({F, O, K, P}),
    ("see", "results"): frozenset({C, F, L}),
    ("see", "anonymous_answers"): frozenset(),
    ("note", "debrief"): frozenset({C, F, L}),
    ("note", "touch"): frozenset({F, O, K}),
    ("see", "touch"): frozenset({S, F, O, K}),
    ("send", "word"): frozenset({F, O, K}),
    ("note", "supervision"): frozenset({F, L}),
    ("change", "link"): frozenset({S}),
    ("find", "link"): frozenset({F}),
    ("pass", "person"): frozenset({O}),
    ("take", "person"): frozenset({F, L}),  # and only whoever was asked to
    ("go", "away"): frozenset({F, L}),
    ("cover", "away"): frozenset({F, L}),  # and only whoever was asked to
}


_ROLES = union_all(
    select(memberships.c.role).where(
        memberships.c.person_id == bindparam("member"),
        memberships.c.group_id == bindparam("group"),
    ),
    select(literal(Role.CONTACT.value, String())).where(
        contacts.c.person_id == bindparam("member"), contacts.c.group_id == bindparam("group")
    ),
)


class Actor(NamedTuple):
    """Who does something, and from where. `by` is who taps for them, where another does."""

    person_id: int | None
    chat: Chat = Chat.PRIVATE
    by: int | None = None


def may(roles: Iterable[As], verb: str, thing: str, chat: Chat = Chat.PRIVATE) -> bool:
    """Whether someone who is all of `roles` may do this. In a group nothing personal is done."""
    if chat is Chat.GROUP:
        return False
    allowed = TABLE.get((verb, thing), frozenset())
    return any(role in allowed and (role is OP) == (chat is Chat.TERMINAL) for role in roles)


def roles_in(conn: Connection, person_id: int, group_id: int) -> frozenset[As]:
    """What someone is in a group, or outside it."""
    rows = conn.scalars(_ROLES, {"member": person_id, "group": group_id})
    return frozenset(As(role) for role in rows)


def roles_towards(
    conn: Connection, person_id: int, group_id: int, other_id: int, now: datetime | None = None
) -> frozenset[As]:
    """What someone is in a group, seen from another member of it, now.

    Without a `now` nobody covers for anyone.
    """
    roles = set(roles_in(conn, person_id, group_id))
    if person_id == other_id:
        roles.add(S)
    own_link = conn.scalar(
        select(memberships.c.id).where(
            memberships.c.person_id == other_id,
            memberships.c.group_id == group_id,
            memberships.c.link_id == person_id,
        )
    )
    if own_link is not None:
        roles.add(O)
    if now is not None and roles & {F, L} and _covers(conn, person_id, group_id, other_id, now):
        roles.add(K)
    if not roles - {X} and is_peers_only(conn, group_id):
        roles |= _elsewhere(conn, person_id, other_id, now)
    return frozenset(roles)


def _elsewhere(
    conn: Connection, person_id: int, other_id: int, now: datetime | None
) -> frozenset[As]:
    """Who hears for someone in any group: a group that has no staff may need them to be rung."""
    linked = (memberships.c.person_id == other_id, memberships.c.link_id.is_not(None))
    theirs = conn.scalars(select(memberships.c.group_id).where(*linked))
    found = (roles_towards(conn, person_id, group, other_id, now) for group in theirs)
    return frozenset({E}) if any(roles & {O, K} for roles in found) else frozenset()


def _covers(conn: Connection, person_id: int, group_id: int, other_id: int, now: datetime) -> bool:
    """Whether someone has said yes to cover for the link person of another, who is away now."""
    found = conn.scalar(
        select(absences.c.id)
        .join(memberships, memberships.c.link_id == absences.c.person_id)
        .where(
            memberships.c.person_id == other_id,
            memberships.c.group_id == group_id,
            absences.c.group_id == group_id,
            absences.c.cover_id == person_id,
            absences.c.state == "covered",
            absences.c.first_at <= now,
            absences.c.ends_at > now,
        )
        .limit(1)
    )
    return found is not None


def allow(
    conn: Connection,
    actor: Actor,
    verb: str,
    thing: str,
    *,
    group: int,
    about: int | None = None,
    now: datetime | None = None,
) -> None:
    """Let it pass, or raise NotAllowed. Who covers for a link person may do so only with `now`."""
    if actor.person_id is None:
        roles = frozenset({OP if actor.chat is Chat.TERMINAL else As.STRANGER})
    elif about is None:
        roles = roles_in(conn, actor.person_id, group)
    else:
        roles = roles_towards(conn, actor.person_id, group, about, now)
    if not may(roles, verb, thing, actor.chat):
        raise NotAllowed
