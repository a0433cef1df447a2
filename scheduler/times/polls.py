"""Times that are asked about: who is asked, what they said, and when it closes (CH:106).

Nothing here reads who has not answered, and no reason is kept.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select

from conversations.script import Answers
from records.calls import calls
from records.database import Tx
from records.notices import notices
from records.people import RUNS, Role, memberships
from records.polls import POLL, Poll, PollReply, PollTime, poll_replies, poll_times, polls
from records.talks import LIVE, TALK, Talk, talks
from scheduler.phone_calls.queue import drop
from scheduler.post import outbox
from scheduler.post.asking import ask_once
from scheduler.post.times import at_local
from scheduler.post.working_days import is_working_day
from scheduler.talks.cards import key_of
from scheduler.talks.people.members import everyone

#: the talk in which people say which times suit them, and the one in which a time is taken
NAME, SETTING = "times_for_me", "set_the_time"
#: it closes so many working days before the first of the times, and no later than a week from now
WORKING_DAYS, AT_MOST = 2, timedelta(days=7)
#: people have at least so long to answer, where the first of the times allows it
AT_LEAST = timedelta(hours=6)
_CLOSES = "17:00"
#: how many times can be asked about
MOST_TIMES = 5


def typed_times(answers: Answers, zone: str) -> list[datetime]:
    """The times that were typed, in UTC: each once, soonest first."""
    said = ((answers.get(f"day_{n}"), answers.get(f"time_{n}")) for n in range(1, MOST_TIMES + 1))
    return sorted({at_local(str(day), str(clock), zone) for day, clock in said if day and clock})


def close_on(day: str, zone: str) -> datetime:
    """The moment at which it closes on an ISO day, in UTC."""
    return at_local(day, _CLOSES, zone)


def usual_close(first: datetime, now: datetime, zone: str, region: str) -> datetime:
    """When it closes unless someone says otherwise; half-way, where the first is very soon."""
    here = ZoneInfo(zone)
    day = _working_days_before(first.astimezone(here).date(), region)
    last = (now.astimezone(here) + AT_MOST).date()
    moment = close_on(min(day, last).isoformat(), zone)
    return moment if moment >= now + AT_LEAST else now + (first - now) / 2


def _working_days_before(day: date, region: str) -> date:
    left = WORKING_DAYS
    while left:
        day -= timedelta(days=1)
        left -= is_working_day(day, region)
    return day


def ask(tx: Tx, poll: Poll, person_id: int, now: datetime) -> None:
    """Ask one person, once, without a buzz."""
    ask_once(tx, person_id, NAME, f"{_key(poll)}{person_id}", now, poll.closes_at)


def ask_newcomer(tx: Tx, person_id: int, group_id: int, now: datetime) -> None:
    """Ask someone who has just come in about the times that are still open."""
    for poll in _open(tx, [group_id], now):
        ask(tx, poll, person_id, now)


def ask_no_more(tx: Tx, person_id: int, group_id: int, now: datetime) -> None:
    """Someone is in the group no more: they are asked nothing, and what they said is not kept."""
    for poll in _open(tx, [group_id], now):
        outbox.withdraw(tx, notices.c.dedupe == f"{_key(poll)}{person_id}")
        mine = (poll_replies.c.person_id == person_id, poll_replies.c.poll_id == poll.id)
        tx.conn.execute(delete(poll_replies).where(*mine))
    drop(tx, calls.c.person_id == person_id, calls.c.group_id == group_id, calls.c.name == NAME)


def _key(poll: Poll) -> str:
    return f"times:{poll.id}:"


def _open(tx: Tx, group_ids: list[int], now: datetime) -> list[Poll]:
    still = (polls.c.state == "open", polls.c.closes_at > now, polls.c.group_id.in_(group_ids))
    return tx.every(Poll, select(polls).where(*still).order_by(polls.c.id))


def open_to(tx: Tx, person_id: int, now: datetime) -> list[Poll]:
    """What this person can answer now."""
    mine = select(memberships.c.group_id).where(
        memberships.c.person_id == person_id, memberships.c.role == Role.CO_PRODUCER
    )
    return _open(tx, list(tx.conn.scalars(mine)), now)


def shown(tx: Tx, person_id: int, talk_id: int | None, now: datetime) -> list[Poll]:
    """What a talk asks about: what was not answered before it began; or all, to say it anew."""
    began = tx.conn.scalar(select(talks.c.began_at).where(talks.c.id == talk_id)) or now
    found = open_to(tx, person_id, now)
    replies = ((poll, reply_of(tx, poll.id, person_id)) for poll in found)
    return [p for p, said in replies if said is None or said.replied_at >= began] or found


def to_settle(tx: Tx, group_ids: list[int], now: datetime) -> list[Poll]:
    """What facilitators of these groups can settle: a time of it is still to come."""
    still = (polls.c.state.in_(("open", "closed")), polls.c.group_id.in_(group_ids))
    found = tx.every(Poll, select(polls).where(*still).order_by(polls.c.id))
    return [poll for poll in found if any(t.starts_at > now for t in times_of(tx, poll.id))]


def times_of(tx: Tx, poll_id: int) -> list[PollTime]:
    """The times of a poll, soonest first."""
    mine = select(poll_times).where(poll_times.c.poll_id == poll_id)
    return tx.every(PollTime, mine.order_by(poll_times.c.starts_at))


def reply_of(tx: Tx, poll_id: int, person_id: int) -> PollReply | None:
    """What someone has said to a poll, if they have."""
    found: PollReply | None = tx.first(
        PollReply,
        select(poll_replies).where(
            poll_replies.c.poll_id == poll_id, poll_replies.c.person_id == person_id
        ),
    )
    return found


def counts(tx: Tx, poll: Poll) -> Counter[int]:
    """How many of those who are in the group could come to each time; never who."""
    here = {person.id for person in everyone(tx, poll.group_id, Role.CO_PRODUCER)}
    said = tx.every(PollReply, select(poll_replies).where(poll_replies.c.poll_id == poll.id))
    return Counter(one for row in said if row.person_id in here for one in json.loads(row.picks))


def title_of(tx: Tx, poll: Poll) -> str:
    """What the meeting is to be called."""
    key_id = key_of(tx, poll.group_id)
    return str(tx.unseal(key_id, "poll.card", poll.card).get("title", ""))


def end(tx: Tx, poll: Poll, state: str, now: datetime) -> bool:
    """Ask nobody any more; False if another was quicker."""
    if not POLL.change(tx.conn, poll.id, state):
        return False
    asked = notices.c.dedupe.like(f"{_key(poll)}%")
    outbox.withdraw(tx, asked)
    drop(tx, calls.c.notice_id.in_(select(notices.c.id).where(asked)))
    _close_talks(tx, now)
    return True


def _close_talks(tx: Tx, now: datetime) -> None:
    """Close the talks that ask about times, where nothing is left to ask; words go on."""
    live = talks.c.state.in_(LIVE)
    asking = (talks.c.conversation == NAME, talks.c.question == "could")
    for talk in tx.every(Talk, select(talks).where(live, *asking)):
        if not open_to(tx, talk.person_id, now):
            TALK.change(tx.conn, talk.id, "closed")


def closing(tx: Tx, now: datetime) -> list[Poll]:
    """Polls whose time to answer is over."""
    over = (polls.c.state == "open", polls.c.closes_at <= now)
    return tx.every(Poll, select(polls).where(*over).order_by(polls.c.id))


def close(tx: Tx, poll: Poll, now: datetime) -> None:
    """Close it, and let those who run the group choose a time, without a buzz."""
    if not end(tx, poll, "closed", now):
        return
    for person in everyone(tx, poll.group_id, *RUNS):
        ask_once(tx, person.id, SETTING, f"{SETTING}:{poll.id}:{person.id}", now)
