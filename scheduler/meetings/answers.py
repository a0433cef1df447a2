"""What people say about coming to a meeting, and to those that follow in its series."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert, select, update

from records.access import Actor, allow
from records.database import Tx
from records.meetings import OTHER_WAY, STAYS_AWAY, comings, meetings
from records.notices import Lane
from records.people import RUNS, Row, people
from records.series import regulars
from scheduler.meetings.planner import plan_for_who_comes, plan_other_way, post_plan, withdraw_plan
from scheduler.post import outbox
from scheduler.post.events import happened
from scheduler.seams import StaysAway
from scheduler.series.series import following
from scheduler.talks import digests
from scheduler.talks.acts import Refused
from scheduler.talks.members import everyone

#: that people have answered, and for which meeting
REPLIES = "replies"
#: said of one meeting, never of all that follow
FOR_ONE_ONLY = frozenset({"unwell"})


def for_all_that_follow(tx: Tx, actor: Actor, meeting_id: int, said: str, now: datetime) -> None:
    """What is said to the invitation to a series counts for each meeting, those to come too."""
    meeting = tx.conn.execute(select(meetings).where(meetings.c.id == meeting_id)).one()
    if meeting.series_id is None:
        return
    mine = (regulars.c.series_id == meeting.series_id, regulars.c.person_id == actor.person_id)
    tx.conn.execute(update(regulars).where(*mine).values(answer=said))
    for later in following(tx, meeting):
        answer(tx, actor, later.id, said, now, counted=False)  # facilitators read of the first


def answer(
    tx: Tx, actor: Actor, meeting_id: int, said: str, now: datetime, *, counted: bool = True
) -> None:
    """Save what someone says about one meeting. Refused when it is off or over. NotAllowed.

    If it is `counted`, the facilitators' next digests say how many come.
    """
    meeting = tx.conn.execute(select(meetings).where(meetings.c.id == meeting_id)).first()
    if meeting is None or meeting.state != "planned":
        raise Refused("MEETING_IS_OFF")
    allow(tx.conn, actor, "answer", "invitation", group=meeting.group_id)
    person = tx.conn.execute(select(people).where(people.c.id == actor.person_id)).one()
    where = (comings.c.meeting_id == meeting.id, comings.c.person_id == person.id)
    before = tx.conn.execute(select(comings).where(*where)).first()
    if before is None:
        tx.conn.execute(
            insert(comings).values(meeting_id=meeting.id, person_id=person.id, answer=said)
        )
    else:
        tx.conn.execute(update(comings).where(*where).values(answer=said))
    if counted:
        _have_them_counted(tx, meeting, now)
    was_away = before is not None and before.answer in STAYS_AWAY
    if said in STAYS_AWAY:
        withdraw_plan(tx, meeting.id, person.id)
        if said == OTHER_WAY:
            plan_other_way(tx, meeting, person, now)
        happened(tx, StaysAway(person.id, meeting.id), now)
    elif was_away:
        withdraw_plan(tx, meeting.id, person.id)  # of one who was to take part in another way
        post_plan(tx, meeting, person, now, invited=True)
    else:
        plan_for_who_comes(tx, meeting, person, now)


def _have_them_counted(tx: Tx, meeting: Row, now: datetime) -> None:
    """The numbers go into the next digests, unless it starts before; never who said what."""
    for person in everyone(tx, meeting.group_id, *RUNS):
        due = digests.next_digest(tx, person, now)
        if due >= meeting.starts_at:
            continue
        posted = outbox.post(
            tx,
            to=person.id,
            kind="note",
            name=REPLIES,
            lane=Lane.DIGEST,
            now=now,
            due_at=due,
            dedupe=f"{REPLIES}:{meeting.id}:{digests.key(person, due)}",
            meeting_id=meeting.id,
        )
        if posted is not None:
            digests.plan(tx, person, due, now)
