"""Where the person is now, when nobody has come: passed on to those who were asked."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from records.access import Actor
from records.database import Tx
from records.notices import notices
from records.signals import signals
from scheduler.signals.raise_signal import note_to
from scheduler.talks.acts import Order

_SAID = {
    "stepped_out": "stepped_out",
    "going_home": "going_home",
    "at_desk": "found_someone",
    "no_ring": "rather_no_ring",
}


def note_where(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Tell those who got the signal, once a talk."""
    name = _SAID.get(order.words("now_what"))
    signal = tx.conn.execute(select(signals).where(signals.c.id == order.signal_id)).first()
    if name is None or signal is None or signal.person_id != actor.person_id:
        return
    asked = tx.conn.scalars(
        select(notices.c.person_id)
        .where(
            notices.c.signal_id == signal.id,
            notices.c.person_id != signal.person_id,
            notices.c.act == "send",
        )
        .distinct()
    )
    for person_id in list(asked):
        note_to(tx, person_id, name, signal.id, now, str(order.talk_id), covered=True)
