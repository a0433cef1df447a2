"""“I did not mean that”: what time has raised is over, and staff hear that it was not meant."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor
from records.database import Tx
from scheduler.signals.call_for_someone import TAKEN_BACK
from scheduler.signals.end_signal import close
from scheduler.signals.raise_signal import note_to
from scheduler.talks.acts import Order


def take_back_signal(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """End it, and tell whoever was told. NotAllowed for anyone but the person."""
    for person_id in close(tx, actor, order, now):
        note_to(tx, person_id, TAKEN_BACK, order.signal_id or 0, now, "end", covered=True)
