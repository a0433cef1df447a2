"""A group that has nobody who is told of a worry about safety: those who run it are asked.

One of a digest's decisions, never more than once a week where it is skipped, and again after
four weeks where the answer was “not now”.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from conversations.phrases import N_
from records.groups import Group
from records.notices import Notice, group_of, notices
from records.people import RUNS, Role, memberships, people
from scheduler.talks.digest.decisions import asked_of
from scheduler.talks.known import Known
from scheduler.talks.people.contact_rows import within_reach
from scheduler.talks.spoken import Line, Name

CONTACT = "decide_contact"
#: on a group's card: from when on it is asked again
NOT_BEFORE = "contact_not_before"
INVITE, LATER = "invite", "later"
#: how long it is not asked again: who was asked, who will invite someone, who said “not now”
ASKED, INVITING, PUT_OFF = timedelta(days=7), timedelta(days=14), timedelta(days=28)
#: so many of the staff can be picked, beside the other answers
_MOST = 4
Pairs = tuple[tuple[str, object], ...]
_ASKS = N_("“{group}” has no one I can tell if someone may be in danger. Who could it be?")
_ASKS_PEERS = N_(
    "“{group}” has no one outside I can tell if someone may be in danger. "
    "Is there someone you all trust?"
)
_WILL_INVITE = N_("I will invite someone")
_LATER = N_("Not now")
_INVITE_SO = N_("Thank you. Tap “What I can do”, and “Invite someone”.")
_ASK_LATER = N_("That's fine. I'll ask again in four weeks.")
_NAMED = N_("Thank you. I am telling {who}.")
_NAMED_SELF = N_("Thank you. If someone may be in danger, I'll tell you.")
_SAFE = (
    select(people.c.id)
    .join(memberships, memberships.c.person_id == people.c.id)
    .where(
        memberships.c.role == Role.SAFEGUARDING,
        people.c.state == "here",
        people.c.blocked_at.is_(None),
    )
    .limit(1)
)
_STAFF = (
    select(people.c.id)
    .join(memberships, memberships.c.person_id == people.c.id)
    .where(
        memberships.c.role.in_((Role.FACILITATOR, Role.LINK_PERSON)),
        people.c.state == "here",
        people.c.blocked_at.is_(None),
    )
    .order_by(memberships.c.id)
)


def _group(known: Known, group_id: int) -> Group:
    known.allow("change", "group", group_id)
    return known.tx.get(Group, group_id)


def _card(known: Known, row: Group) -> dict[str, Any]:
    card: dict[str, Any] = known.tx.unseal(row.key_id, "group.card", row.card)
    return card


def is_missing(known: Known, group_id: int) -> bool:
    """Whether a group has nobody to tell, and the question was not put off. NotAllowed."""
    row = _group(known, group_id)
    said = _card(known, row).get(NOT_BEFORE)
    if said and known.now < datetime.fromisoformat(said):
        return False
    if row.peers_only:
        return not within_reach(known.tx, group_id)
    return known.tx.conn.scalar(_SAFE.where(memberships.c.group_id == group_id)) is None


def without_one(known: Known) -> list[int]:
    """The groups this person runs that have nobody to tell, and that they were not asked about."""
    mine = dict.fromkeys(m.group_id for m in known.memberships() if m.role in RUNS)
    asked = asked_of(known, CONTACT, notices.c.due_at > known.now - ASKED)
    return [one for one in mine if is_missing(known, one) and one not in asked]


def contact_asks(known: Known, row: Notice) -> object:
    """Who it could be."""
    group = _group(known, group_of(row))
    words = _ASKS_PEERS if group.peers_only else _ASKS
    return Line(words, {"group": Name(_card(known, group).get("title", ""))})


def contact_options(known: Known, row: Notice) -> Pairs:
    """One of the staff, where there are any; to invite someone; or not now. None once it is so."""
    group_id = group_of(row)
    if not is_missing(known, group_id):
        return ()
    beside = ((INVITE, Line(_WILL_INVITE, {})), (LATER, Line(_LATER, {})))
    return (*staff_to_name(known, group_id), *beside)


def staff_to_name(known: Known, group_id: int) -> Pairs:
    """The staff of a group who can be named, but in one that has none."""
    if _group(known, group_id).peers_only:
        return ()
    ids = known.tx.conn.scalars(_STAFF.where(memberships.c.group_id == group_id))
    named = ((str(i), known.name_of(i)) for i in dict.fromkeys(ids))
    return tuple((key, name) for key, name in named if name)[:_MOST]


def contact_thanks(known: Known, _row: Notice, answer: str) -> object:
    """What happens next."""
    if answer == INVITE:
        return Line(_INVITE_SO, {})
    if answer.isdecimal():
        if int(answer) == known.person.id:
            return Line(_NAMED_SELF, {})
        return Line(_NAMED, {"who": known.name_of(int(answer))})
    return Line(_ASK_LATER, {})
