"""Who might be glad of a word: drawn only from what staff did, never from a person's silence.

What is looked at: when staff had a word or a one-to-one, and when they set a meeting. Nothing that
a co-producer answered, opened, said or left is read here. Only what they asked for themselves
counts too: how often they would like a friendly word, and that they would like none.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, exists, func, select

from records.database import Tx
from records.links import touches
from records.meetings import meetings
from records.people import Membership, memberships, people
from scheduler.link_people.carers import looked_after

WORD, ONE_TO_ONE, SUPERVISION = "word", "one_to_one", "supervision"
#: so many things asked of someone in a row, without a word between them
ASKS_IN_A_ROW = 3
EACH_MONTH = timedelta(days=30)
#: a word at ten in the morning two weeks ago is two weeks old at nine
_SLACK = timedelta(hours=12)
_EARLIER = meetings.alias("earlier")
_ASKS = select(func.count()).where(
    meetings.c.group_id == bindparam("group"),
    meetings.c.made_at > bindparam("since"),
    meetings.c.made_at <= bindparam("now"),
    meetings.c.series_id.is_(None)
    | ~exists().where(_EARLIER.c.series_id == meetings.c.series_id, _EARLIER.c.id < meetings.c.id),
)


class Due(NamedTuple):
    """Someone who might be glad of a word, and why: all of it is what staff did."""

    person_id: int
    group_id: int
    last_at: datetime | None  #: when staff last had a word with them
    asks: int  #: meetings that staff have set since then; a series is one
    word: bool
    one_to_one: bool


def words_due(tx: Tx, carer_id: int, now: datetime, group_id: int | None = None) -> list[Due]:
    """Those whom someone looks after now, in one group or in all, who might be glad of a word."""
    mine = looked_after(tx, carer_id, now)
    here = [row for row in mine if group_id in (None, row.group_id)]
    found = (_due(tx, row, now) for row in here)
    return [one for one in found if one.word or one.one_to_one]


def _due(tx: Tx, member: Membership, now: datetime) -> Due:
    last = last_touch(tx, member.person_id, member.group_id, WORD, ONE_TO_ONE)
    talked = last_touch(tx, member.person_id, member.group_id, ONE_TO_ONE)
    asks = _asked_since(tx, member.group_id, last or member.since, now)
    rhythm = tx.conn.scalar(select(people.c.rhythm_days).where(people.c.id == member.person_id))
    long_ago = _past(last or member.since, timedelta(days=int(rhythm or 0)), now)
    return Due(
        member.person_id,
        member.group_id,
        last,
        asks,
        word=bool(rhythm) and (long_ago or asks >= ASKS_IN_A_ROW),
        one_to_one=_past(talked or member.since, EACH_MONTH, now),
    )


def _past(since: datetime, span: timedelta, now: datetime) -> bool:
    return now - since >= span - _SLACK


def last_touch(tx: Tx, person_id: int, group_id: int | None, *kinds: str) -> datetime | None:
    """When staff last noted one of these about someone."""
    which = [touches.c.person_id == person_id, touches.c.kind.in_(kinds)]
    if group_id is not None:
        which.append(touches.c.group_id == group_id)
    found: datetime | None = tx.conn.scalar(select(func.max(touches.c.at)).where(*which))
    return found


def _asked_since(tx: Tx, group_id: int, since: datetime, now: datetime) -> int:
    """How many times staff asked something of the group: each meeting is an ask, a series one."""
    return tx.conn.scalar(_ASKS, {"group": group_id, "since": since, "now": now}) or 0


def supervision_due(tx: Tx, person_id: int, now: datetime) -> bool:
    """Whether someone who looks after people is due a supervision of their own (SHP, 203)."""
    last = last_touch(tx, person_id, None, SUPERVISION)
    if last is None:
        mine = memberships.c.person_id == person_id
        last = tx.conn.scalar(select(func.min(memberships.c.since)).where(mine))
    return last is not None and _past(last, EACH_MONTH, now)
