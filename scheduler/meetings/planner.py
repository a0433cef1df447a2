"""A meeting becomes its notices, each in the person's waking hours and within their budget.

The plan (W:13): one invitation; three days before, the pre-brief; at least 24 hours
before, the reminder; every so often, the evaluation. Only for who has said that they come: on the
day, silently, a word with the break's button; the next day, thanks and a debrief. What is over
the budget goes silently (post/sending/budget.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select, update

from records.calls import calls
from records.database import Tx
from records.groups import Group
from records.meetings import Meeting, meetings, says_they_come
from records.notices import notices
from records.people import Person, Way
from records.reading import read_once
from scheduler import house
from scheduler.kinds import Family
from scheduler.phone_calls.queue import drop
from scheduler.post import outbox
from scheduler.post.asking import Planned, post_planned
from scheduler.post.times import FULL_DAY, last_awake, local_day, next_awake

#: how long before the start the word of the day comes: from then on a break can be asked for
BEFORE_THE_START = timedelta(minutes=30)
PRE_BRIEF_BEFORE = timedelta(days=3)
#: kept in hand before the 24 hour mark, for retries
IN_HAND = timedelta(hours=2)
#: what is made in one sitting comes in one e-mail: the first invitation waits so long for more
TOGETHER = timedelta(minutes=10)
#: how long an evaluation stays open for more answers
EVALUATION_DAYS = 7
#: nobody is asked for a second one within this time
BETWEEN_EVALUATIONS = timedelta(days=13)

_PRE_BRIEF = read_once(
    select(notices.c.id)
    .where(
        notices.c.meeting_id == bindparam("meeting"),
        notices.c.person_id == bindparam("person"),
        notices.c.name == "pre_brief",
        notices.c.act == "send",
        notices.c.state != "withdrawn",
    )
    .limit(1)
)


def plan(
    meeting: Meeting,
    person: Person,
    group: Group,
    now: datetime,
    pre_brief_before: timedelta = PRE_BRIEF_BEFORE,
) -> Iterator[Planned]:
    """What one co-producer gets for a meeting. Nothing is due in their quiet hours."""
    hours, zone, start = person.hours, person.zone, meeting.starts_at
    mark = start - FULL_DAY
    if now >= mark:  # short notice: it can't wait, and says so
        yield Planned("invitation", now, start)
    else:
        morning = next_awake(now, hours, zone)
        # what can't wait for the morning and still be in time goes at once, silently
        yield Planned("invitation", morning if morning <= mark - IN_HAND else now, mark)
        reminder = last_awake(mark - IN_HAND, hours, zone)
        before = next_awake(start - pre_brief_before, hours, zone)
        if before <= now:
            before = next_awake(now + timedelta(hours=1), hours, zone)
        if before < reminder:
            yield Planned("pre_brief", before, start)
        yield Planned("check_in", max(reminder, now), mark)
    if now < start:
        yield Planned("on_the_day", max(now, start - BEFORE_THE_START), start, kind="note")
    yield from after(meeting, person, group)


def after(meeting: Meeting, person: Person, group: Group) -> Iterator[Planned]:
    """The next day: thanks and a debrief, and now and then an evaluation."""
    end = meeting.starts_at + timedelta(minutes=meeting.minutes)
    tomorrow = local_day(end, person.zone) + timedelta(days=1, hours=10)
    debrief = next_awake(tomorrow, person.hours, person.zone)
    yield Planned("debrief", debrief)
    if group.evaluate_every and meeting.number % group.evaluate_every == 0:
        later = next_awake(debrief + timedelta(hours=2), person.hours, person.zone)
        yield Planned(f"evaluation_{group.form}", later)


def post_plan(
    tx: Tx, meeting: Meeting, person: Person, now: datetime, *, invited: bool = False
) -> None:
    """Post a person's plan for a meeting; without the invitation if they were `invited`."""
    for planned in plan_of(tx, meeting, person, now):
        if planned.name != "invitation":
            post_planned(tx, planned, person.id, now, meeting_id=meeting.id)
        elif not invited:
            due_at = _together(planned, meeting, person, now)
            asked = planned._replace(due_at=due_at)
            post_planned(tx, asked, person.id, now, meeting_id=meeting.id)


def ask_anew(tx: Tx, meeting: Meeting, person: Person, now: datetime, *, invited: bool) -> None:
    """Post a person's plan, with the invitation though it went before; unless just `invited`."""
    for planned in plan_of(tx, meeting, person, now):
        again = planned.name == "invitation"
        if not (again and invited):
            post_planned(tx, planned, person.id, now, meeting_id=meeting.id, again=again)


def _together(planned: Planned, meeting: Meeting, person: Person, now: datetime) -> datetime:
    """When an invitation goes: a little later to who is written to, if there is time enough."""
    written_to = person.ways.split(",")[0] == Way.EMAIL
    later = now + TOGETHER
    in_time = later <= meeting.starts_at - FULL_DAY - IN_HAND
    return max(planned.due_at, later) if written_to and in_time else planned.due_at


def plan_of(tx: Tx, meeting: Meeting, person: Person, now: datetime) -> Iterator[Planned]:
    """The plan as the person wants it, without an evaluation soon after, or before, another.

    Meetings are counted as they are made: two series can have their third within days.
    """
    group = tx.get(Group, meeting.group_id)
    comes = says_they_come(tx.conn, meeting.id, person.id)
    for planned in plan(meeting, person, group, now, _before(tx, person)):
        if house.kind(planned.name).for_who_comes and not comes:
            continue
        seldom = planned.name.startswith("evaluation") and group.evaluate_every > 1
        if not (seldom and _evaluates_near(tx, meeting.id, person.id, planned.due_at)):
            yield planned


def plan_for_anyone(tx: Tx, meeting: Meeting, person: Person, now: datetime) -> Iterator[Planned]:
    """The plan of a meeting that was made, or moved, now; as it is for who has said nothing."""
    return plan(meeting, person, tx.get(Group, meeting.group_id), now, _before(tx, person))


def plan_for_who_comes(tx: Tx, meeting: Meeting, person: Person, now: datetime) -> None:
    """Someone has said whether they come: what is only for who does is posted, or taken back."""
    if not says_they_come(tx.conn, meeting.id, person.id):
        mine = (notices.c.meeting_id == meeting.id, notices.c.person_id == person.id)
        outbox.withdraw(
            tx, *mine, notices.c.name.in_(house.named("for_who_comes")), outbox.OF_A_PLAN
        )
        return
    for planned in plan_of(tx, meeting, person, now):
        if house.kind(planned.name).for_who_comes:
            late = planned.due_at < now  # they say that they came, days after it
            due_at = next_awake(now, person.hours, person.zone) if late else planned.due_at
            post = planned._replace(due_at=due_at)
            post_planned(tx, post, person.id, now, meeting_id=meeting.id)


def _evaluates_near(tx: Tx, meeting_id: int, person_id: int, due_at: datetime) -> bool:
    found = select(notices.c.id).where(
        notices.c.person_id == person_id,
        notices.c.meeting_id != meeting_id,
        notices.c.name.like("evaluation%"),
        notices.c.act == "send",
        notices.c.kind == "begin",
        notices.c.state != "withdrawn",
        notices.c.due_at.between(due_at - BETWEEN_EVALUATIONS, due_at + BETWEEN_EVALUATIONS),
    )
    return tx.conn.scalar(found.limit(1)) is not None


def _before(tx: Tx, person: Person) -> timedelta:
    """How long before a meeting this person reads what to expect: as they chose (CH:91)."""
    said = tx.unseal(person.key_id, "person.card", person.card).get("before")
    return timedelta(days=int(said)) if said else PRE_BRIEF_BEFORE


def plan_other_way(tx: Tx, meeting: Meeting, person: Person, now: datetime) -> None:
    """What someone gets who takes part without being there: the question, some days before."""
    withdraw_plan(tx, meeting.id, person.id)
    before = next_awake(meeting.starts_at - _before(tx, person), person.hours, person.zone)
    asked = Planned("other_way", max(now, before), meeting.starts_at)
    post_planned(tx, asked, person.id, now, meeting_id=meeting.id, again=True)


class _Waits(Meeting):
    notice_id: int  #: of what is said before it


def move_pre_briefs(tx: Tx, person: Person, now: datetime) -> None:
    """Put the pre-briefs that have not gone where the person wants them now."""
    waiting = (
        select(meetings, notices.c.id.label("notice_id"))
        .join(meetings, meetings.c.id == notices.c.meeting_id)
        .where(
            notices.c.person_id == person.id,
            notices.c.name == "pre_brief",
            notices.c.state == "planned",
        )
    )
    for row in tx.every(_Waits, waiting):
        for planned in plan_of(tx, row, person, now):
            if planned.name == "pre_brief":
                mine = notices.c.id == row.notice_id
                tx.conn.execute(update(notices).where(mine).values(due_at=planned.due_at))


def plan_again(tx: Tx, meeting: Meeting, person: Person, now: datetime, *, invited: bool) -> None:
    """Take back what has not gone of a person's plan, and post it for the meeting's new time.

    What went for the old time goes again, but for what would only say the news once more.
    """
    withdraw_plan(tx, meeting.id, person.id)
    for planned in plan_of(tx, meeting, person, now):
        at_once = planned.due_at <= now + timedelta(hours=1)
        if invited and (planned.name == "invitation" or (planned.name == "check_in" and at_once)):
            continue
        again = planned.name != "pre_brief" or meeting.starts_at - now > PRE_BRIEF_BEFORE
        post_planned(tx, planned, person.id, now, meeting_id=meeting.id, again=again)


def withdraw_plan(tx: Tx, meeting_id: int, person_id: int | None = None) -> int:
    """Take back what has not gone of a meeting's plan for one person, or of all for all; how many.

    What else one person is to hear of the meeting, such as whom to ring, stays.
    """
    which = [notices.c.meeting_id == meeting_id]
    # the invitation stands until they have answered it
    rung_about = (
        name for name in house.in_family(Family.BEFORE, Family.AFTER) if name != "invitation"
    )
    mine = [calls.c.meeting_id == meeting_id, calls.c.name.in_(list(rung_about))]
    drop(tx, *mine, *([calls.c.person_id == person_id] if person_id is not None else []))
    if person_id is None:
        which.append((notices.c.kind == "begin") | outbox.OF_A_PLAN)
    else:
        which += (notices.c.person_id == person_id, outbox.OF_A_PLAN)
    return outbox.withdraw(tx, *which)


def gets_no_pre_brief(tx: Tx, meeting_id: int, person_id: int) -> bool:
    """Whether no word on what to expect has gone to someone, nor will: there is no time for it."""
    which = {"meeting": meeting_id, "person": person_id}
    return not tx.scalars(_PRE_BRIEF, which)
