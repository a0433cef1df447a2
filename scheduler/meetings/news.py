"""News of a meeting that each person must hear: told at once, again on waking, then by voice.

A cancellation and a change are told in the same way (CH:139, CH:146). It goes out silently
at night; whom it found asleep hears it again, unless they have tapped. Who has not tapped by a
time set is on the list of people to ring.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select, update

from records.calls import Call, calls
from records.database import Tx
from records.groups import groups
from records.meetings import MEETING, Meeting, comings
from records.notices import Lane, notices
from records.people import Hours, Person
from records.talks import ABOUT_COMING, LIVE, talks
from scheduler import house
from scheduler.events import Hears, ToldByVoice
from scheduler.kinds import Family
from scheduler.link_people.carers import carers_of
from scheduler.meetings.lists import still_to_tell
from scheduler.meetings.told_report import report_told
from scheduler.phone_calls.calls import When, ring_about
from scheduler.phone_calls.queue import drop, told
from scheduler.post import outbox, reach
from scheduler.post.times import FULL_DAY, next_awake

#: how long people have to tap before they are rung
RING_AFTER = timedelta(hours=12)
#: of what is left before the 24 hour mark, so much is kept for ringing, if they had time to tap
TIME_TO_TAP, TIME_TO_RING = timedelta(minutes=30), timedelta(hours=2)
#: a meeting that has just begun can be called off too: people hear of it for this long
STILL_TOLD = timedelta(hours=1)


class News(NamedTuple):
    """Which conversation says it, what its notices are keyed with, and by when it must be known.

    `known_by` is when someone who has not heard would set out in vain, or miss the start.
    """

    name: str
    key: str
    meeting_id: int
    known_by: datetime


def tell(tx: Tx, news: News, person: Person, now: datetime, *, silent: bool) -> None:
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


def take_back(tx: Tx, name: str, meeting_id: int) -> None:
    """Older news of this sort that has not gone, and who was to be rung about it."""
    outbox.withdraw(tx, notices.c.meeting_id == meeting_id, notices.c.name == name)
    drop(tx, calls.c.meeting_id == meeting_id, calls.c.name == name)


def ring(tx: Tx, news: News, group_id: int, now: datetime, *, late: bool) -> None:
    """Have those rung who do not know by a time set: at once if it is late."""
    zone = str(tx.conn.scalar(select(groups.c.zone).where(groups.c.id == group_id)))
    by_day = next_awake(now + RING_AFTER, Hours.ANY, zone)  # nobody is rung at night
    mark = max(now, news.known_by - FULL_DAY)
    deadline = max(news.known_by, now + STILL_TOLD)
    in_time = max(now + TIME_TO_TAP, mark - TIME_TO_RING)
    when = When(now if late else min(by_day, mark, in_time), deadline, mark, urgent=late)
    meeting = tx.get(Meeting, news.meeting_id)
    ask_no_more(tx, meeting.id)  # about older news
    for person_id in still_to_tell(tx, meeting.id):
        person = tx.get(Person, person_id)
        if not ring_about(tx, news.name, meeting, person, when, now):
            _ask_to_find_a_way(tx, news, group_id, person, when, now)


def _ask_to_find_a_way(
    tx: Tx, news: News, group_id: int, person: Person, when: When, now: datetime
) -> None:
    """It is not safe to ring: whoever looks after them is asked to reach them in some other way.

    At the time when others are rung, and unless they know by then.
    """
    if reach.safe_to_ring(tx, person):
        return
    for carer in sorted(carers_of(tx, person.id, now, group_id)):
        outbox.tell(
            tx,
            carer,
            reach.NOT_SAFE,
            now,
            due_at=when.due,
            dedupe=f"{reach.NOT_SAFE}:{news.name}:{news.key}:{news.meeting_id}:{person.id}:{carer}",
            about_id=person.id,
            meeting_id=news.meeting_id,
            parts={"what": news.name},
        )


def ask_no_more(tx: Tx, meeting_id: int, person_id: int | None = None) -> None:
    """Nobody need find a way to tell them any more: they know, or it is news no longer."""
    which = [notices.c.meeting_id == meeting_id, notices.c.name == reach.NOT_SAFE]
    if person_id is not None:
        which.append(notices.c.about_id == person_id)
    outbox.withdraw(tx, *which)


def nobody_knows_yet(tx: Tx, meeting_id: int, but: int | None, now: datetime) -> None:
    """There is newer news: that someone knew of the last is no longer enough.

    Whoever brings it knows: in a group without staff they were to come too.
    """
    all_of_it = comings.c.meeting_id == meeting_id
    tx.conn.execute(update(comings).where(all_of_it).values(confirmed_at=None, told_at=None))
    theirs = (all_of_it, comings.c.person_id == but)
    tx.conn.execute(update(comings).where(*theirs).values(confirmed_at=now))


def knows(
    tx: Tx, meeting_id: int, person_id: int, now: datetime, *, by_voice: bool = False
) -> None:
    """Someone has heard it: it is not said to them again, and nobody need ring them."""
    mine = (notices.c.meeting_id == meeting_id, notices.c.person_id == person_id)
    outbox.withdraw(tx, *mine, notices.c.name.in_(house.in_family(Family.NEWS)))
    to_them = (calls.c.meeting_id == meeting_id, calls.c.person_id == person_id)
    waiting = (*to_them, calls.c.name.in_(house.in_family(Family.NEWS)), calls.c.state == "open")
    if by_voice:
        for call in tx.every(Call, select(calls).where(*waiting)):
            told(tx, call, now)
    drop(tx, *waiting)
    ask_no_more(tx, meeting_id, person_id)
    settle_if_all_told(tx, meeting_id, now)


def know_by_voice(tx: Tx, event: ToldByVoice, now: datetime) -> None:
    """They were told when they were rung: that is written down, and they know."""
    mine = (comings.c.meeting_id == event.meeting_id, comings.c.person_id == event.person_id)
    tx.conn.execute(update(comings).where(*mine).values(told_at=now))
    knows(tx, event.meeting_id, event.person_id, now, by_voice=True)


def settle_if_all_told(tx: Tx, meeting_id: int, now: datetime) -> bool:
    """Close the cancellation once each person has said “I know” or was told by voice."""
    if still_to_tell(tx, meeting_id) or not MEETING.change(tx.conn, meeting_id, "all_told"):
        return False
    report_told(tx, meeting_id, now)
    return True


def close_talks(tx: Tx, meeting_id: int) -> None:
    """Close the talks about coming: they make no sense once the meeting is off, or over."""
    tx.conn.execute(
        update(talks)
        .where(
            talks.c.meeting_id == meeting_id,
            talks.c.conversation.in_(ABOUT_COMING),
            talks.c.state.in_(LIVE),
        )
        .values(state="closed")
    )


ON: Hears = {ToldByVoice: know_by_voice}
