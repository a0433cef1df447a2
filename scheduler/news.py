"""News of a meeting that each person must hear: told at once, again on waking, then by voice.

A cancellation and a change are told in the same way (charter, 139 and 146). It goes out silently
at night; whom it found asleep hears it again, unless they have tapped. Who has not tapped by a
time set is on the list of people to ring.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select, update

from records.database import Tx
from records.groups import groups
from records.meetings import MEETING, comings
from records.notices import Lane, notices
from records.people import Hours, Role, Row, memberships
from records.talks import ABOUT_COMING, talks
from scheduler import outbox
from scheduler.facts.lists import still_to_tell
from scheduler.times import FULL_DAY, next_awake

#: how long people have to tap before they are rung
RING_AFTER = timedelta(hours=12)
#: a meeting that has just begun can be called off too: people hear of it for this long
STILL_TOLD = timedelta(hours=1)
#: the conversations that say such news
NAMES = ("cancelled", "changed")


class News(NamedTuple):
    """Which conversation says it, what its notices are keyed with, and by when it must be known.

    `known_by` is when someone who has not heard would set out in vain, or miss the start.
    """

    name: str
    key: str
    meeting_id: int
    known_by: datetime


def tell(tx: Tx, news: News, person: Row, now: datetime, *, silent: bool) -> None:
    """Tell one person now; unless it is `silent`, again on waking."""
    waking = next_awake(now, Hours.ANY, person.zone)
    times = [(f"{news.name}:{news.key}", now, max(news.known_by, now + STILL_TOLD))]
    if not silent and now < waking < news.known_by:
        times.append((f"{news.name}_again:{news.key}", waking, news.known_by))
    for key, due_at, deadline in times:
        outbox.post(
            tx,
            to=person.id,
            kind="begin",
            name=news.name,
            lane=Lane.NOTICE,
            now=now,
            due_at=due_at,
            deadline=deadline,
            dedupe=f"{key}:{person.id}",
            silent=silent,
            meeting_id=news.meeting_id,
        )


def ring(tx: Tx, news: News, group_id: int, now: datetime, *, late: bool) -> None:
    """The list of people to ring, for each link person: now if it is late."""
    zone = str(tx.conn.scalar(select(groups.c.zone).where(groups.c.id == group_id)))
    by_day = next_awake(now + RING_AFTER, Hours.ANY, zone)  # nobody is rung at night
    due = now if late else min(by_day, max(now, news.known_by - FULL_DAY))
    links = set(
        tx.conn.scalars(
            select(memberships.c.link_id).where(
                memberships.c.group_id == group_id,
                memberships.c.role == Role.CO_PRODUCER,
                memberships.c.link_id.is_not(None),
            )
        )
    )
    for link_id in sorted(links):
        outbox.post(
            tx,
            to=link_id,
            kind="begin",
            name="call_list",
            lane=Lane.NOTICE,
            now=now,
            due_at=due,
            deadline=max(news.known_by, now + STILL_TOLD),
            dedupe=f"call_list:{news.key}:{link_id}",
            meeting_id=news.meeting_id,
        )


def nobody_knows_yet(tx: Tx, meeting_id: int) -> None:
    """There is newer news: that someone knew of the last is no longer enough."""
    tx.conn.execute(
        update(comings)
        .where(comings.c.meeting_id == meeting_id)
        .values(confirmed_at=None, told_at=None)
    )


def knows(tx: Tx, meeting_id: int, person_id: int) -> None:
    """Someone has heard it: it is not said to them again, and nobody need ring them."""
    mine = (notices.c.meeting_id == meeting_id, notices.c.person_id == person_id)
    outbox.withdraw(tx, *mine, notices.c.name.in_(NAMES))
    settle_if_all_told(tx, meeting_id)


def settle_if_all_told(tx: Tx, meeting_id: int) -> bool:
    """Close the cancellation once each person has said “I know” or was told by voice.

    A link person whose people have all heard gets no list any more.
    """
    lists = (notices.c.meeting_id == meeting_id, notices.c.name == "call_list")
    waiting = tx.conn.scalars(
        select(notices.c.person_id).where(*lists, notices.c.state == "planned").distinct()
    )
    for link_id in list(waiting):
        if not still_to_tell(tx, meeting_id, link_id):
            outbox.withdraw(tx, *lists, notices.c.person_id == link_id)
    if still_to_tell(tx, meeting_id):
        return False
    return MEETING.change(tx.conn, meeting_id, "all_told")


def close_talks(tx: Tx, meeting_id: int) -> None:
    """Close the talks about coming: they make no sense once the meeting is off, or over."""
    tx.conn.execute(
        update(talks)
        .where(
            talks.c.meeting_id == meeting_id,
            talks.c.conversation.in_(ABOUT_COMING),
            talks.c.state.in_(("open", "paused", "stopped")),
        )
        .values(state="closed")
    )
