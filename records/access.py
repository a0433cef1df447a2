"""Who may do or see what. The one table, asked by every act and every read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import Connection

from records.roles import As, roles_in, roles_towards


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
    ("set_up", "group"): frozenset({C}),  # one for peers only: of no other
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
    ("send", "notes"): frozenset({C, F, L, G, P}),  # who runs it, or took notes there
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
    ("want", "word"): frozenset({C, F, L, G, P, E}),  # C, G: who ran a meeting
    ("thank", "people"): frozenset({C, F, L, G, P}),  # and only whoever ran the meeting
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
