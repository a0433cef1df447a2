"""Someone's place in a group: it ends after a talk, or rests to keep someone safe (SHP:297).

A place that rests is asked about, each working day, until there was a talk with whose it is.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select, update

from conversations.registry import ALL
from records.calls import calls
from records.database import Tx
from records.meetings import Meeting, comings, meetings
from records.notices import is_of_group, notices, of_group
from records.people import RUNS, Membership, Person, Role, memberships
from records.rests import REST, Rest, rests
from records.series import regulars, series
from records.surveys import survey_replies
from records.surveys import surveys as surveys_table
from records.talks import LIVE, Talk, talks
from records.tasks import tasks as task_rows
from scheduler.events import Left, StaysAway
from scheduler.friendly_words.hello import drop_hello, plan_hello
from scheduler.meetings.planner import plan_again
from scheduler.meetings.schedule_meeting import ask_to_what_is_planned
from scheduler.phone_calls.queue import drop
from scheduler.post import outbox
from scheduler.post.events import happened
from scheduler.talks.digest import digests
from scheduler.talks.passing_on.together import erase
from scheduler.talks.people.members import everyone, make_member
from scheduler.tasks import tasks


def place_of(tx: Tx, person_id: int, group_id: int) -> Membership | None:
    """That someone takes part in a group; None if they do not."""
    found = select(memberships).where(
        memberships.c.person_id == person_id,
        memberships.c.group_id == group_id,
        memberships.c.role == Role.CO_PRODUCER,
    )
    return tx.first(Membership, found)


def end(tx: Tx, place: Membership, by_id: int, now: datetime) -> None:
    """End someone's place, as was talked about with them; they are told, with thanks."""
    _take_out(tx, place.person_id, place.group_id, now)
    _tell(tx, place, "place_ended", by_id, now)


def rest(tx: Tx, place: Membership, by_id: int, now: datetime) -> None:
    """Have a place rest from now; those who run the group are asked until they have talked."""
    values = {"person_id": place.person_id, "group_id": place.group_id, "link_id": place.link_id}
    tx.conn.execute(insert(rests).values(**values, by_id=by_id, made_at=now))
    _take_out(tx, place.person_id, place.group_id, now)
    _tell(tx, place, "place_rests", by_id, now)
    for person in everyone(tx, place.group_id, *RUNS):
        digests.plan_next(tx, person, now)


def settle(tx: Tx, row: Rest, to: str, by_id: int, now: datetime) -> bool:
    """There was a talk: they are `back`, or it has `ended`. False if that was settled before."""
    if not REST.change(tx.conn, row.id, to):
        return False
    if to == "ended":
        _tell(tx, row, "place_ended", by_id, now)
        return True
    person = tx.get(Person, row.person_id)
    link_id = row.link_id if _still_there(tx, row.link_id, row.group_id) else None
    make_member(tx, person.id, row.group_id, Role.CO_PRODUCER, link_id, now)
    if link_id is not None:
        plan_hello(tx, person, now)
    _tell(tx, row, "place_back", by_id, now)
    ask_to_what_is_planned(tx, person, row.group_id, now)
    not_asked = (comings.c.person_id == person.id, comings.c.answer.is_(None))
    mine = select(meetings).join(comings, comings.c.meeting_id == meetings.c.id).where(*not_asked)
    to_come = (meetings.c.group_id == row.group_id, meetings.c.state == "planned")
    for meeting in tx.every(Meeting, mine.where(*to_come)):
        plan_again(tx, meeting, person, now, invited=False)  # what went before counts no more
    return True


def _still_there(tx: Tx, person_id: int | None, group_id: int) -> bool:
    """Whether someone who looked after them is still staff of the group."""
    mine = (memberships.c.person_id == person_id, memberships.c.group_id == group_id)
    return tx.conn.scalar(select(memberships.c.id).where(*mine).limit(1)) is not None


def _take_out(tx: Tx, person_id: int, group_id: int, now: datetime) -> None:
    """They hear of the group's meetings no more; a fare that is owed to them stays owed."""
    to_come = (meetings.c.group_id == group_id, meetings.c.state == "planned")
    for meeting in tx.every(Meeting, select(meetings).where(*to_come)):
        happened(tx, StaysAway(person_id, meeting.id), now)
        outbox.withdraw(tx, notices.c.person_id == person_id, notices.c.meeting_id == meeting.id)
        drop(tx, calls.c.meeting_id == meeting.id, calls.c.person_id == person_id)
        mine = (talks.c.person_id == person_id, talks.c.meeting_id == meeting.id)
        tx.conn.execute(update(talks).where(*mine, talks.c.state.in_(LIVE)).values(state="closed"))
        there = (comings.c.person_id == person_id, comings.c.meeting_id == meeting.id)
        tx.conn.execute(delete(comings).where(*there))
    of_the_group = select(series.c.id).where(series.c.group_id == group_id)
    asked = (regulars.c.person_id == person_id, regulars.c.series_id.in_(of_the_group))
    tx.conn.execute(delete(regulars).where(*asked))
    _erase_drafts(tx, person_id, group_id)
    happened(tx, Left(person_id, group_id), now)
    outbox.withdraw(tx, notices.c.person_id == person_id, is_of_group(group_id))
    place = (memberships.c.person_id == person_id, memberships.c.group_id == group_id)
    tx.conn.execute(delete(memberships).where(*place, memberships.c.role == Role.CO_PRODUCER))
    theirs = (task_rows.c.person_id == person_id, task_rows.c.group_id == group_id)
    tasks.settle(tx, now, *theirs)  # what they asked for is still seen to
    others = select(memberships.c.id).where(memberships.c.person_id == person_id)
    if tx.conn.scalar(others.limit(1)) is None:  # no one is left to send a friendly word
        drop_hello(tx, person_id)


def _erase_drafts(tx: Tx, person_id: int, group_id: int) -> None:
    """What they said with no name, and that is still shut, is opened for no one."""
    here = select(meetings.c.id).where(meetings.c.group_id == group_id)
    asked = select(surveys_table.c.id).where(surveys_table.c.group_id == group_id)
    said = select(survey_replies.c.talk_id).where(survey_replies.c.survey_id.in_(asked))
    unnamed = [name for name, one in ALL.items() if one.anonymous]
    drafts = select(talks).where(
        talks.c.person_id == person_id,
        talks.c.conversation.in_(unnamed),
        talks.c.state == "finished",
        talks.c.meeting_id.in_(here) | talks.c.id.in_(said),
    )
    rows = tx.every(Talk, drafts)
    erase(tx, rows)
    mine = survey_replies.c.talk_id.in_([row.id for row in rows])
    tx.conn.execute(delete(survey_replies).where(mine))


def _tell(tx: Tx, place: Membership | Rest, note: str, by_id: int, now: datetime) -> None:
    """Tell whose place it is, who looked after them there, and the others who run the group."""
    outbox.tell(
        tx,
        place.person_id,
        note,
        now,
        parts=of_group(place.group_id),
        dedupe=f"{note}:{place.group_id}:{now.isoformat()}:{place.person_id}",
    )
    staff = {person.id for person in everyone(tx, place.group_id, *RUNS)}
    if place.link_id is not None and _still_there(tx, place.link_id, place.group_id):
        staff.add(place.link_id)
    for person_id in sorted(staff - {by_id, place.person_id}):
        digests.post(
            tx,
            to=person_id,
            kind="note",
            name=f"their_{note}",
            now=now,
            about_id=place.person_id,
            parts=of_group(place.group_id),
        )
