"""The day on which a group's lines on help near it were looked at, and when it is time again."""

from __future__ import annotations

from datetime import datetime, timedelta

from records.database import Tx
from records.groups import Group
from records.people import Role
from scheduler.group_page.help_near import LOOKED_AT, WORDS
from scheduler.post.help_now import CHECK_EVERY
from scheduler.talks.cards import write_on_group
from scheduler.talks.digest import digests
from scheduler.talks.people.members import everyone


def keep_the_day(tx: Tx, group_id: int, now: datetime) -> None:
    """They were written or confirmed now; a digest asks again when that is long ago."""
    row = tx.get(Group, group_id)
    says = tx.unseal(row.key_id, "group.card", row.card).get(WORDS)
    write_on_group(tx, row, {LOOKED_AT: now.isoformat() if says else ""})
    for person in everyone(tx, group_id, Role.FACILITATOR) if says else ():
        digests.plan_next(tx, person, now + CHECK_EVERY + timedelta(seconds=1))
