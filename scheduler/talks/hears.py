"""Of who is forgotten no talk goes on, and no word is left."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from records.database import Tx
from records.talks import LIVE, talks
from scheduler.events import Forgotten, Hears


def end_their_talks(tx: Tx, event: Forgotten, _now: datetime) -> None:
    """Erase what they said, with the keys of what they said without a name."""
    mine = talks.c.person_id == event.person_id
    key_ids = set(tx.conn.scalars(select(talks.c.key_id).where(mine)))
    tx.conn.execute(update(talks).where(mine).values(answers=b"", question=None, state="closed"))
    about = (talks.c.played_by == event.person_id) | (talks.c.about_id == event.person_id)
    live = talks.c.state.in_(LIVE)
    tx.conn.execute(update(talks).where(about, live).values(state="closed"))
    tx.bury(*sorted(key_ids))


ON: Hears = {Forgotten: end_their_talks}
