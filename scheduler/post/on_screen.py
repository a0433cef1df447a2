"""What someone has been sent last, and whether they can see it."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import ColumnElement, bindparam, select

from records.database import Tx
from records.notices import notices
from records.people import Row

#: Telegram lets a bot delete and edit for 48 hours; an hour is kept in hand.
STILL_CHANGEABLE = timedelta(hours=47)
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


def newest_accepted(tx: Tx, person_id: int, *which: ColumnElement[bool]) -> Row | None:
    """The message this person got last, of those that match."""
    return tx.conn.execute(_NEWEST.where(*which), {"receiver": person_id}).first()


def newest_question(tx: Tx, person_id: int) -> Row | None:
    """The question that this person got last, as `talk_id` and `asks`; None if it is not read."""
    newest = tx.conn.execute(_NEWEST_QUESTION, {"receiver": person_id}).first()
    return None if newest is None or is_out_of_sight(newest) else newest


def newest_of_talk(tx: Tx, person_id: int, talk_id: int) -> Row | None:
    """The newest message of a talk for this person, sent or still to be sent."""
    which = {"receiver": person_id, "talk": talk_id}
    return tx.conn.execute(_NEWEST_OF_TALK, which).first()


def is_out_of_sight(row: Row) -> bool:
    """Whether a message is hidden, or will come, or has come, under a cover that nobody opened."""
    return row.hidden or (row.covered and row.state in ("planned", "sending", "accepted"))


def is_on_its_way(tx: Tx, person_id: int, talk_id: int) -> bool:
    """Whether a question of a talk is to be sent to this person, and has not been yet."""
    return tx.conn.scalar(_ON_ITS_WAY, {"receiver": person_id, "talk": talk_id}) is not None
