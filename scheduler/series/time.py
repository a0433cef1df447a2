"""What time alone brings about for series: the next meeting is made, who said no asked again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam, func, select

from records.database import Tx
from records.series import Series, regulars, series
from scheduler.jobs import Job, first
from scheduler.series.asked_again import ask_again, to_ask_again
from scheduler.series.grow_series import grow_series

_PIECE = 200
_RESTING: BindParameter[Any] = bindparam("resting", expanding=True)
_GROWING = (
    select(series)
    .where(series.c.state == "running", series.c.make_at <= bindparam("now"))
    .where(series.c.id.not_in(_RESTING))
    .order_by(series.c.id)
    .limit(_PIECE)
)
_NEXT = first(select(func.min(series.c.make_at)), series.c.id)
_NEXT_ASKED = first(select(func.min(regulars.c.ask_at)), regulars.c.id)


def growing(tx: Tx, now: datetime, but: Collection[int] = ()) -> list[Series]:
    """Series whose next meeting is to be made, a piece of them."""
    return tx.every(Series, _GROWING, {"now": now, "resting": list(but)})


JOBS = (
    Job("series", growing, grow_series, _NEXT, in_pieces=True),
    Job("asked again", to_ask_again, ask_again, _NEXT_ASKED, in_pieces=True),
)
