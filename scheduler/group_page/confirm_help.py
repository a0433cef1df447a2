"""A facilitator says that the lines on help near a group still hold (W:8)."""

from __future__ import annotations

from datetime import datetime

from records.access import Actor, allow
from records.database import Tx
from records.people import RUNS
from scheduler.group_page.help_days import keep_the_day
from scheduler.talks.acts import Order, group_of


def confirm_help(tx: Tx, actor: Actor, order: Order, now: datetime) -> None:
    """Keep the day; nobody hears of it. NotAllowed."""
    group_id = group_of(tx, actor, order, *RUNS)
    allow(tx.conn, actor, "change", "group", group=group_id)
    keep_the_day(tx, group_id, now)
