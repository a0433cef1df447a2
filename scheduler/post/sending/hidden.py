"""What someone has hidden comes back covered: so is what follows from it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ScalarSelect, Table, bindparam, select

from records.database import Tx
from records.notices import Notice, notices
from records.signals import signals
from records.worries import worries
from scheduler import house

_HIDES = (
    select(notices.c.id)
    .where(
        notices.c.person_id == bindparam("person"),
        notices.c.act == "send",
        house.is_named(notices.c.name, "after_hiding"),
    )
    .limit(1)
)
_SINCE = _HIDES.where(notices.c.due_at >= bindparam("since"))


def _began(table: Table) -> ScalarSelect[datetime]:
    raised = select(table.c.raised_at).where(table.c.id == bindparam("about"))
    return raised.scalar_subquery()


_SINCE_A_SIGNAL = _HIDES.where(notices.c.due_at >= _began(signals))
_SINCE_A_WORRY = _HIDES.where(notices.c.due_at >= _began(worries))


def has_hidden(tx: Tx, person_id: int, since: datetime) -> bool:
    """Whether someone has cleared their chat since then."""
    return tx.conn.scalar(_SINCE, {"person": person_id, "since": since}) is not None


def was_hidden(tx: Tx, row: Notice) -> bool:
    """Whether a notice brings news of a signal or a worry after which its reader has hidden all.

    What answers something that they do in a talk has no `dedupe`, and is no news.
    """
    if row.dedupe is None or (row.signal_id is None and row.worry_id is None):
        return False
    about = {"person": row.person_id, "about": row.signal_id or row.worry_id}
    which = _SINCE_A_SIGNAL if row.signal_id is not None else _SINCE_A_WORRY
    return tx.conn.scalar(which, about) is not None
