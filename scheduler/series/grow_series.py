"""Make the next meeting of a series, with all that people will get for it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update

from records.database import Tx
from records.groups import Group
from records.meetings import Made
from records.series import Series, series
from scheduler import ports
from scheduler.series.repeats import next_place
from scheduler.series.series import plan_the_next


def grow_series(tx: Tx, row: Series, now: datetime) -> None:
    """Make one meeting; nothing if someone else has made it meanwhile, or the series is over."""
    place = next_place(row, now)
    if place is not None:
        mine = (series.c.id == row.id, series.c.made == row.made, series.c.state == "running")
        done = tx.conn.execute(update(series).where(*mine).values(made=place.number))
        if done.rowcount != 1:
            return
        group = tx.get(Group, row.group_id)
        card = tx.unseal(group.key_id, "series.card", row.card)
        made = Made(
            row.group_id,
            row.made_by,
            place.starts_at,
            row.minutes,
            row.break_at,
            card,
            row.id,
            place.number,
        )
        ports.make_meeting(tx, group, made, now)
    plan_the_next(tx, tx.get(Series, row.id), now)
