"""After the bot was away for over two minutes, people hear of it first: taps live only 150 s."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from records.database import Tx
from records.notices import Lane
from records.people import RUNS, Membership, memberships
from records.talks import talks
from scheduler.post import outbox
from scheduler.talks.running import running_meetings

#: Telegram keeps a tap for 150 seconds (tdlib's server); told a little before that
LONG = timedelta(seconds=120)
_STILL_IN_MIND = timedelta(hours=24)


def tell_everyone(tx: Tx, since: datetime, until: datetime) -> int:
    """Post the note to those in a running meeting or with an open question; how many."""
    running = [row.group_id for row in running_meetings(tx, until, since=since)]
    members = tx.every(Membership, select(memberships).where(memberships.c.group_id.in_(running)))
    staff = {row.person_id for row in members if row.role in RUNS}
    asked = tx.conn.scalars(
        select(talks.c.person_id).where(
            talks.c.state == "open", talks.c.last_at > since - _STILL_IN_MIND
        )
    )
    everyone = {row.person_id for row in members} | set(asked)
    for person_id in sorted(everyone):
        outbox.post(
            tx,
            to=person_id,
            kind="note",
            name="away_staff" if person_id in staff else "away",
            lane=Lane.SIGNAL if person_id in staff else Lane.REPLY,
            parts={"at": {"since": since.isoformat(), "until": until.isoformat()}},
            now=until,
            dedupe=f"away:{until.isoformat()}:{person_id}",
        )
    return len(everyone)
