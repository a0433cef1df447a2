"""What someone has been sent last, and whether they can see it."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, bindparam, select

from records.database import Tx
from records.notices import Notice, notices

#: Telegram lets a bot delete and edit for 48 hours; an hour is kept in hand.
STILL_CHANGEABLE = timedelta(hours=47)


class Asked(NamedTuple):
    """A question someone has got: of which talk, and whether they can see it."""

    talk_id: int
    asks: str
    hidden: bool
    covered: bool
    state: str


_NEWEST = (
    select(notices)
    .where(
        notices.c.person_id == bindparam("receiver"),
        notices.c.act == "send",
        notices.c.state.in_(("accepted", "opened", "confirmed")),
    )
    .order_by(notices.c.settled_at.desc(), notices.c.id.desc())
    .limit(1)
)
_NEWEST_QUESTION = _NEWEST.where(notices.c.asks.is_not(None)).with_only_columns(
    *(notices.c.talk_id, notices.c.asks, notices.c.hidden, notices.c.covered, notices.c.state)
)
_NEWEST_OF_TALK = (
    select(notices)
    .where(
        notices.c.person_id == bindparam("receiver"),
        notices.c.talk_id == bindparam("talk"),
        notices.c.act == "send",
        notices.c.state.in_(("planned", "sending", "accepted", "opened", "confirmed")),
    )
    .order_by(notices.c.id.desc())
    .limit(1)
)
_ON_ITS_WAY = (
    select(notices.c.id)
    .where(
        notices.c.person_id == bindparam("receiver"),
        notices.c.talk_id == bindparam("talk"),
        notices.c.asks.is_not(None),
        notices.c.act == "send",
        notices.c.state.in_(("planned", "sending")),
    )
    .limit(1)
)


def newest_accepted(tx: Tx, person_id: int, *which: ColumnElement[bool]) -> Notice | None:
    """The message this person got last, of those that match."""
    return tx.first(Notice, _NEWEST.where(*which), {"receiver": person_id})


def newest_question(tx: Tx, person_id: int) -> Asked | None:
    """The question that this person got last; None if it is not read."""
    newest = tx.first(Asked, _NEWEST_QUESTION, {"receiver": person_id})
    return None if newest is None or is_out_of_sight(newest) else newest


def newest_of_talk(tx: Tx, person_id: int, talk_id: int) -> Notice | None:
    """The newest message of a talk for this person, sent or still to be sent."""
    which = {"receiver": person_id, "talk": talk_id}
    return tx.first(Notice, _NEWEST_OF_TALK, which)


def is_out_of_sight(row: Notice | Asked) -> bool:
    """Whether a message is hidden, or will come, or has come, under a cover that nobody opened."""
    return row.hidden or (row.covered and row.state in ("planned", "sending", "accepted"))


def is_on_its_way(tx: Tx, person_id: int, talk_id: int) -> bool:
    """Whether a question of a talk is to be sent to this person, and has not been yet."""
    return tx.conn.scalar(_ON_ITS_WAY, {"receiver": person_id, "talk": talk_id}) is not None
